"""The explanation and the complexity answers, beside what a full answer says."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.model import ComplexityMark, KeyPoint

from .blocks import Block, Grows, Heading, Marked, Page, Quote, State, Text, Title
from .debrief import Debrief


def point_state(point: KeyPoint) -> State:
    """How far a point of the explanation was said."""
    if point.covered:
        return "said"
    return "partly said" if point.partly else "not said"


def key_points(debrief: Debrief) -> tuple[KeyPoint, ...]:
    """The points of a full explanation, as they were marked; not said where none was given."""
    result, explain = debrief.report.explanation, debrief.snippet.rubric.explain
    if result is not None and result.key_points:
        return result.key_points
    return tuple(KeyPoint(text, covered=False) for text in explain.key_points) if explain else ()


def complexity_marks(debrief: Debrief) -> tuple[tuple[str, ComplexityMark], ...]:
    """The marks of the answers that were asked for, by name; without an answer where the report
    has none."""
    result, asked = debrief.report.complexity, debrief.snippet.rubric.complexity
    found = []
    for name, mark, key in (
        ("Time", result.time if result else None, asked.time if asked else None),
        ("Space", result.space if result else None, asked.space if asked else None),
    ):
        if mark is not None:
            found.append((name, mark))
        elif key is not None:
            found.append((name, ComplexityMark(None, correct=False, expected=key)))
    return tuple(found)


def explanation_page(debrief: Debrief) -> Page:
    """The explanation beside the points of a full one."""
    explain, result = debrief.snippet.rubric.explain, debrief.report.explanation
    head: list[Block] = [Title(explain.question if explain else "Explanation")]
    if result is not None:
        head.append(Text(f"{result.score:.0%} of a full answer; beside the score.", quiet=True))
    written = debrief.review.explanation
    said = Quote(written) if written else Text("You left it empty.", quiet=True)
    points = [Marked(point_state(point), _point(point)) for point in key_points(debrief)]
    return Page(tuple(head), (Heading("You said"), said), (Heading("A full answer says"), *points))


def _point(point: KeyPoint) -> str:
    if point_state(point) == "partly said":
        return f"{point.text} (partly said, {point.credit:.0%})"
    return point.text


def complexity_page(debrief: Debrief) -> Page:
    """The complexity answers beside the key's, and what the fixes change."""
    asked = debrief.snippet.rubric.complexity
    marks = complexity_marks(debrief)
    named = asked.variables.items() if asked else ()
    head: list[Block] = [Title("Complexity of the code as shown")]
    if named:
        variables = ", ".join(f"{letter} = {meaning}" for letter, meaning in named)
        head.append(Text(variables, quiet=True))
    said: list[Block] = [Heading("You said")]
    key: list[Block] = [Heading("The key says")]
    for name, mark in marks:
        said.append(
            Marked("right" if mark.correct else "missed", f"{name}: {mark.answer or 'no answer'}")
        )
        estimated = ", a static estimate" if mark.source == "estimate" else ""
        key.append(Text(f"{name}: {mark.expected}{estimated}"))
        key += [Text(reason, quiet=True) for reason in mark.reasons]
    return Page(tuple(head), tuple(said), tuple(key), tuple(_changes(debrief)))


def _changes(debrief: Debrief) -> Iterator[Block]:
    grown = [issue for issue in debrief.snippet.rubric.issues if issue.time or issue.space]
    if grown:
        yield Heading("What the fixes change")
    for issue in grown:
        yield Text(issue.title)
        for resource, growth in (("time", issue.time), ("space", issue.space)):
            if growth is not None:
                yield Grows(resource, growth.before, growth.after)
