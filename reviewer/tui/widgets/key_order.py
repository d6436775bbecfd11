"""Keys on their way to a box take effect in the order they were typed."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from textual import events
from textual.widget import Widget


async def drained(box: Widget) -> None:
    """Wait until `box` has taken the keys already handed to it. Not in a handler of its own."""
    for _ in range(1000):
        if box.message_queue_size == 0 or not box.is_running:
            return
        await asyncio.sleep(0)


async def in_turn(box: Widget, event: events.Key, actions: Mapping[str, str]) -> None:
    """Run what a key such as ⌫ does in `box` before the letters after it.

    Textual runs it only once the key has bubbled up to the app. By then later letters are in the
    box, or the focus is on a comment, which the same key deletes.
    """
    if (action := actions.get(event.key)) is not None:
        event.stop()
        await box.run_action(action)
