"""`reviewer author overview`: what a library holds, in tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reviewer.model import CATEGORIES, SEVERITIES

from ..options import format_option, library_option, open_library

if TYPE_CHECKING:
    from reviewer.model import Snippet


@click.command()
@format_option("text", "json")
@library_option
def overview(output_format: str, libraries: tuple[Path, ...]) -> None:
    """Count the snippets and issues of the libraries.

    By interview question, track, difficulty and form; issues by category, severity and by what
    shows them. Says what a library lacks.
    """
    library = open_library(libraries)
    snippets = [library.snippet(snippet_id) for snippet_id in library.ids()]
    if output_format == "json":
        from reviewer.formats.canonical import dumps

        click.echo(dumps(_data(snippets)))
        return
    click.echo("\n".join(_page(snippets)))


def _page(snippets: list[Snippet]) -> Iterator[str]:
    data = _data(snippets)
    for number, (name, counts) in enumerate(data.items()):
        if number:
            yield ""
        yield name.upper()
        widest = max((len(str(key)) for key in counts), default=0)
        for key, count in counts.items():
            yield f"{key!s:<{widest}}  {count:>4}"


def _data(snippets: list[Snippet]) -> dict[str, dict[str, Any]]:
    from reviewer.authoring.checking.tally import SOURCES, tally

    rubrics = [snippet.rubric for snippet in snippets]
    issues = [issue for rubric in rubrics for issue in rubric.issues]
    counted = tally(issues)
    return {
        "total": {
            "snippets": len(snippets),
            "issues": len(issues),
            "decoys": sum(len(rubric.decoys) for rubric in rubrics),
            "phrases": sum(len(issue.phrases) for issue in issues),
            "misconceptions": sum(len(issue.misconceptions) for issue in issues),
            "lines of code": sum(len(snippet.lines) for snippet in snippets),
        },
        "snippets by question": _counts(
            (f"question {rubric.question}" for rubric in rubrics),
            [f"question {number}" for number in range(1, 11)],
        ),
        "snippets by track": _counts((snippet.track for snippet in snippets), []),
        "snippets by difficulty": _counts(
            (f"difficulty {rubric.difficulty}" for rubric in rubrics),
            [f"difficulty {number}" for number in range(1, 6)],
        ),
        "snippets by form": _counts(map(_form, snippets), ["code", "change", "sound code"]),
        "issues by category": _counts((issue.category for issue in issues), CATEGORIES),
        "issues by severity": _counts(
            ("optional" if issue.optional else issue.severity for issue in issues),
            [*SEVERITIES, "optional"],
        ),
        "issues by evidence": {
            **{source: counted.by_source[source] for source in SOURCES},
            "any program's": counted.machine,
            "any program's, percent": round(100 * counted.share),
        },
    }


def _form(snippet: Snippet) -> str:
    if not snippet.rubric.issues:
        return "sound code"
    return "code" if snippet.before is None else "change"


def _counts(values: Iterable[str], order: Iterable[str]) -> dict[str, int]:
    found = Counter(values)
    return {key: found[key] for key in [*order, *sorted(found.keys() - set(order))]}
