"""Writing to the user: narration, colours, widths."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

import click

from reviewer.problems import Problem
from reviewer.safe_text import no_command, printable, unbroken

FILE_WIDTH = 88
"""Columns of text that goes to a file or a pipe."""
_WIDEST = 120
_COLOURS = {"good": "green", "middling": "yellow", "bad": "red"}


def narrate(text: str) -> None:
    """Say something on stderr, made harmless for a terminal and for the log of a build."""
    click.echo(no_command(printable(text)), err=True)


def narrate_problems(problems: Iterable[Problem]) -> None:
    """Say on stderr what is wrong with the input, one line each."""
    for problem in problems:
        narrate(unbroken(str(problem)))  # a stranger's text forges no other line


def nearest(word: str, known: Iterable[str]) -> str:
    """`; did you mean ...?` to end a sentence about a mistyped name; `.` if nothing is near."""
    near = nearest_word(word, known)
    return "." if near is None else f"; did you mean {near}?"


def nearest_word(word: str, known: Iterable[str]) -> str | None:
    """The most similar of the known words, None if nothing is near."""
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return close[0] if close else None


def colours_wanted() -> bool:
    """Whether stdout is a terminal that may be sent colours (https://no-color.org)."""
    return on_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def on_terminal() -> bool:
    """Whether stdout is a terminal."""
    return sys.stdout.isatty()


def width() -> int:
    """Columns for text on stdout."""
    if not on_terminal():
        return FILE_WIDTH
    import shutil

    return min(shutil.get_terminal_size().columns, _WIDEST)


def coloured(text: str, role: str) -> str:
    """`text` in the colour of its role; the roles are those of the report writers."""
    if role in _COLOURS:
        return click.style(text, fg=_COLOURS[role])
    return click.style(text, dim=True) if role == "faint" else click.style(text, bold=True)
