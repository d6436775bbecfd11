"""A small box: why is this verdict wrong?"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Static, TextArea

from ..widgets.box import Box
from ..widgets.key_order import drained

LONGEST = 4_000
"""Characters that are kept."""
KEPT_AFTER = 0.4
"""Seconds from a change until it is recorded."""


class AppealScreen(ModalScreen[str]):
    """Write what is wrong with a verdict. The result is the text, "" for nothing.

    `keep` is given what stands there while it is being written.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "done", show=False, priority=True),
    ]

    def __init__(self, text: str, keep: Callable[[str], object]) -> None:
        super().__init__()
        self._text, self._keep = text, keep
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Content.styled("Was this verdict wrong?", "bold"), classes="dialog--title")
            yield Box(self._text, placeholder="Why? What did you mean?").add_class("appeal--box")
            foot = "esc records it for the authors; an empty box records nothing"
            yield Static(Content.styled(foot, "$quiet"), classes="dialog--foot")

    def on_mount(self) -> None:
        """Write at once."""
        box = self.query_one(Box)
        box.focus()
        box.move_cursor(box.document.end)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Have the text recorded soon; a change while it waits goes with it."""
        event.stop()
        if self._timer is None and self._written() != self._text:
            self._timer = self.set_timer(KEPT_AFTER, self._record)

    def _written(self) -> str:
        return self.query_one(Box).text.strip()[:LONGEST]

    def _record(self) -> None:
        self._timer, self._text = None, self._written()
        self._keep(self._text)

    async def action_done(self) -> None:
        """Record what was written; keys typed ahead belong to it."""
        await drained(self.query_one(Box))
        self.dismiss(self._written())

    async def finish(self) -> None:
        """Record what was written: the app ends."""
        await drained(self.query_one(Box))
        if self._written() != self._text:
            self._record()
