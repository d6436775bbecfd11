"""The line that asks what to look for, or which line to go to."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from .line_box import LineBox


class Prompt(Horizontal):
    """A label, a one-line box, and a note on what was typed."""

    def __init__(self, label: str, placeholder: str) -> None:
        super().__init__()
        self._label, self._placeholder = label, placeholder

    def compose(self) -> ComposeResult:
        yield Static(Content.styled(self._label, "bold $primary"), classes="prompt--label")
        yield LineBox(box_id="prompt", placeholder=self._placeholder)
        yield Static("", classes="prompt--note")

    @property
    def box(self) -> LineBox:
        """What is typed into."""
        return self.query_one(LineBox)

    def note(self, text: str, *, good: bool = True) -> None:
        """Say something of what was typed."""
        glyph, style = ("", "$quiet") if good else ("✗ ", "$warning")
        self.query_one(".prompt--note", Static).update(Content.styled(f"{glyph}{text}", style))
