"""The report: step through the score, the issues, the comments and the fix."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widget import Widget

from reviewer.practice.debrief.debriefing import Debriefing
from reviewer.practice.hinting import price_in_words

from .. import commands
from ..aside import ASIDE, Aside, aside_rows
from ..aside_detail import aside_widgets
from ..report_detail import ReportDetail
from ..report_rows import report_rows
from ..widgets.key_bar import KeyBar
from ..widgets.row_list import RowList
from ..widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from ..app import ReviewerApp

SUBJECTS = ("issue", "comment")
"""The sorts of rows whose verdict can be held wrong."""


class ReportScreen(Screen[None]):
    """A list of everything the report says, and the detail of the row under the cursor."""

    BINDINGS = commands.bindings("report")
    AUTO_FOCUS = "#rows"
    BAR: ClassVar[tuple[commands.Group, ...]] = ("report",)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide"), (140, "-broad")]  # noqa: RUF012

    def __init__(self, debriefing: Debriefing, aside: Aside | None = None) -> None:
        super().__init__()
        self.debriefing = debriefing
        self.snippet = debriefing.debrief.snippet
        self.aside = aside or Aside()
        self._detail = ReportDetail(debriefing.debrief, debriefing.related)
        self._shown = "summary"

    def compose(self) -> ComposeResult:
        debrief = self.debriefing.debrief
        price = price_in_words(self.aside.hints)
        when = f"{debrief.submitted:%Y-%m-%d} " if debrief.submitted is not None else ""
        state = (
            (when, "quiet"),
            (f"{debrief.report.score:.0f} of 100 ", "strong"),
            (f"{price} " if price else "", "fair"),
        )
        name = "Earlier report" if self.debriefing.earlier else "Report"
        yield TitleBar(f"{name}: {self.snippet.rubric.title}", state)
        with Horizontal(id="body"):
            yield RowList(list_id="rows")
            yield VerticalScroll(*self._widgets(self._shown), id="detail")
        yield KeyBar(*self.BAR)

    def on_mount(self) -> None:
        """Begin with the score."""
        self._show_rows()
        self._show_place()

    def _show_rows(self) -> None:
        debrief = self.debriefing.debrief
        rows = [*report_rows(debrief, debrief.appeals), *aside_rows(self.aside)]
        self.query_one("#rows", RowList).show(rows)

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
        if key != self._shown:
            self._shown = key
            await self._show_detail()
            self.query_one("#detail", VerticalScroll).scroll_home(animate=False)

    async def _show_detail(self) -> None:
        detail = self.query_one("#detail", VerticalScroll)
        with self.app.batch_update():
            await detail.remove_children()
            await detail.mount(*self._widgets(self._shown))

    def _widgets(self, key: str) -> Iterator[Widget]:
        if key in ASIDE:
            return aside_widgets(self.aside, self.snippet, key)
        return self._detail.widgets(key)

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Enter goes into the detail; on a kind it lists the other snippets that have it."""
        sort, _, which = message.key.partition(":")
        if sort == "kind":
            self._ask_related(which)
        else:
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

    async def action_why(self) -> None:
        """Show or hide the reasons of verdicts."""
        self._detail.why = not self._detail.why
        await self._show_detail()

    def action_same_kind(self) -> None:
        """List the other snippets that have the kind of the row."""
        kinds = self._kinds_here()
        if not kinds:
            self._tell("This row is of no kind")
        else:
            self._ask_related(kinds[0])

    def _kinds_here(self) -> list[str]:
        """The kinds of the row: its own, of its issue, or of the issues a comment names."""
        sort, _, which = self._shown.partition(":")
        if sort == "kind":
            return [which]
        issues = [which] if sort == "issue" else []
        if sort == "comment":
            issues = [*self.debriefing.debrief.marked(int(which)).addresses]
        found = [self.snippet.rubric.issue(issue).kind for issue in issues]
        return [kind for kind in found if kind is not None]

    def _ask_related(self, kind_id: str) -> None:
        from .related import RelatedScreen

        def chosen(snippet_id: str | None) -> None:
            if snippet_id is not None:
                cast("ReviewerApp", self.app).show_review(snippet_id)

        self.app.push_screen(RelatedScreen(self.debriefing.related(kind_id)), chosen)

    def action_appeal(self) -> None:
        """Say that the verdict of the row is wrong."""
        from .appeal import AppealScreen

        subject = self._shown
        if subject.partition(":")[0] not in SUBJECTS:
            self._tell("Issues and comments have verdicts: go to one of them")
            return
        known = self.debriefing.debrief.appeals.get(subject)

        def keep(text: str) -> str:
            if text:
                return self.debriefing.appeal(subject, text)
            return self.debriefing.withdraw(subject)

        async def written(text: str | None) -> None:
            trouble = keep(text or "")
            told = "Recorded. d takes it back" if text else "Taken back" if known else ""
            await self._appealed(trouble or told)

        self.app.push_screen(AppealScreen(known.text if known else "", keep), written)

    async def action_withdraw(self) -> None:
        """Take back what was held against the verdict of the row."""
        if self._shown not in self.debriefing.debrief.appeals:
            self._tell("You hold nothing against this verdict")
            return
        await self._appealed(self.debriefing.withdraw(self._shown) or "Taken back")

    async def _appealed(self, told: str) -> None:
        if told:
            self._tell(told)
        self._detail.debrief = self.debriefing.debrief
        self._show_rows()
        await self._show_detail()

    def _tell(self, text: str) -> None:
        self.notify(text, timeout=4, markup=False)

    def action_attempts(self) -> None:
        """List the attempts at this snippet, open the report of one."""
        from .attempts import AttemptsScreen

        found = self.debriefing.attempts()
        if not found:
            self._tell("No attempt at this snippet is recorded")
            return

        def chosen(attempt_id: str | None) -> None:
            attempt = next((one for one in found if one.id == attempt_id), None)
            if attempt is not None and attempt.id != self.debriefing.attempt:
                cast("ReviewerApp", self.app).show_attempt(attempt)

        self.app.push_screen(AttemptsScreen(found, self.debriefing.attempt), chosen)

    def action_next_snippet(self) -> None:
        """Open the snippet to practise next."""
        app = cast("ReviewerApp", self.app)
        app.show_suggestion(app.services.progress().next(after=self.snippet.id))

    def action_retry(self) -> None:
        """Review the same snippet again."""
        cast("ReviewerApp", self.app).show_review(self.snippet.id)

    def action_browse(self) -> None:
        """Back to the snippets."""
        cast("ReviewerApp", self.app).show_browse()
