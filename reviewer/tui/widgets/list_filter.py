"""A one-line box above a list: what is typed filters, and the keys that move go to the list."""

from __future__ import annotations

from textual import events

from .line_box import LineBox
from .row_list import RowList

MOVES = {"up": ("step", -1), "down": ("step", 1), "pageup": ("page", -1), "pagedown": ("page", 1)}


class ListFilter(LineBox):
    """Filters the list of its screen."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key in MOVES:
            name, count = MOVES[event.key]
            getattr(self.screen.query_one(RowList), f"action_{name}")(count)
            event.stop()
            event.prevent_default()
