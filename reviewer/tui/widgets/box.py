"""Boxes to write in. They take the cursor's blink from the app, and leave Esc to the screen."""

from __future__ import annotations

import asyncio
from typing import Literal

from textual.widget import Widget
from textual.widgets import Input, TextArea


async def drained(box: Widget) -> None:
    """Wait until `box` has taken the keys already handed to it. Not in a handler of its own."""
    for _ in range(1000):
        if box.message_queue_size == 0 or not box.is_running:
            return
        await asyncio.sleep(0)


class Box(TextArea):
    """A box for prose, or for code where Tab indents."""

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

    def show(self, text: str) -> None:
        """Show `text` unless it is shown already."""
        if text != self.text:
            self.load_text(text)


class LineBox(Input):
    """A box for one line."""

    def __init__(self, *, box_id: str, placeholder: str = "") -> None:
        super().__init__(placeholder=placeholder, id=box_id, compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        """Show the cursor as the app wants it."""
        self.cursor_blink = getattr(self.app, "cursor_blink", True)
