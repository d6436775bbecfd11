"""The top line: where one is, and how things stand."""

from __future__ import annotations

from textual.geometry import Size
from textual.strip import Strip

from ..tones import Line, ToneWidget, clip, line_width


class TitleBar(ToneWidget):
    """A title on the left, cut where room is short, and a state on the right."""

    ALLOW_SELECT = False

    def __init__(self, title: str = "", state: Line = ()) -> None:
        super().__init__()
        self._title, self._state = title, state

    def show(self, title: str | None = None, state: Line | None = None) -> None:
        """Change either."""
        new = (self._title if title is None else title, self._state if state is None else state)
        if new != (self._title, self._state):
            self._title, self._state = new
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 1

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        room = width - line_width(self._state) - 15
        title = clip(self._title, max(0, room))
        line: Line = ((" reviewer ", "title"), ("│ ", "quiet"), (title, ""), ("  ", ""))
        return self.strip((*line, *self._state), width)
