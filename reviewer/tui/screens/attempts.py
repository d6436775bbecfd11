"""The attempts at a snippet, to open the report of one."""

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

from reviewer.practice.debrief.wording import clock
from reviewer.practice.history import Attempt

from ..tones import Line, clip
from ..widgets.row_list import Row, RowList

MOST_ROWS = 14


class AttemptsScreen(ModalScreen[str | None]):
    """Choose an attempt; the result is its id, or None. `here` is the one on the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,h", "close", show=False)]

    def __init__(self, attempts: Sequence[Attempt], here: str | None) -> None:
        super().__init__()
        self._attempts, self._here = tuple(attempts), here

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Content.styled("Attempts", "bold"), classes="dialog--title")
            yield RowList(list_id="choices")
            yield Static(Content.styled("enter opens its report", "$quiet"), classes="dialog--foot")

    def on_mount(self) -> None:
        """List them, the newest first; the cursor stands on the one before the one shown."""
        rows = [Row(one.id, partial(_row, one, one.id == self._here)) for one in self._attempts]
        other = next((one.id for one in self._attempts if one.id != self._here), None)
        choices = self.query_one(RowList)
        choices.show(rows, at=other)
        choices.styles.height = min(len(rows), MOST_ROWS)
        choices.focus()

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Open its report."""
        message.stop()
        self.dismiss(message.key)

    def action_close(self) -> None:
        """Back to the report."""
        self.dismiss(None)


def _row(attempt: Attempt, here: bool, width: int) -> Line:
    tone = "good" if attempt.score >= 75 else "fair" if attempt.score >= 40 else "bad"
    interview = "interview" if attempt.details.get("mode") == "interview" else ""
    return (
        (f"{attempt.submitted:%Y-%m-%d %H:%M}  ", ""),
        (f"{attempt.score:>3.0f}  ", tone),
        (f"{clock(attempt.seconds):>7}  ", "quiet"),
        (clip("this one" if here else interview, max(0, width - 31)), "quiet"),
    )
