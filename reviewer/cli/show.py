"""`reviewer show ID`: a snippet as a reviewer sees it, or with its key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewer.progress.variant_ids import shown_id
from reviewer.safe_text import one_line, printable

from .console import width
from .options import library_option, open_library, snippet_of

if TYPE_CHECKING:
    from reviewer.model import Change, Decoy, Issue, Snippet, Span


@click.command()
@click.argument("snippet_id", metavar="ID")
@click.option("--key", is_flag=True, help="Show the answers too: issues, decoys, the fixed code.")
@library_option
def command(snippet_id: str, key: bool, libraries: tuple[Path, ...]) -> None:
    """Print a snippet as its reviewer gets it."""
    library = open_library(libraries)
    snippet = snippet_of(library, snippet_id)
    lines = list(page(snippet, width()))
    if key:
        lines += _key(snippet, width())
    click.echo("\n".join(lines))


def page(snippet: Snippet, columns: int) -> Iterator[str]:
    """The lines of text that a reviewer gets: title, context, questions, numbered code."""
    rubric = snippet.rubric
    yield f"{one_line(rubric.title)} ({shown_id(snippet.id)})"
    yield f"Difficulty {rubric.difficulty} of 5, about {rubric.minutes} minutes"
    if rubric.context:
        yield ""
        yield from folded(rubric.context, columns)
    yield ""
    if snippet.change is None:
        yield from numbered(snippet.lines)
    else:
        yield "Review this change. Its own lines have a +, the lines that went a -."
        yield from changed(snippet.lines, snippet.change)
    asked = list(questions(snippet))
    if asked:
        yield ""
        for question in asked:
            yield from folded(question, columns)


def questions(snippet: Snippet) -> Iterator[str]:
    """What the reviewer is asked beside comments."""
    rubric = snippet.rubric
    if rubric.explain is not None:
        yield rubric.explain.question
    names = " and ".join(name for name, _ in complexity_answers(snippet))
    if rubric.complexity is not None and names:
        variables = rubric.complexity.variables.items()
        counts = ", ".join(f"{letter} = {meaning}" for letter, meaning in variables)
        yield f"What is its {names} complexity" + (f", with {counts}?" if counts else "?")


def complexity_answers(snippet: Snippet) -> Iterator[tuple[str, str]]:
    """`time` and `space`, each with the rubric's answer, where it has one."""
    complexity = snippet.rubric.complexity
    if complexity is not None:
        if complexity.time is not None:
            yield "time", complexity.time
        if complexity.space is not None:
            yield "space", complexity.space


def numbered(lines: Iterable[str]) -> Iterator[str]:
    """Lines of code behind their numbers, made harmless for a terminal."""
    lines = list(lines)
    digits = len(str(len(lines)))
    for number, line in enumerate(lines, start=1):
        yield f"{number:>{digits}}  {printable(line)}".rstrip()


def changed(lines: Sequence[str], change: Change) -> Iterator[str]:
    """Numbered lines with the signs of a diff; lines that went stand where they were."""
    digits = len(str(len(lines)))
    for number in range(1, len(lines) + 2):
        for gone in change.removed.get(number, ()):
            yield f"{'':>{digits}} - {printable(gone)}".rstrip()
        if number <= len(lines):
            sign = "+" if number in change.added else " "
            yield f"{number:>{digits}} {sign} {printable(lines[number - 1])}".rstrip()


def _key(snippet: Snippet, columns: int) -> Iterator[str]:
    rubric = snippet.rubric
    yield ""
    yield "ISSUES"
    for issue in rubric.issues:
        yield from _issue(issue, columns)
    if rubric.decoys:
        yield ""
        yield "DECOYS"
        for decoy in rubric.decoys:
            yield from _decoy(decoy, columns)
    if rubric.explain is not None:
        yield ""
        yield "THE EXPLANATION SAYS"
        for point in rubric.explain.key_points:
            yield from folded(f"- {point}", columns, hanging=2)
    answers = list(complexity_answers(snippet))
    if answers:
        yield ""
        yield "COMPLEXITY"
        for name, answer in answers:
            yield f"{name}: {one_line(answer)}"
    if snippet.fixed is not None:
        yield ""
        yield "FIXED"
        yield from numbered(snippet.fixed.splitlines())


def _issue(issue: Issue, columns: int) -> Iterator[str]:
    optional = ", optional" if issue.optional else ""
    yield f"{_places(issue.lines)}  {issue.id} ({issue.category}, {issue.severity}{optional})"
    for text in (issue.title, f"Why: {issue.why}", f"Fix: {issue.fix}"):
        yield from folded(text, columns, indent=4)


def _decoy(decoy: Decoy, columns: int) -> Iterator[str]:
    yield f"{_places(decoy.lines)}  {decoy.id}"
    for text in (f"Claim: {decoy.claim}", f"Why it is wrong: {decoy.why_wrong}"):
        yield from folded(text, columns, indent=4)


def _places(spans: tuple[Span, ...]) -> str:
    return ", ".join(str(span) for span in spans) or "whole snippet"


def folded(text: str, columns: int, indent: int = 0, hanging: int = 0) -> list[str]:
    """Printable `text` as lines of at most `columns`, later ones indented by `hanging` more."""
    import textwrap

    return textwrap.wrap(
        " ".join(printable(text).split()),
        columns,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hanging),
        break_on_hyphens=False,
    )
