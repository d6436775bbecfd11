"""Thinking aloud: notes over the code, saved as they are typed."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from reviewer.practice.actions import TakeNotes

from ..attempt import Attempt
from ..widgets.box import Box
from ..widgets.key_order import drained


class NotesScreen(ModalScreen[None]):
    """A box for notes. What is typed is the session's at once."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", show=False, priority=True)]

    def __init__(self, attempt: Attempt) -> None:
        super().__init__()
        self._attempt = attempt

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog -broad"):
            yield Static(Content.styled("Think aloud", "bold"), classes="dialog--title")
            yield Box(
                self._attempt.session.content.notes, placeholder="What do you see?"
            ).add_class("notes--box")
            foot = "kept with the review, not scored · esc closes"
            yield Static(Content.styled(foot, "$quiet"), classes="dialog--foot")

    def on_mount(self) -> None:
        """Write at the end of what is there."""
        box = self.query_one(Box)
        box.focus()
        box.move_cursor(box.document.end)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep every keystroke."""
        event.stop()
        self._take()

    def _take(self) -> None:
        self._attempt.take([TakeNotes(self.query_one(Box).text)])

    async def action_close(self) -> None:
        """Back to the code; keys typed ahead are notes still."""
        await self.finish()
        self.dismiss(None)

    async def finish(self) -> None:
        """Take what was typed."""
        await drained(self.query_one(Box))
        self._take()
