"""A comment: what was said beside what the key has at that place."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.model import CommentResult, Decoy, Issue, Verdict

from .blocks import (
    Appealed,
    Block,
    Diff,
    Excerpt,
    Heading,
    Marked,
    Page,
    Points,
    Quote,
    Rated,
    Reasons,
    State,
    Text,
    Title,
)
from .debrief import Debrief
from .wording import clock, places, severity_step

_NO_COUNTERPART: dict[Verdict, str] = {
    "extra": "Not in the key; it is true all the same, and costs nothing.",
    "nit": "Not in the key: a matter of taste, which costs nothing.",
    "praise": "Praise is welcome, and is not scored.",
    "wrong": "This does not hold.",
    "vague": "Nothing that could be checked: it fits any code.",
    "issue": "",
}
VERDICT_WORDS: dict[State, str] = {
    "issue": "names an issue",
    "partial issue": "partly names an issue",
    "extra": "true, beside the key",
    "nit": "a matter of taste",
    "wrong": "not true",
    "vague": "too vague",
    "praise": "praise",
}
_SUGGESTION_WORDS = {
    "verified": "Checked, and it holds",
    "plausible": "Looks right",
    "flawed": "Flawed",
    "unchecked": "Not checked",
}


def verdict_state(result: CommentResult) -> State:
    """How a comment stands; one that names issues only in part says so."""
    given = result.addresses.values()
    if result.verdict == "issue" and given and "full" not in given:
        return "partial issue"
    return result.verdict


def comment_page(debrief: Debrief, index: int) -> Page:
    """The page of a comment. Raises KeyError."""
    result, comment = debrief.marked(index), debrief.comment(index)
    state = verdict_state(result)
    head: list[Block] = [Title(f"Comment {index + 1}: {VERDICT_WORDS[state]}", state)]
    if comment.span is not None:
        head.append(Excerpt((comment.span,)))
    return Page(tuple(head), tuple(_said(debrief, result)), tuple(_key(debrief, result)), ())


def quote(debrief: Debrief, index: int) -> Iterator[Block]:
    """A comment's words, and its suggestion as a diff."""
    comment = debrief.comment(index)
    if comment.body:
        yield Quote(comment.body)
    if comment.suggestion is not None and comment.span is not None:
        first, last = comment.span.first, comment.span.last
        after = tuple(comment.suggestion.split("\n")) if comment.suggestion else ()
        yield Diff(debrief.snippet.lines[first - 1 : last], after, first, first, whole=True)
        result = debrief.marked(index).suggestion
        if result is not None:
            detail = f": {result.detail}" if result.detail else ""
            yield Marked(result.verdict, f"{_SUGGESTION_WORDS[result.verdict]}{detail}")


def verdict(debrief: Debrief, index: int) -> Iterator[Block]:
    """What the engine says of a comment, when it was made, and on demand why."""
    result = debrief.marked(index)
    state, about = verdict_state(result), debrief.details.comment(index)
    parts = [f"Comment {index + 1}: {VERDICT_WORDS[state]}"]
    if result.judge is not None:
        parts.append(f"says {result.judge}")
    elif result.confidence < 1:
        parts.append(f"{result.confidence:.0%} sure")
    yield Marked(state, ", ".join(parts))
    if about.begun is not None and about.spent is not None:
        first = about.spent == about.begun
        after = "" if first else f", {clock(about.spent)} after the one before"
        yield Text(f"Begun {clock(about.begun)} into the review{after}", quiet=True)
    unexplained = not result.addresses and result.decoy is None
    yield Reasons(result.reasons, always=unexplained)


def _said(debrief: Debrief, result: CommentResult) -> Iterator[Block]:
    yield Heading("You said")
    yield from quote(debrief, result.index)
    yield from verdict(debrief, result.index)
    for deduction in debrief.report.deductions:
        if deduction.comment == result.index:
            yield Points(deduction.points)
    appeal = debrief.appeals.get(f"comment:{result.index}")
    if appeal is not None:
        yield Appealed(appeal.text, appeal.made)


def _key(debrief: Debrief, result: CommentResult) -> Iterator[Block]:
    yield Heading("The key says")
    tagged = debrief.details.comment(result.index).severity
    for issue_id, credit in result.addresses.items():
        issue = debrief.snippet.rubric.issue(issue_id)
        yield Marked("found" if credit == "full" else "partial", issue.title)
        yield Text(issue.why)
        yield Text(issue.fix)
        step = f"   {severity_step(tagged, issue.severity)}" if tagged is not None else ""
        yield Rated(issue.severity, f"{issue.category}{step}")
    if result.decoy is not None:
        decoy = debrief.snippet.rubric.decoy(result.decoy)
        yield Marked("decoy", "Looks wrong, is right")
        yield Text(decoy.why_wrong)
    elif not result.addresses:
        yield Text(_NO_COUNTERPART[result.verdict])
        yield from _nearby(debrief, result)


def _nearby(debrief: Debrief, result: CommentResult) -> Iterator[Block]:
    """What the key has on the lines of a comment that names none of it."""
    comment = debrief.comment(result.index)
    if comment.span is None or result.verdict == "praise":
        return
    there = debrief.on_lines(comment)
    if not there:
        yield Text(f"It has nothing on {comment.span}.", quiet=True)
        return
    yield Text(f"On {comment.span} it has:", quiet=True)
    for one in there:
        yield from _named(one, debrief)


def _named(one: Issue | Decoy, debrief: Debrief) -> Iterator[Block]:
    if isinstance(one, Decoy):
        yield Marked("decoy", f"{one.claim} It is right as it stands: {one.why_wrong}")
        return
    status: State = next((r.status for r in debrief.report.issues if r.id == one.id), "missed")
    yield Marked(status, f"{one.title} ({places(one.lines)})")
