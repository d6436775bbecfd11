"""A change side by side: the old code on the left, the new on the right, row by row."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Size
from textual.strip import Strip

from ..alignment import Alignment
from ..tones import Line, ToneWidget, fold
from .code_run import CodeRun, LineState, Marks


class OldLines:
    """The left half: toned lines of the old code behind a gutter."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._digits = max(2, len(str(len(lines))))

    def rows(self, line: int | None, width: int, *, went: bool) -> list[Line]:
        """An old line in rows of `width` cells, or nothing where there is none."""
        if line is None:
            return [(("╱" * (width - 1), "hatch"), (" ", ""))]
        gutter = self._digits + 4
        rows: list[Line] = []
        for at, row in enumerate(fold(self._lines[line - 1], max(10, width - gutter - 1), 4)):
            number = f"{line:>{self._digits}}" if at == 0 else f"{'↪':>{self._digits}}"
            sign = ("-" if went and at == 0 else " ", "bad")
            rows.append(((f" {number} ", "gutter"), sign, (" ", ""), *row))
        return rows


def left_width(width: int) -> int:
    """Cells of the left half, its edge included."""
    return width // 2


EDGE: Line = (("│", "quiet"),)


class SplitRun(CodeRun):
    """Lines of the new code on the right, with what stood there before on the left."""

    def __init__(
        self,
        lines: Sequence[Line],
        first: int,
        last: int,
        marks: Marks,
        old: OldLines,
        alignment: Alignment,
    ) -> None:
        super().__init__(lines, first, last, marks)
        self._old, self._alignment = old, alignment

    def _room(self, width: int) -> int:
        return max(20, width - left_width(width) - self._gutter)

    def _height(self, line: int, folded: int, width: int) -> int:
        return max(folded, len(self._left(line, width)))

    def _left(self, line: int, width: int, *, went: bool = False) -> list[Line]:
        return self._old.rows(self._alignment.beside.get(line), left_width(width) - 1, went=went)

    def _strip(self, line: int, row: int, state: LineState, drawn: Line) -> Strip:
        width = self.size.width
        left = self._left(line, width, went=state.added)
        went = state.added and line in self._alignment.beside
        alone = line not in self._alignment.beside
        before = self.strip(
            left[0] if alone else left[row] if row < len(left) else (),
            left_width(width) - 1,
            state.ground or "removed" * went,
        )
        after = super()._strip(line, row, state, drawn).crop(0, width - left_width(width))
        return Strip.join([before, self.strip(EDGE, 1), after])


class AloneLines(ToneWidget):
    """Old lines that stand beside nothing. The cursor passes them over."""

    ALLOW_SELECT = False

    def __init__(self, old: OldLines, lines: Sequence[int]) -> None:
        super().__init__()
        self._old, self._lines = old, tuple(lines)
        self._drawn: tuple[int, list[Line]] = (-1, [])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(1, len(self._rows(width)))

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        rows = self._rows(width)
        if y >= len(rows):
            return Strip.blank(width, self.rich_style)
        before = self.strip(rows[y], left_width(width) - 1, "removed")
        right = width - left_width(width)
        hatch: Line = (("╱" * (right - 1), "hatch"),)
        return Strip.join([before, self.strip(EDGE, 1), self.strip(hatch, right)])

    def _rows(self, width: int) -> list[Line]:
        if self._drawn[0] != width:
            room = left_width(width) - 1
            rows = [row for line in self._lines for row in self._old.rows(line, room, went=True)]
            self._drawn = (width, rows)
        return self._drawn[1]
