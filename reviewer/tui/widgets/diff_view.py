"""A change of code, line by line: what goes, what comes, and some of what stays."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from textual.geometry import Size
from textual.strip import Strip

from ..tones import Line, ToneWidget, fold

SIGNS = {"same": " ", "removed": "-", "added": "+", "skip": "⋯"}
Row = tuple[str, int | None, int | None, Line]
"""The sort of a row, its numbers in the old and the new text, and its toned text."""


def changes(
    before: Sequence[Line],
    after: Sequence[Line],
    *,
    first: int = 1,
    first_after: int | None = None,
    context: int | None = 3,
) -> Iterator[Row]:
    """The rows of a diff. `first` is the number of the first line of both texts, unless the new
    one begins with line `first_after`.

    `context` unchanged lines are kept around each change; None keeps all.
    """
    old, new = _texts(before), _texts(after)
    begun = first if first_after is None else first_after
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    groups: list[list[tuple[str, int, int, int, int]]] = []
    if context is not None:
        groups += [[*group] for group in matcher.get_grouped_opcodes(context)]
    elif old or new:
        groups.append([*matcher.get_opcodes()])
    seen = 0
    for group in groups:
        yield from _skipped(group[0][1] - seen)
        for sort, old_from, old_to, new_from, new_to in group:
            if sort == "equal":
                pairs = zip(range(old_from, old_to), range(new_from, new_to), strict=True)
                yield from (("same", first + o, begun + n, after[n]) for o, n in pairs)
                continue
            yield from (("removed", first + o, None, before[o]) for o in range(old_from, old_to))
            yield from (("added", None, begun + n, after[n]) for n in range(new_from, new_to))
        seen = group[-1][2]
    if groups:
        yield from _skipped(len(before) - seen)


def _skipped(lines: int) -> Iterator[Row]:
    if lines > 0:
        words = f"{lines} lines" if lines > 1 else "1 line"
        yield "skip", None, None, ((f"{words} unchanged", "quiet"),)


def _texts(lines: Sequence[Line]) -> list[str]:
    """The lines as text: what a diff compares, whatever their colours."""
    return ["".join(text for text, _ in line) for line in lines]


class DiffView(ToneWidget):
    """Draws the rows of `changes`. Long lines are folded."""

    ALLOW_SELECT = False

    def __init__(self, rows: Sequence[Row], *, numbers: bool = True) -> None:
        super().__init__()
        self._rows = tuple(rows)
        last = max((max(old or 0, new or 0) for _, old, new, _ in self._rows), default=0)
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
        sort, old, new, line = change
        sign_tone = {"added": "good", "removed": "bad"}.get(sort, "quiet")
        digits = self._digits
        label = f"{old or '':>{digits}} {new or '':>{digits}} " if digits else ""
        room = max(20, width - len(label) - 3)
        for at, row in enumerate(fold(line, room, 4)):
            margin = label if at == 0 else " " * len(label)
            yield sort, ((margin, "gutter"), (f"{SIGNS[sort]} ", sign_tone), *row)
