"""An issue: what was said of it beside what the key says."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.model import Issue, IssueResult

from ..hinting import hint_points
from .blocks import (
    Appealed,
    Block,
    Chart,
    Diff,
    Excerpt,
    Grows,
    Heading,
    Page,
    Rated,
    State,
    Text,
    Title,
)
from .comment_page import quote, verdict
from .debrief import Debrief
from .fix_hunks import fix_of
from .wording import growth_class, growth_figures, places, severity_step

MOST_QUOTED = 12
"""Comments on one issue that are shown in full; the rest is counted."""
_WORDS: dict[State, str] = {
    "found": "found", "partial": "partly found", "missed": "missed",
    "not mentioned": "not mentioned",
}  # fmt: skip


def state_of(result: IssueResult) -> State:
    """How an issue stands; missing an optional one is no miss."""
    return "not mentioned" if result.optional and result.status == "missed" else result.status


def issue_page(debrief: Debrief, issue_id: str) -> Page:
    """The page of an issue. Raises KeyError."""
    issue = debrief.snippet.rubric.issue(issue_id)
    result = next((one for one in debrief.report.issues if one.id == issue_id), None)
    if result is None:
        raise KeyError(issue_id)
    return Page(
        tuple(_head(issue, result)),
        tuple(_said(debrief, issue, result)),
        tuple(key_of(issue)),
        (*_fix(debrief, issue), *_growth(debrief, issue)),
    )


def _head(issue: Issue, result: IssueResult) -> Iterator[Block]:
    state = state_of(result)
    yield Title(issue.title, state)
    optional = ", optional" if issue.optional else ""
    yield Rated(
        issue.severity, f"{issue.category}{optional}, {places(issue.lines)}, {_WORDS[state]}"
    )
    if issue.lines:
        yield Excerpt(issue.lines)


def _said(debrief: Debrief, issue: Issue, result: IssueResult) -> Iterator[Block]:
    yield Heading("You said")
    if not result.comments:
        yield Text("Nothing about this.", quiet=True)
    for index in result.comments[:MOST_QUOTED]:
        yield from quote(debrief, index)
        yield from verdict(debrief, index)
    if len(result.comments) > MOST_QUOTED:
        yield Text(f"and {len(result.comments) - MOST_QUOTED} more comments", quiet=True)
    tags = (debrief.details.comment(index).severity for index in result.comments)
    tagged = next((tag for tag in tags if tag is not None), None)
    if tagged is not None:
        yield Rated(tagged, f"{severity_step(tagged, issue.severity)}.")
    taken = debrief.details.hints.get(issue.id, 0)
    if taken:
        hints = "1 hint" if taken == 1 else f"{taken} hints"
        points = hint_points({issue.id: taken})
        yield Text(f"You took {hints} for it, at {points} points.", quiet=True)
    appeal = debrief.appeals.get(f"issue:{issue.id}")
    if appeal is not None:
        yield Appealed(appeal.text, appeal.made)


def key_of(issue: Issue) -> Iterator[Block]:
    """What the key says of an issue."""
    yield Heading("The key says")
    yield Text(issue.why)
    yield Heading("What to do")
    yield Text(issue.fix)
    for resource, growth in (("time", issue.time), ("space", issue.space)):
        if growth is not None:
            yield Grows(resource, growth.before, growth.after)


def _fix(debrief: Debrief, issue: Issue) -> Iterator[Block]:
    if debrief.snippet.fixed is None:
        return
    passages = fix_of(debrief.snippet.lines, debrief.fixed, issue.lines)
    yield Heading("The fix of this")
    if not passages:
        yield Text("It changes none of these lines: see the whole fix.", quiet=True)
    for passage in passages:
        yield Diff(passage.before, passage.after, passage.old, passage.new, whole=True)


def _growth(debrief: Debrief, issue: Issue) -> Iterator[Block]:
    for one in debrief.growth.of(issue.id):
        yield Heading(f"{one.resource.capitalize()}, measured in {one.unit}")
        yield Chart(one)
        yield Text(f"Before: {growth_class(one.before.growth)}.")
        yield Text(f"After: {growth_class(one.after.growth)}.", near=True)
        if figures := growth_figures(one):
            yield Text(figures, near=True)
    if debrief.growth.trouble and (issue.time or issue.space):
        yield Text(debrief.growth.trouble, quiet=True)
