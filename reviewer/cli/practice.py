"""`reviewer practice [ID]`: choose a snippet, review it, get the report."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from .options import library_option, open_library, snippet_of


@click.command()
@click.argument("snippet_id", metavar="[ID]", required=False)
@click.option("--plain", is_flag=True, help="Plain text, for screen readers and simple terminals.")
@library_option
def command(snippet_id: str | None, plain: bool, libraries: tuple[Path, ...]) -> int:
    """Practise a review.

    Choose a snippet, explain it, comment on its lines, get the report. Unfinished reviews are
    kept and taken up again.
    """
    library = open_library(libraries)
    if snippet_id is not None:
        snippet_of(library, snippet_id)
    if plain or not _full_screen():
        from .plain import run_plain

        return run_plain(library, snippet_id)
    from reviewer.tui import run

    return run(library, snippet_id=snippet_id)


def _full_screen() -> bool:
    """Whether there is a terminal on both sides that can be drawn on."""
    able = os.environ.get("TERM") != "dumb"
    return able and sys.stdin.isatty() and sys.stdout.isatty()
