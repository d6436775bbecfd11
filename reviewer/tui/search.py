"""Finding text in lines: where it stands, and which place comes next."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from .tones import Line


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A place where the text stands: its line, counted from 1, and its first and end columns."""

    line: int
    start: int
    end: int


def find(lines: Sequence[str], text: str) -> tuple[Hit, ...]:
    """Every place of `text`, from the top, none overlapping another; none for an empty text.

    Small letters alone find capitals too; a capital in `text` has every letter meant as written.
    """
    if not text:
        return ()
    flags = re.IGNORECASE if text == text.lower() else re.NOFLAG
    pattern = re.compile(re.escape(text), flags)
    return tuple(
        Hit(number, match.start(), match.end())
        for number, line in enumerate(lines, start=1)
        for match in pattern.finditer(line)
    )


def nearest(hits: Sequence[Hit], line: int) -> int | None:
    """The index of the first hit on `line` or below, else of the first of all; None if none."""
    if not hits:
        return None
    return bisect_left(hits, Hit(line, 0, 0)) % len(hits)


def beside(hits: Sequence[Hit], at: int | None, line: int, step: int) -> int | None:
    """The index of the hit after (`step` 1) or before (-1) the one `at`, around the ends.

    Counted from `line` where the cursor has left the hit.
    """
    if not hits:
        return None
    if at is not None and hits[at].line == line:
        return (at + step) % len(hits)
    if step > 0:
        return bisect_left(hits, line + 1, key=lambda hit: hit.line) % len(hits)
    return (bisect_right(hits, line - 1, key=lambda hit: hit.line) - 1) % len(hits)


def marked(line: Line, hits: Sequence[tuple[int, int, str]]) -> Line:
    """`line` with other tones from column to column: (start, end, tone), in order, apart."""
    parts: list[tuple[str, str]] = []
    column = 0
    waiting = list(reversed(hits))
    for text, tone in line:
        rest = text
        while rest:
            while waiting and waiting[-1][1] <= column:
                waiting.pop()
            start, end, mark = waiting[-1] if waiting else (column + len(rest), 0, "")
            if start > column:
                size, name = min(start - column, len(rest)), tone
            else:
                size, name = min(end - column, len(rest)), mark
            parts.append((rest[:size], name))
            rest, column = rest[size:], column + size
    return tuple(parts)
