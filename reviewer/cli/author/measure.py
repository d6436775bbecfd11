"""`reviewer author measure ID`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewer.problems import InputError, Problem

from ..console import narrate
from ..exit_codes import ExitCode
from ..options import library_option, open_library, snippet_of

if TYPE_CHECKING:
    from reviewer.model import Snippet


@click.command()
@click.argument("snippet_ids", metavar="[ID]...", nargs=-1)
@click.option("--write", is_flag=True, help="Record the result beside the rubric.")
@library_option
def measure(snippet_ids: tuple[str, ...], write: bool, libraries: tuple[Path, ...]) -> int:
    """Measure how time and memory of a snippet and of its fixed version grow.

    Without ID, all snippets that have a growth.py are measured.

    Runs the workloads of growth.py, as `author check` does: only code that you trust. Operations
    are counted, so the answer does not depend on the machine; code that uses libraries whose
    operations cannot be counted is timed. Memory is what Python allocates. Exits with 1 where a
    measurement contradicts the rubric.
    """
    library = open_library(libraries)
    if snippet_ids:
        snippets = [snippet_of(library, snippet_id) for snippet_id in snippet_ids]
    else:
        every = (library.snippet(snippet_id) for snippet_id in library.ids())
        snippets = [snippet for snippet in every if snippet.growth is not None]
    wrong = sum(_measure(snippet, write) for snippet in snippets)
    return ExitCode.BELOW_BAR if wrong else ExitCode.OK


def _measure(snippet: Snippet, write: bool) -> int:
    """Measure one snippet, print and perhaps record it; how many claims it contradicts."""
    from reviewer.authoring.growth.chart import chart
    from reviewer.authoring.growth.claims import contradiction
    from reviewer.authoring.growth.measure import CannotMeasure, measure
    from reviewer.authoring.growth.record import record_path, record_text
    from reviewer.authoring.write import write_files
    from reviewer.safe_text import printable

    try:
        measured = measure(snippet)
    except CannotMeasure as error:
        raise InputError([Problem(snippet.id, None, str(error))]) from None
    wrong = 0
    for one in measured:
        click.echo("\n".join(printable(line) for line in chart(one)))
        against = contradiction(one)
        if against is not None:
            wrong += 1
            narrate(f"{snippet.id}, {one.issue}: {against}")
    if write:
        path = record_path(snippet)
        write_files({path: record_text(snippet, measured)})
        narrate(f"written to {path}")
    return wrong
