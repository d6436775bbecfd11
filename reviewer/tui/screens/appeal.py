"""A small box: why is this verdict wrong?"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from ..widgets.box import Box

LONGEST = 4_000
"""Characters that are kept."""


class AppealScreen(ModalScreen[str]):
    """Write what is wrong with a verdict. The result is the text, "" for nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "done", show=False, priority=True),
    ]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

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

    def action_done(self) -> None:
        """Record what was written."""
        self.dismiss(self.query_one(Box).text.strip()[:LONGEST])
