"""The comments as a list over the code."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reviewer.practice import DraftComment

from ..comment_rows import comment_rows
from ..widgets.row_list import RowList


class CommentsScreen(ModalScreen[str | None]):
    """Choose a comment; the result is its id, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,l", "close", show=False)]

    def __init__(self, comments: tuple[DraftComment, ...], at: str | None) -> None:
        super().__init__()
        self._comments, self._at = comments, at

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog -broad"):
            yield Static(Content.styled("Comments", "bold"), classes="dialog--title")
            yield RowList(list_id="choices", empty="None yet. Esc, then c comments on a line.")

    def on_mount(self) -> None:
        """List them."""
        choices = self.query_one(RowList)
        choices.show(comment_rows(self._comments), at=self._at)
        choices.styles.height = max(1, min(len(self._comments), 14))
        choices.focus()

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Go to it."""
        message.stop()
        self.dismiss(message.key)

    def action_close(self) -> None:
        """Back to the code."""
        self.dismiss(None)
