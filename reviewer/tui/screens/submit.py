"""Before submitting: what is there, and what is still open."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reviewer.model import Review
from reviewer.practice import Pending

from ..glyphs import OPEN
from ..tones import Line
from ..widgets.row_list import Row, RowList


class SubmitScreen(ModalScreen[Pending | bool | None]):
    """Submit, or go to something that is open. The result is True, that thing, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "keep", show=False),
        Binding("S,y", "submit", show=False),
    ]

    def __init__(self, review: Review, found: Sequence[Pending]) -> None:
        super().__init__()
        self._review, self._pending = review, tuple(found)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Content.styled("Submit this review?", "bold"), classes="dialog--title")
            yield Static(self._summary(), classes="dialog--text")
            yield RowList(list_id="choices")

    def _summary(self) -> Content:
        comments = len(self._review.comments)
        suggestions = sum(comment.suggestion is not None for comment in self._review.comments)
        parts = [_count(comments, "comment")]
        if suggestions:
            parts.append(_count(suggestions, "suggestion"))
        text = " and ".join(parts)
        if not self._pending:
            return Content(f"{text}; every question is answered.")
        return Content(f"{text}. Still open:")

    def on_mount(self) -> None:
        """List the choices; the cursor stands on submitting."""
        rows = [
            Row(str(at), partial(_open_row, item.text)) for at, item in enumerate(self._pending)
        ]
        rows += [
            Row(None, lambda width: ()),
            Row("submit", partial(_choice_row, "Submit", "S")),
            Row("keep", partial(_choice_row, "Keep reviewing", "esc")),
        ]
        choices = self.query_one(RowList)
        choices.show(rows, at="submit")
        choices.styles.height = len(rows)
        choices.focus()

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Do as chosen."""
        message.stop()
        if message.key == "submit":
            self.dismiss(True)
        elif message.key == "keep":
            self.dismiss(None)
        else:
            self.dismiss(self._pending[int(message.key)])

    def action_keep(self) -> None:
        """Back to the review."""
        self.dismiss(None)

    def action_submit(self) -> None:
        """Submit."""
        self.dismiss(True)


def _open_row(text: str, width: int) -> Line:
    return ((f"{OPEN.glyph} ", OPEN.tone), (text, ""))


def _choice_row(text: str, key: str, width: int) -> Line:
    return ((text, "strong"), (f"  {key}", "quiet"))


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
