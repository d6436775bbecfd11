"""The app's side of the line to the server.

Textual's driver for browsers, which also paints anew for a browser that comes back, saves before it
quits, ends with its server, and says what colours the page should have.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

from textual import events
from textual.drivers.web_driver import WebDriver

if TYPE_CHECKING:
    from textual.theme import Theme


class BrowserDriver(WebDriver):
    """A WebDriver for `reviewer.web`."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._write = partial(_unless_closed, self.fileno)

    def start_application_mode(self) -> None:
        """Start, and tell the page the app's colours, now and whenever they change."""
        super().start_application_mode()
        # A WebDriver begins without the keyboard. Ours has it always: a look at another tab must
        # not take the writer out of a box, where the next letters would be commands.
        self._app.call_later(self._app.post_message, events.AppFocus())
        self._app.theme_changed_signal.subscribe(self._app, self._tell_look)
        self._tell_look(self._app.current_theme)
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, self._leave)

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """Do what the server asks: `attach` and `quit` are ours. In the input's thread."""
        if packet_type == "attach":
            self._app.call_later(self._app.refresh, layout=True)
        elif packet_type == "quit":
            self._leave()
        else:
            super().on_meta(packet_type, payload)

    def run_input_thread(self) -> None:
        """Take input until there is none: then the server has gone, and the app goes too."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self._leave()

    def deliver_binary(self, binary: BinaryIO | TextIO, *, save_path: Path, **_: Any) -> None:
        """Hand a file to the browser, under the last part of its path."""
        with binary:
            content = binary.read()
        text = content if isinstance(content, str) else content.decode("utf-8", "replace")
        self.write_meta({"type": "file", "name": save_path.name, "text": text})

    def _leave(self) -> None:
        """Save and quit, behind all keys that are still on their way: from the app to the box."""

        def at_the_app() -> None:
            box = self._app.focused or self._app.screen
            box.call_later(self._app.call_later, self._app.action_quit)

        async def in_turn() -> None:  # keys too become tasks of the loop first
            self._app.call_later(at_the_app)

        asyncio.run_coroutine_threadsafe(in_turn(), self._loop)

    def _tell_look(self, theme: Theme) -> None:
        background = self._app.theme_variables.get("background") or theme.background
        self.write_meta({"type": "look", "background": str(background), "dark": theme.dark})


def _unless_closed(file: int, data: bytes) -> int:
    """Write what can be: with nobody to read it, the app has still to save what it holds."""
    with contextlib.suppress(BrokenPipeError):
        return os.write(file, data)
    return 0
