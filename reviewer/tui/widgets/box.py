"""A box to write in. It takes the cursor's blink from the app, and leaves Esc to the screen."""

from __future__ import annotations

from typing import ClassVar, Literal

from textual import events
from textual.binding import Binding
from textual.widgets import TextArea

from .. import commands
from .key_order import in_turn

_TEXT_KEYS = {one.key: one.action for one in Binding.make_bindings(TextArea.BINDINGS)}


class Box(TextArea):
    """A box for prose, or for code where Tab indents."""

    place: ClassVar[commands.Place] = "box"

    def __init__(self, text: str, *, placeholder: str = "", code: bool = False) -> None:
        behaviour: Literal["focus", "indent"] = "indent" if code else "focus"
        self.code = code
        super().__init__(
            text,
            soft_wrap=True,
            tab_behavior=behaviour,
            show_line_numbers=False,
            highlight_cursor_line=False,
            placeholder=placeholder,
            compact=True,
        )

    def on_mount(self) -> None:
        """Show the cursor as the app wants it."""
        self.cursor_blink = getattr(self.app, "cursor_blink", True)

    async def on_key(self, event: events.Key) -> None:
        """Keys that move and delete take their turn among the letters."""
        await in_turn(self, event, _TEXT_KEYS)

    def show(self, text: str) -> None:
        """Show `text` unless it is shown already."""
        if text != self.text:
            self.load_text(text)
