"""The report: step through the score, the issues, the comments and the fix."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen

from reviewer.model import Report, Review, Snippet
from reviewer.practice.choose import next_snippet

from .. import commands
from ..report_detail import ReportDetail
from ..report_rows import report_rows
from ..services import Services
from ..widgets.key_bar import KeyBar
from ..widgets.row_list import RowList
from ..widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from ..app import ReviewerApp


class ReportScreen(Screen[None]):
    """A list of everything the report says, and the detail of the row under the cursor."""

    BINDINGS = commands.bindings("report")
    AUTO_FOCUS = "#rows"

    def __init__(
        self,
        services: Services,
        snippet: Snippet,
        review: Review,
        report: Report,
        seconds: float,
    ) -> None:
        super().__init__()
        self.services, self.snippet = services, snippet
        self._standings = services.standings()
        standing = self._standings.get(snippet.id)
        self._rows = report_rows(snippet, review, report)
        self._detail = ReportDetail(
            snippet,
            review,
            report,
            weights=services.library.weights(),
            seconds=seconds,
            standing=standing,
        )
        self._score = report.score
        self._shown = "summary"

    def compose(self) -> ComposeResult:
        state = ((f"{self._score:.0f} of 100 ", "strong"),)
        yield TitleBar(f"Report: {self.snippet.rubric.title}", state)
        with Horizontal(id="body"):
            yield RowList(list_id="rows")
            yield VerticalScroll(*self._detail.widgets(self._shown), id="detail")
        yield KeyBar("report")

    def on_mount(self) -> None:
        """Begin with the score."""
        self.query_one("#rows", RowList).show(self._rows)
        self._show_place()

    @property
    def place(self) -> commands.Place:
        """The list or its detail."""
        focused = self.focused
        return "detail" if focused is not None and focused.id == "detail" else "report"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Commands apply where their table says."""
        return commands.applies(action, self.place)

    def on_descendant_focus(self) -> None:
        """The key bar follows the focus."""
        self._show_place()

    def _show_place(self) -> None:
        self.query_one(KeyBar).show(self.place)

    async def on_row_list_moved(self, message: RowList.Moved) -> None:
        """Show the detail of the row."""
        key = message.key or "summary"
        if key == self._shown:
            return
        self._shown = key
        detail = self.query_one("#detail", VerticalScroll)
        with self.app.batch_update():
            await detail.remove_children()
            await detail.mount(*self._detail.widgets(key))
        detail.scroll_home(animate=False)

    def on_row_list_chosen(self) -> None:
        """Enter goes into the detail."""
        self.query_one("#detail").focus()

    # commands

    def action_other_pane(self) -> None:
        """Between the list and its detail."""
        self.query_one("#detail" if self.place == "report" else "#rows").focus()

    def action_detail_down(self) -> None:
        """Scroll the detail."""
        self.query_one("#detail", VerticalScroll).scroll_page_down(animate=False)

    def action_detail_up(self) -> None:
        """Scroll the detail back."""
        self.query_one("#detail", VerticalScroll).scroll_page_up(animate=False)

    def action_next_snippet(self) -> None:
        """Open the snippet to practise next."""
        ids = self.services.library.ids()
        found = next_snippet(ids, self._standings, self.snippet.id)
        if found is None:
            self.notify("There is no other snippet yet", timeout=4, markup=False)
        else:
            cast("ReviewerApp", self.app).show_review(found)

    def action_retry(self) -> None:
        """Review the same snippet again."""
        cast("ReviewerApp", self.app).show_review(self.snippet.id)

    def action_browse(self) -> None:
        """Back to the snippets."""
        cast("ReviewerApp", self.app).show_browse()
