"""Text behind a mark, later lines indented below its first word."""

from __future__ import annotations

from textual.geometry import Size
from textual.strip import Strip

from ..glyphs import Mark
from ..tones import Line, ToneWidget, clean, fold

_INDENT = 2


class MarkedLine(ToneWidget):
    """A state's glyph and a text of a few lines."""

    ALLOW_SELECT = False

    def __init__(self, mark: Mark, text: str) -> None:
        super().__init__()
        self._line: Line = ((f"{mark.glyph} ", mark.tone), (clean(text), ""))
        self._drawn: tuple[int, list[Line]] = (-1, [])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows(width))

    def render_line(self, y: int) -> Strip:
        rows = self._rows(self.size.width)
        return self.strip(rows[y] if y < len(rows) else (), self.size.width)

    def _rows(self, width: int) -> list[Line]:
        if self._drawn[0] != width:
            self._drawn = (width, fold(self._line, max(_INDENT + 2, width), _INDENT))
        return self._drawn[1]
