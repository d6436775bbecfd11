"""The next hint, and those taken. The price is said before; how many issues there are is not."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reviewer.practice.actions import TakeHint
from reviewer.practice.hinting import (
    MOST_HINTS,
    Offer,
    found_in,
    hint_points,
    hints_taken,
    next_hint,
)
from reviewer.safe_text import printable

from ..attempt import Attempt
from ..services import Services
from ..tones import Line
from ..widgets.row_list import Row, RowList


class HintScreen(ModalScreen[None]):
    """Offers one hint after the other; the engine says in a thread what was found already."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,h", "close", show=False)]

    def __init__(self, services: Services, attempt: Attempt) -> None:
        super().__init__()
        self._services, self._attempt = services, attempt
        self._found: frozenset[str] = frozenset()
        self._offer: Offer | None = None

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog -broad"):
            yield Static(Content.styled("Hints", "bold"), classes="dialog--title")
            with VerticalScroll(classes="hints--taken", can_focus=False):
                yield Static(id="taken")
            yield Static(id="offer", classes="dialog--text")
            yield RowList(list_id="choices")

    def on_mount(self) -> None:
        """Show what was taken, and have the next one found."""
        self._show_taken()
        self.query_one("#offer", Static).update(Content("Reading what you wrote…"))
        self._choices([Row("close", partial(_choice, "Close", "esc"))])
        self.query_one(RowList).focus()
        self.run_worker(self._ask, thread=True, exit_on_error=False)

    def _ask(self) -> None:
        """In a worker thread: what the comments so far find."""
        review = self._attempt.review()
        found: frozenset[str] = frozenset()
        try:
            if review.comments:
                found = found_in(self._services.scorer.score(review))
        except Exception as error:  # a hint needs no engine: it may then be of what is found
            name = type(error).__name__
            self.app.call_from_thread(
                self.notify, f"Your comments could not be read ({name})", markup=False
            )
        self.app.call_from_thread(self._asked, found)

    def _asked(self, found: frozenset[str]) -> None:
        self._found = found
        if self.is_mounted:
            self._show_offer()

    def _show_taken(self) -> None:
        texts = hints_taken(self._attempt.snippet, self._attempt.session.hints)
        shown = Content("\n".join(f"· {printable(text)}" for text in texts))
        self.query_one("#taken", Static).update(shown)
        scroll = self.query_one(VerticalScroll)
        scroll.display = bool(texts)
        scroll.scroll_end(animate=False)

    def _show_offer(self) -> None:
        session = self._attempt.session
        self._offer = next_hint(self._attempt.snippet, session.hints, self._found)
        self.query_one("#offer", Static).update(Content(" ".join(self._sentences())))
        rows = [Row("close", partial(_choice, "Not now" if self._offer else "Close", "esc"))]
        if self._offer is not None:
            word = "a hint" if not session.hints else "another hint"
            text = f"Take {word} for {self._offer.points} points"
            rows.insert(0, Row("take", partial(_choice, text, "⏎")))
        self._choices(rows)

    def _sentences(self) -> Iterator[str]:
        taken = self._attempt.session.hints
        if taken:
            yield f"So far they cost {hint_points(taken)} points."
        if self._offer is None:
            yield f"A review can have {MOST_HINTS} hints, and these were yours."
            return
        yield (
            f"The next hint costs {self._offer.points} points. The score of the report stays as "
            "it is; the price stands beside it."
        )
        if not taken:
            yield "Hints say where to look, also at code that is sound."

    def _choices(self, rows: list[Row]) -> None:
        choices = self.query_one(RowList)
        choices.show(rows, at=rows[0].key)
        choices.styles.height = len(rows)

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Take it, or leave it."""
        message.stop()
        if message.key != "take" or self._offer is None:
            self.dismiss(None)
            return
        self._attempt.act(TakeHint(self._offer.strand))
        self._services.autosave.flush()
        self._show_taken()
        self._show_offer()

    def action_close(self) -> None:
        """Back to the code."""
        self.dismiss(None)


def _choice(text: str, key: str, width: int) -> Line:
    return ((text, "strong"), (f"  {key}", "quiet"))
