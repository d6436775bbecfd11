"""Lines that a change removed, between those that stand."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Size
from textual.strip import Strip

from ..tones import Line, ToneWidget, fold


class RemovedLines(ToneWidget):
    """Draws removed lines behind a gutter of `gutter` cells. The cursor passes them over."""

    ALLOW_SELECT = False

    def __init__(self, lines: Sequence[Line], gutter: int) -> None:
        super().__init__()
        self._lines, self._gutter = tuple(lines), gutter
        self._drawn: tuple[int, list[Line]] = (-1, [])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(1, len(self._rows(width)))

    def render_line(self, y: int) -> Strip:
        rows = self._rows(self.size.width)
        if y >= len(rows):
            return Strip.blank(self.size.width, self.rich_style)
        return self.strip(rows[y], self.size.width, "removed")

    def _rows(self, width: int) -> list[Line]:
        if self._drawn[0] != width:
            room = max(20, width - self._gutter)
            sign: Line = ((" " * (self._gutter - 2), "gutter"), ("- ", "bad"))
            blank: Line = ((" " * self._gutter, "gutter"),)
            rows: list[Line] = []
            for line in self._lines:
                for at, row in enumerate(fold(line, room, 4)):
                    rows.append((*(sign if at == 0 else blank), *row))
            self._drawn = (width, rows)
        return self._drawn[1]
