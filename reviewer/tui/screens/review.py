"""The review: read the code, answer the questions, comment on lines, submit."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Static

from .. import commands
from ..attempt import Attempt
from ..comment_rows import comment_rows
from ..review_words import answered, introduction, where
from ..tones import Line
from ..widgets.answers import Answers
from ..widgets.code_view import CodeView
from ..widgets.key_bar import KeyBar
from ..widgets.row_list import RowList
from ..widgets.state_line import StateLine
from ..widgets.title_bar import TitleBar
from .comment_commands import CommentCommands
from .finding import Finding, FindingCommands
from .submission import Submission
from .tagging import TagCommands, Tagging

if TYPE_CHECKING:
    from reviewer.model import Report, Review, Snippet
    from reviewer.practice import Pending, Session
    from reviewer.practice.actions import Action

    from ..app import ReviewerApp
    from ..services import Services
    from ..widgets.box import Box
    from .writing import Writing


class ReviewScreen(CommentCommands, FindingCommands, TagCommands, Screen[None]):
    """One attempt at one snippet. The session is the truth; widgets show it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *commands.bindings("finding"),
        *commands.bindings("review"),
        *commands.bindings("writing"),
    ]
    AUTO_FOCUS = "#code"
    BAR: ClassVar[tuple[commands.Group, ...]] = ("moves", "finding", "review", "writing")

    def __init__(
        self, services: Services, snippet: Snippet, attempt: Attempt | None = None
    ) -> None:
        super().__init__()
        self.services, self.snippet = services, snippet
        self.attempt = attempt or Attempt(services, snippet)
        self.submission = Submission(self)
        self.finding = Finding(self)
        self.tagging = Tagging(self)

    def compose(self) -> ComposeResult:
        rubric = self.snippet.rubric
        yield TitleBar(rubric.title)
        yield from self.above_code()
        with Horizontal(id="body"):
            head = Static(introduction(self.snippet), id="context")
            yield CodeView(self.snippet.lines, head, self.snippet.change)
            with Vertical(id="side"):
                yield from self.above_answers()
                yield Answers(rubric, self.session)
                yield Static("Comments", classes="side--heading")
                yield RowList(list_id="comments", empty="none yet: c comments on a line")
        yield StateLine()
        yield KeyBar(*self.BAR)

    def above_code(self) -> ComposeResult:
        """More lines below the title; none here."""
        yield from ()

    def above_answers(self) -> ComposeResult:
        """More questions above the answers; none here."""
        yield from ()

    async def on_mount(self) -> None:
        """Show the draft; prepare the engine while the user reads."""
        await self.code.show(self.session.comments)
        self._show_state()
        if self.attempt.code_changed:
            text = "Your draft is back; the code has changed since, check where comments stand"
            self.notify(text, severity="warning", timeout=8, markup=False)
        elif self.attempt.resumed:
            self.notify("Your draft is back", timeout=3, markup=False)
        self.set_timer(0.15, self._warm)

    def _warm(self) -> None:
        self.run_worker(self._prepare, thread=True, group="warm", exit_on_error=False)

    def _prepare(self) -> None:
        """Load what comes next, in a thread: boxes, the engine, the history, the next screens."""
        from . import report, submit, writing  # noqa: F401

        self.services.prepare(self.snippet.id)

    # parts

    @cached_property
    def writing(self) -> Writing:
        """What writes comments; made when something is first written."""
        from .writing import Writing

        return Writing(self)

    @property
    def code(self) -> CodeView:
        """The code."""
        return self.query_one(CodeView)

    @property
    def answers(self) -> Answers:
        """The questions."""
        return self.query_one(Answers)

    @property
    def place(self) -> commands.Place:
        """What has the focus."""
        focused = self.focused
        if focused is not None and focused.id == "prompt":
            return self.finding.place
        place: commands.Place | None = getattr(focused, "place", None)
        return place or (self.code.place if self.is_mounted else "code")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Commands apply where their table says; in a box for code, Tab indents."""
        if action == "next_box" and self.place == "box" and cast("Box", self.focused).code:
            return False
        return commands.applies(action, self.place)

    # the session

    @property
    def session(self) -> Session:
        """The session as it stands."""
        return self.attempt.session

    def act(self, action: Action) -> None:
        """Take the session one step on."""
        self.attempt.act(action)
        self._show_state()

    def take(self, actions: Iterable[Action]) -> None:
        """Act on those that change something."""
        self.attempt.take(actions)
        self._show_state()

    async def act_and_show(self, action: Action) -> None:
        """Take the session one step on, and have every widget follow."""
        self.act(action)
        await self.show_session()

    async def show_session(self) -> None:
        """Have the code and the answers show the session as it stands."""
        with self.writing.following():
            await self.code.show(self.session.comments)
            self.answers.show(self.session)

    def _show_state(self) -> None:
        self.query_one(StateLine).show(
            answered(self.session, self.snippet.rubric), len(self.session.comments)
        )
        self.query_one("#comments", RowList).show(
            comment_rows(self.session.comments), at=self._list_key()
        )
        self.show_place()

    def _list_key(self) -> str | None:
        cursor = self.code.cursor
        return cursor if isinstance(cursor, str) else None

    def show_place(self) -> None:
        """The key bar and the title follow the focus and the cursor."""
        self.query_one(KeyBar).show(self.place)
        self.show_state(self._title_state())

    def show_state(self, state: Line) -> None:
        """Show something on the right of the title."""
        self.query_one(TitleBar).show(state=state)

    def _title_state(self) -> Line:
        saved: Line = ((" ", ""),)
        if self.services.autosave.error:
            saved = (("  ✗ not saved ", "bad"),)
        hits = self.code.found.state
        found: Line = ((f"{hits} · ", "fair"),) if hits else ()
        return (*found, (where(self.code, self.session), "quiet"), *saved)

    # what the widgets tell

    def on_code_view_moved(self) -> None:
        """The key bar, the title and the list of comments follow the cursor."""
        if isinstance(self.code.cursor, str):
            self.query_one("#comments", RowList).go(self.code.cursor)
        self.show_place()

    def on_descendant_focus(self) -> None:
        """The key bar follows the focus; narrow terminals show the questions while they have it."""
        focused = self.focused
        inside = focused is not None and self.query_one("#side") in focused.ancestors_with_self
        self.set_class(inside, "-answering")
        self.show_place()

    def on_descendant_blur(self) -> None:
        """Leaving a box completes an undo step, and is a moment to save."""
        self.call_after_refresh(self.writing.blurred)
        self.call_after_refresh(self.finding.blurred)

    # commands

    async def action_answer(self) -> None:
        """Go to the questions."""
        await self._show_answers("explanation")

    async def _show_answers(self, part: str) -> None:
        self.add_class("-answering")
        await self.answers.write(part)

    def action_next_box(self) -> None:
        """Go to the next box."""
        self.focus_next()

    def action_previous_box(self) -> None:
        """Go to the box before."""
        self.focus_previous()

    def action_list_comments(self) -> None:
        """Show the comments as a list."""
        from .comments import CommentsScreen

        def chosen(comment: str | None) -> None:
            if comment is not None:
                self.code.go(comment)

        self.app.push_screen(CommentsScreen(self.session.comments, self._list_key()), chosen)

    def action_copy_lines(self) -> None:
        """Copy the marked lines to the clipboard of the terminal (OSC 52)."""
        selection = self.code.selection
        if selection is not None:
            self.app.copy_to_clipboard(self.session.original(selection))
            self.notify(f"{selection} copied", timeout=2, markup=False)

    def action_hint(self) -> None:
        """Offer the next hint."""
        from .hints import HintScreen

        self.app.push_screen(HintScreen(self.services, self.attempt))

    def action_notes(self) -> None:
        """Think aloud."""
        from .notes import NotesScreen

        self.app.push_screen(NotesScreen(self.attempt))

    def show_scored(self, review: Review, report: Report) -> None:
        """Go to the report."""
        from ..aside import aside_of

        app = cast("ReviewerApp", self.app)
        aside = aside_of(self.snippet, self.session)
        app.show_report(review, report, self.session.seconds, aside, self.session.attempt)

    async def action_leave(self) -> None:
        """Back to the snippets; the draft is kept."""
        await self.finish()
        cast("ReviewerApp", self.app).show_browse()

    async def finish(self) -> None:
        """Take and save everything written."""
        from reviewer.practice.actions import Leave

        await self.writing.settle()
        self.act(Leave())
        self.services.autosave.flush()

    async def action_submit(self) -> None:
        """Show what is open, and submit if the user wants to."""
        await self.writing.done()
        self.submission.ask()

    async def action_submit_now(self) -> None:
        """The same, from inside a box."""
        await self.action_submit()

    async def go_to(self, item: Pending) -> None:
        """Go to something that is open."""
        if item.part in ("explanation", "time", "space"):
            await self._show_answers(item.part)
        elif item.comment is not None:
            self.code.go(item.comment)
