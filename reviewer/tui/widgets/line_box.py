"""A box for one line. It takes the cursor's blink from the app."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding
from textual.widgets import Input

from .. import commands
from .key_order import in_turn

_LINE_KEYS = {one.key: one.action for one in Binding.make_bindings(Input.BINDINGS)}


class LineBox(Input):
    """A box for one line."""

    place: ClassVar[commands.Place] = "line"

    def __init__(self, *, box_id: str, placeholder: str = "") -> None:
        super().__init__(placeholder=placeholder, id=box_id, compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        """Show the cursor as the app wants it."""
        self.cursor_blink = getattr(self.app, "cursor_blink", True)

    async def on_key(self, event: events.Key) -> None:
        """Keys that move and delete take their turn among the letters."""
        await in_turn(self, event, _LINE_KEYS)
