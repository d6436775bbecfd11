"""One line on a narrow terminal: which questions are answered, how many comments there are."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Size
from textual.strip import Strip

from ..glyphs import COMMENT, DONE, OPEN
from ..tones import Line, ToneWidget


class StateLine(ToneWidget):
    """What is answered and what is open; a click goes to the questions."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._line: Line = ()

    def show(self, answers: Sequence[tuple[str, bool]], comments: int) -> None:
        """Show answers by name, and a number of comments."""
        parts: list[tuple[str, str]] = [(" ", "")]
        for name, answered in answers:
            mark = DONE if answered else OPEN
            parts += [(f"{mark.glyph} ", mark.tone), (f"{name}   ", "quiet")]
        word = "comment" if comments == 1 else "comments"
        parts += [(f"{COMMENT.glyph} ", "accent"), (f"{comments} {word}", "quiet")]
        if tuple(parts) != self._line:
            self._line = tuple(parts)
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 1

    def render_line(self, y: int) -> Strip:
        return self.strip(self._line, self.size.width)

    async def on_click(self) -> None:
        """Go to the questions."""
        await self.screen.run_action("answer")
