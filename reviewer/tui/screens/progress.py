"""Progress: what is due, how skills stand, what to practise next."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen

from reviewer.progress.choice import Suggestion
from reviewer.progress.variant_ids import VariantId
from reviewer.progress.wording import counted

from .. import commands
from ..progress_rows import progress_rows
from ..services import Services
from ..widgets.figures import Figures
from ..widgets.key_bar import KeyBar
from ..widgets.row_list import RowList
from ..widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from ..app import ReviewerApp


class ProgressScreen(Screen[None]):
    """Figures beside a list from which practice starts: of a suggestion, skill, category or
    interview question."""

    BINDINGS = commands.bindings("progress")
    AUTO_FOCUS = "#progress"

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._progress = services.progress()
        self._suggestion = self._progress.next()
        self._questions = {question.id: question.title for question in services.library.questions()}

        self._begun = sorted(filter(VariantId.parse, services.drafts.ids()))

    def compose(self) -> ComposeResult:
        attempts = counted(self._progress.statistics.attempts, "attempt")
        state = ((f"{attempts}, level {self._progress.level:.1f} of 5 ", "quiet"),)
        yield TitleBar("Progress", state)
        with Horizontal(id="body"):
            yield Figures(self._progress)
            yield RowList(list_id="progress")
        yield KeyBar("progress")

    def on_mount(self) -> None:
        """Begin with the suggestion."""
        rows = progress_rows(self._progress, self._suggestion, self._questions, self._begun)
        self.query_one(RowList).show(rows)
        self.query_one(KeyBar).show("progress")

    @property
    def place(self) -> commands.Place:
        """The list is what keys are for."""
        return "progress"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Commands apply where their table says."""
        return commands.applies(action, "progress")

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Practise what the row names."""
        app = cast("ReviewerApp", self.app)
        sort, _, name = message.key.partition(":")
        if sort == "draft":
            app.show_review(name)
        else:
            app.show_suggestion(self._for(sort, name))

    def _for(self, sort: str, name: str) -> Suggestion | None:
        """What to practise for a row of that sort."""
        if sort == "skill":
            return self._progress.next(skill=name)
        if sort == "category":
            return self._progress.next(categories=(name,))
        if sort == "question":
            return self._progress.next(questions=(int(name),))
        return self._suggestion

    # commands

    def action_practise(self) -> None:
        """Practise what the row under the cursor names."""
        self.query_one(RowList).action_choose()

    def action_leave_progress(self) -> None:
        """Back to the snippets."""
        cast("ReviewerApp", self.app).show_browse()
