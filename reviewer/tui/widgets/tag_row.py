"""The line below a comment's boxes: its severity and its category, each to be cycled."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from reviewer.practice import DraftComment

from .. import commands
from ..glyphs import SEVERITY
from ..tags import TagKind
from ..tones import Line, ToneWidget


class TagChip(ToneWidget, can_focus=True):
    """One tag. Keys that cycle it are commands; a letter chooses, a click goes on."""

    ALLOW_SELECT = False
    place: ClassVar[commands.Place] = "tag"

    class Turned(Message):
        """The tag is to be changed: by a step of 1 or -1, or to the next of a letter."""

        def __init__(self, kind: TagKind, step: int = 1, letter: str = "") -> None:
            super().__init__()
            self.kind, self.step, self.letter = kind, step, letter

    def __init__(self, kind: TagKind, comment: DraftComment) -> None:
        super().__init__()
        self.kind = kind
        self._comment = comment

    def show(self, comment: DraftComment) -> None:
        """Show the tag of `comment`."""
        if comment != self._comment:
            self._comment = comment
            self.refresh(layout=True)

    def _line(self) -> Line:
        left, right = ("❮ ", " ❯") if self.has_focus else ("  ", "  ")
        tone = "link" if self.has_focus else "quiet"
        severity, category = self._comment.severity, self._comment.category
        value: tuple[str, str] = ("not said", "quiet")
        if self.kind == "severity" and severity is not None:
            mark = SEVERITY[severity]
            value = (f"{mark.glyph} {mark.word}", mark.tone)
        if self.kind == "category" and category is not None:
            value = (f"# {category}", "")
        return ((f"{self.kind} ", "quiet"), (left, tone), value, (right, tone))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return sum(len(text) for text, _ in self._line())

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 1

    def render_line(self, y: int) -> Strip:
        return self.strip(self._line(), self.size.width, "cursor" if self.has_focus else "")

    def on_focus(self) -> None:
        """The brackets show who has the focus."""
        self.refresh()

    def on_blur(self) -> None:
        """The brackets show who has the focus."""
        self.refresh()

    def on_key(self, event: events.Key) -> None:
        """A letter chooses the next tag that begins with it."""
        if event.character and event.character.isalpha():
            event.stop()
            self.post_message(self.Turned(self.kind, letter=event.character))

    def on_click(self, event: events.Click) -> None:
        """A click goes on, with shift back."""
        event.stop()
        self.focus()
        self.post_message(self.Turned(self.kind, -1 if event.shift else 1))


class TagRow(Horizontal):
    """Both tags of a comment."""

    def __init__(self, comment: DraftComment) -> None:
        super().__init__()
        self._comment = comment

    def compose(self) -> ComposeResult:
        yield TagChip("severity", self._comment)
        yield TagChip("category", self._comment)

    def show(self, comment: DraftComment) -> None:
        """Show the tags of `comment`."""
        for chip in self.query(TagChip):
            chip.show(comment)
