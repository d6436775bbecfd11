"""`reviewer author preview ID`."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewer.safe_text import one_line, printable

from ..console import width
from ..options import library_option, open_library, snippet_of
from ..show import complexity_answers, folded, page

if TYPE_CHECKING:
    from reviewer.model import Decoy, Issue, Snippet, Span


@click.command()
@click.argument("snippet_id", metavar="ID")
@library_option
def preview(snippet_id: str, libraries: tuple[Path, ...]) -> None:
    """Print a snippet as the trainee sees it, then its key.

    The key has everything that the rubric says: issues with their evidence, phrases,
    misconceptions and hints, the decoys, the explanation, and what the fixed version changes.
    """
    snippet = snippet_of(open_library(libraries), snippet_id)
    click.echo("\n".join([*page(snippet, width()), "", *_key(snippet, width())]))


def _key(snippet: Snippet, columns: int) -> Iterator[str]:
    rubric = snippet.rubric
    yield "KEY"
    for issue in rubric.issues:
        yield ""
        yield from _issue(issue, columns)
    for decoy in rubric.decoys:
        yield ""
        yield from _decoy(decoy, columns)
    if rubric.explain is not None:
        yield ""
        yield from _listed("The explanation says", rubric.explain.key_points, columns, 0)
    for name, answer in complexity_answers(snippet):
        yield f"{name}: {one_line(answer)}"
    if snippet.fixed is not None:
        yield ""
        yield "THE FIXED VERSION CHANGES"
        before, after = snippet.code.splitlines(), snippet.fixed.splitlines()
        yield from map(printable, unified_diff(before, after, "snippet", "fixed", lineterm="", n=1))


def _issue(issue: Issue, columns: int) -> Iterator[str]:
    optional = ", optional" if issue.optional else ""
    kind = f", {issue.kind}" if issue.kind else ""
    sort = f"({issue.category}, {issue.severity}{optional}{kind})"
    yield from folded(f"ISSUE {_places(issue.lines)} {issue.id} {sort}", columns, hanging=2)
    for text in (issue.title, f"Why: {issue.why}", f"Fix: {issue.fix}"):
        yield from folded(text, columns, indent=2)
    for name, growth in (("Time", issue.time), ("Space", issue.space)):
        if growth is not None:
            yield from folded(f"{name}: {growth.before} -> {growth.after}", columns, indent=2)
    yield from _listed("Evidence", issue.evidence, columns, 2)
    yield from _listed("Phrases", issue.phrases, columns, 2)
    yield from _listed("Misconceptions", issue.misconceptions, columns, 2)
    yield from _listed("Hints", issue.hints, columns, 2)


def _decoy(decoy: Decoy, columns: int) -> Iterator[str]:
    yield from folded(f"DECOY {_places(decoy.lines)} {decoy.id}", columns)
    for text in (f"Claim: {decoy.claim}", f"Why it is wrong: {decoy.why_wrong}"):
        yield from folded(text, columns, indent=2)


def _listed(heading: str, texts: tuple[str, ...], columns: int, indent: int) -> Iterator[str]:
    if texts:
        yield f"{' ' * indent}{heading}:"
        for text in texts:
            yield from folded(f"- {text}", columns, indent=indent + 2, hanging=2)


def _places(spans: tuple[Span, ...]) -> str:
    return ", ".join(map(str, spans))
