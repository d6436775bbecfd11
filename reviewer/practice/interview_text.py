"""The summary of an interview as lines of text, for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import Literal

from reviewer.safe_text import one_line, printable

from .interview_blocks import Block, Heading, Paragraph, Quote, Table

Role = Literal["title", "heading", "text", "head", "row", "about", "quote"]


def lines(found: Iterable[Block], width: int) -> Iterator[tuple[Role, str]]:
    """The lines of the blocks, at most `width` characters wide, each with what it is."""
    for block in found:
        match block:
            case Heading(level, text):
                if level > 1:
                    yield "text", ""
                yield ("title" if level == 1 else "heading"), one_line(text, width)
            case Paragraph(text):
                for line in _folded(text, width):
                    yield "text", line
            case Quote(text, about):
                yield "text", ""
                for line in _folded(about, width):
                    yield "about", line
                for part in printable(text).split("\n"):
                    for line in _folded(part, width - 2) or [""]:
                        yield "quote", f"  {line}"
            case Table():
                yield "text", ""
                yield from _table(block, width)


def _table(table: Table, width: int) -> Iterator[tuple[Role, str]]:
    """Columns as wide as they must be; the first takes what is left, and is cut."""
    columns = list(zip(table.head, *table.rows, strict=True))
    widths = [max(len(one_line(cell)) for cell in column) for column in columns]
    widths[0] = max(8, min(widths[0], width - sum(w + 2 for w in widths[1:])))
    for at, row in enumerate((table.head, *table.rows)):
        cells = [one_line(row[0], widths[0]).ljust(widths[0])]
        cells += [
            one_line(cell, size).rjust(size) if _is_figure(columns[place]) else cell.ljust(size)
            for place, (cell, size) in enumerate(zip(row[1:], widths[1:], strict=True), start=1)
        ]
        yield ("row" if at else "head"), "  ".join(cells).rstrip()


def _is_figure(column: tuple[str, ...]) -> bool:
    return all(cell[:1].isdigit() for cell in column[1:])


def _folded(text: str, width: int) -> list[str]:
    return textwrap.wrap(" ".join(printable(text).split()), max(20, width))
