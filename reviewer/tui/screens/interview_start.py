"""Which interview: the one begun, this snippet, or several of those listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reviewer.library import Header
from reviewer.practice.interview import Interview
from reviewer.practice.interview_choice import chosen_for_interview
from reviewer.practice.interview_run import InterviewRun, new_interview
from reviewer.problems import InputError
from reviewer.safe_text import one_line

from ..services import Services
from ..tones import Line, clip
from ..widgets.row_list import Row, RowList

SEVERAL = 3
ABOUT = (
    "Explain, complexity, review, follow-up, report: against the clock, as in a real interview. "
    "Pause whenever you want; what you write is kept."
)


class InterviewStartScreen(ModalScreen[InterviewRun | None]):
    """The result is the interview to go to, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,f3", "close", show=False)]

    def __init__(self, services: Services, listed: Sequence[Header], here: str | None) -> None:
        super().__init__()
        self._services, self._listed, self._here = services, listed, here
        self._begun = services.interviews.latest()
        self._strict = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog -broad"):
            yield Static(Content.styled("Interview", "bold"), classes="dialog--title")
            yield Static(Content(ABOUT), classes="dialog--text")
            yield RowList(list_id="choices")

    def on_mount(self) -> None:
        """List the choices."""
        self._show()
        self.query_one(RowList).focus()

    def _show(self, at: str | None = None) -> None:
        rows = list(self._rows())
        choices = self.query_one(RowList)
        choices.show(rows, at=at or rows[0].key)
        choices.styles.height = len(rows)

    def _rows(self) -> Iterator[Row]:
        if self._begun is not None:
            yield Row("resume", partial(_plain, f"Go on: {_state(self._begun)}"))
        here = next((header for header in self._listed if header.id == self._here), None)
        if here is not None:
            yield Row("here", partial(_plain, f"This snippet: {one_line(here.title)}"))
        if len(self._listed) > 1:
            count = min(SEVERAL, len(self._listed))
            yield Row("several", partial(_plain, f"{count} questions, of the snippets listed"))
        mark = "✓" if self._strict else "·"
        yield Row("strict", partial(_plain, f"{mark} Strict: no way back to earlier parts"))
        yield Row("close", partial(_plain, "Not now"))

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Do as chosen."""
        message.stop()
        match message.key:
            case "strict":
                self._strict = not self._strict
                self._show("strict")
            case "resume" if self._begun is not None:
                self.dismiss(self._run(self._begun))
            case "here" if self._here is not None:
                self._begin((self._here,))
            case "several":
                standings = self._services.standings()
                self._begin(chosen_for_interview(self._listed, standings, SEVERAL))
            case _:
                self.dismiss(None)

    def _begin(self, ids: Sequence[str]) -> None:
        services = self._services
        try:
            interview = new_interview(
                services.library,
                ids,
                new_id=services.new_id,
                now=services.clock(),
                strict=self._strict,
            )
        except (LookupError, InputError) as error:
            self.app.notify(str(error), severity="error", timeout=12, markup=False)
            return
        self.dismiss(self._run(interview))

    def _run(self, interview: Interview) -> InterviewRun:
        services = self._services
        return InterviewRun(interview, services.interviews, monotonic=services.monotonic)

    def action_close(self) -> None:
        """Back, nothing begun."""
        self.dismiss(None)


def _state(interview: Interview) -> str:
    begun = interview.started.astimezone().strftime("%d %B, %H:%M")
    return f"question {interview.at + 1} of {len(interview.questions)}, begun {begun}"


def _plain(text: str, width: int) -> Line:
    return ((clip(text, width), "strong"),)
