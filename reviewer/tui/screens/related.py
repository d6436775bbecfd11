"""A kind, and the other snippets that have it."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reviewer.practice.debrief.related import Other, Related
from reviewer.safe_text import one_line, printable

from ..glyphs import DONE, OPEN, level
from ..tones import Line, clip
from ..widgets.row_list import Row, RowList

MOST_ROWS = 10


class RelatedScreen(ModalScreen[str | None]):
    """Choose a snippet; the result is its id, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,m", "close", show=False)]

    def __init__(self, found: Related) -> None:
        super().__init__()
        self._found = found

    def compose(self) -> ComposeResult:
        kind = self._found.kind
        title = kind.title if kind else self._found.id
        with Vertical(classes="dialog -broad"):
            yield Static(Content.styled(printable(title), "bold"), classes="dialog--title")
            if kind is not None:
                yield Static(Content(printable(kind.statement)), classes="dialog--text")
            yield RowList(list_id="choices", empty="No other snippet of this library has it.")
            foot = "enter opens a snippet" if self._found.others else "esc closes"
            if kind is not None and kind.reading:
                foot = f"Reading: {'; '.join(kind.reading)}\n{foot}"
            yield Static(Content.styled(printable(foot), "$quiet"), classes="dialog--foot")

    def on_mount(self) -> None:
        """List the snippets, those not reviewed yet first."""
        choices = self.query_one(RowList)
        choices.show([Row(one.id, partial(_row, one)) for one in self._found.others])
        choices.styles.height = max(1, min(len(self._found.others), MOST_ROWS))
        choices.focus()

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Open it."""
        message.stop()
        self.dismiss(message.key)

    def action_close(self) -> None:
        """Back to the report."""
        self.dismiss(None)


def _row(one: Other, width: int) -> Line:
    mark = OPEN if one.best is None else DONE
    best = "" if one.best is None else f"{one.best:.0f}"
    shown = f"{one.id}  {one_line(one.title)}"
    return (
        (f"{mark.glyph} ", mark.tone),
        (clip(shown, width - 15), ""),
        (f" {level(one.difficulty)}", "quiet"),
        (f" {best:>3} ", "strong"),
    )
