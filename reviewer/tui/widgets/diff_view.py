"""A change of code, line by line: what goes, what comes, and some of what stays."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from textual.geometry import Size
from textual.strip import Strip

from ..tones import Line, ToneWidget, fold

SIGNS = {"same": " ", "removed": "-", "added": "+", "skip": "⋯"}
Row = tuple[str, int | None, Line]
"""The sort of a row, its number in its own text, and its toned text."""


def changes(
    before: Sequence[Line], after: Sequence[Line], *, first: int = 1, context: int | None = 3
) -> Iterator[Row]:
    """The rows of a diff. `first` is the number of the first line of both texts.

    `context` unchanged lines are kept around each change; None keeps all.
    """
    old, new = _texts(before), _texts(after)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    groups: list[list[tuple[str, int, int, int, int]]] = [[*matcher.get_opcodes()]]
    if context is not None:
        groups = [[*group] for group in matcher.get_grouped_opcodes(context)]
    seen = 0
    for group in groups:
        if context is not None and group[0][1] > seen:
            yield "skip", None, ()
        for sort, old_from, old_to, new_from, new_to in group:
            if sort == "equal":
                yield from (("same", first + at, after[at]) for at in range(new_from, new_to))
                continue
            yield from (("removed", first + at, before[at]) for at in range(old_from, old_to))
            yield from (("added", first + at, after[at]) for at in range(new_from, new_to))
        seen = group[-1][2]
    if context is not None and groups and seen < len(before):
        yield "skip", None, ()


def _texts(lines: Sequence[Line]) -> list[str]:
    """The lines as text: what a diff compares, whatever their colours."""
    return ["".join(text for text, _ in line) for line in lines]


class DiffView(ToneWidget):
    """Draws the rows of `changes`. Long lines are folded."""

    ALLOW_SELECT = False

    def __init__(self, rows: Sequence[Row], *, numbers: bool = True) -> None:
        super().__init__()
        self._rows = tuple(rows)
        last = max((number or 0 for _, number, _ in self._rows), default=0)
        self._digits = max(2, len(str(last))) if numbers else 0
        self._drawn: tuple[int, list[tuple[str, Line]]] = (-1, [])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(1, len(self._layout(width)))

    def render_line(self, y: int) -> Strip:
        rows = self._layout(self.size.width)
        if y >= len(rows):
            return Strip.blank(self.size.width, self.rich_style)
        sort, line = rows[y]
        ground = sort if sort in ("added", "removed") else ""
        return self.strip(line, self.size.width, ground)

    def _layout(self, width: int) -> list[tuple[str, Line]]:
        if self._drawn[0] != width:
            rows = [row for change in self._rows for row in self._fold(change, width)]
            self._drawn = (width, rows)
        return self._drawn[1]

    def _fold(self, change: Row, width: int) -> Iterator[tuple[str, Line]]:
        sort, number, line = change
        sign_tone = {"added": "good", "removed": "bad"}.get(sort, "quiet")
        label = f"{number:>{self._digits}} " if self._digits and number else ""
        blank = " " * (self._digits + 1 if self._digits else 0)
        room = max(20, width - len(blank) - 3)
        for at, row in enumerate(fold(line, room, 4)):
            margin = label if at == 0 and label else blank
            yield sort, ((margin, "gutter"), (f"{SIGNS[sort]} ", sign_tone), *row)
