"""The pages of a report, by the keys of its rows."""

from __future__ import annotations

from collections.abc import Iterator

from .answer_pages import complexity_page, explanation_page
from .blocks import Block, Chart, Diff, Excerpt, Heading, Marked, Page, Quote, Text, Title
from .comment_page import comment_page, quote, verdict
from .debrief import Debrief
from .issue_page import issue_page
from .wording import growth_class, growth_figures


def page(debrief: Debrief, key: str) -> Page:
    """The page of `issue:<id>`, `comment:<index>`, `decoy:<id>`, `explanation`, `complexity`,
    `fix`, `change` or `growth`. Raises KeyError."""
    sort, _, which = key.partition(":")
    match sort:
        case "issue":
            return issue_page(debrief, which)
        case "comment":
            return comment_page(debrief, int(which))
        case "decoy":
            return _decoy_page(debrief, which)
        case "explanation":
            return explanation_page(debrief)
        case "complexity":
            return complexity_page(debrief)
        case "fix":
            return _fix_page(debrief)
        case "change":
            return _change_page(debrief)
        case "growth":
            return _growth_page(debrief)
    raise KeyError(key)


def _decoy_page(debrief: Debrief, decoy_id: str) -> Page:
    decoy = debrief.snippet.rubric.decoy(decoy_id)
    head: list[Block] = [Title("Looks wrong, is right", "decoy")]
    if decoy.lines:
        head.append(Excerpt(decoy.lines))
    taken = [one.index for one in debrief.report.comments if one.decoy == decoy.id]
    said: list[Block] = [Heading("You said")]
    for index in taken:
        said += [*quote(debrief, index), *verdict(debrief, index)]
    if not taken:
        said.append(Marked("right", "Nothing: you were not taken in."))
    return Page(
        tuple(head),
        tuple(said),
        (
            Heading("One might say"),
            Quote(decoy.claim),
            Heading("But"),
            Text(decoy.why_wrong),
        ),
    )


def _fix_page(debrief: Debrief) -> Page:
    return Page(
        (Title("The whole fix, line by line"), Diff(debrief.snippet.lines, debrief.fixed)),
    )


def _change_page(debrief: Debrief) -> Page:
    before = tuple((debrief.snippet.before or "").splitlines())
    return Page(
        (
            Title("The change you reviewed"),
            Text("From the code before it to the code as shown.", quiet=True),
            Diff(before, debrief.snippet.lines),
        ),
    )


def _growth_page(debrief: Debrief) -> Page:
    return Page((Title("How the cost grows, measured"), *_growths(debrief)))


def _growths(debrief: Debrief) -> Iterator[Block]:
    record = debrief.growth
    if record.trouble:
        yield Text(record.trouble, quiet=True)
    known = {issue.id: issue.title for issue in debrief.snippet.rubric.issues}
    for one in record.measured:
        if one.issue in known:
            yield Heading(known[one.issue])
            yield Chart(one)
            yield Text(
                f"{one.resource.capitalize()} before: {growth_class(one.before.growth)}; "
                f"after: {growth_class(one.after.growth)}. {growth_figures(one)}"
            )
