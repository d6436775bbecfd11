"""The review: read the code, answer the questions, comment on lines, submit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static, TextArea

from reviewer.model import Report, Review, Snippet
from reviewer.practice import (
    Pending,
    Session,
    in_order,
)
from reviewer.practice.actions import (
    Action,
    DeleteComment,
    Leave,
    ProposeChange,
    Redo,
    Undo,
)
from reviewer.progress.variant_ids import shown_id
from reviewer.safe_text import printable

from .. import commands
from ..aside import aside_of
from ..attempt import Attempt
from ..comment_rows import comment_rows
from ..glyphs import level
from ..services import Services
from ..tones import Line
from ..widgets.answers import Answers
from ..widgets.box import Box, LineBox
from ..widgets.code_view import CodeView
from ..widgets.comment_card import CommentCard
from ..widgets.key_bar import KeyBar
from ..widgets.row_list import RowList
from ..widgets.state_line import StateLine
from ..widgets.tag_row import TagChip
from ..widgets.title_bar import TitleBar
from .finding import Finding, FindingCommands
from .submission import Submission
from .tagging import TagCommands, Tagging
from .writing import Writing

if TYPE_CHECKING:
    from ..app import ReviewerApp


REVIEW_CHANGE = "Review this change: + came, - went; o hides what went, b puts both side by side."


class ReviewScreen(FindingCommands, TagCommands, Screen[None]):
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
        self.writing = Writing(self)
        self.submission = Submission(self)
        self.finding = Finding(self)
        self.tagging = Tagging(self)

    def compose(self) -> ComposeResult:
        rubric = self.snippet.rubric
        yield TitleBar(rubric.title)
        yield from self.above_code()
        with Horizontal(id="body"):
            introduction = Static(self._introduction(), id="context")
            yield CodeView(self.snippet.lines, introduction, self.snippet.change)
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

    def _introduction(self) -> Content:
        rubric = self.snippet.rubric
        name = shown_id(self.snippet.id)
        facts = f"{level(rubric.difficulty)}  about {rubric.minutes} min  {name}"
        change = "" if self.snippet.change is None else f"{REVIEW_CHANGE}\n"
        context = (printable(rubric.context), "")
        return Content.assemble((change, "$accent"), context, "\n", (printable(facts), "$quiet"))

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
        """Load what submitting needs, in a thread: the engine, the history, the next screens."""
        from . import report, submit  # noqa: F401

        self.services.prepare(self.snippet.id)

    # parts

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
        if isinstance(focused, TextArea):
            return "box"
        if isinstance(focused, LineBox):
            return self.finding.place if focused.id == "prompt" else "line"
        if isinstance(focused, TagChip):
            return "tag"
        if isinstance(focused, RowList):
            return "list"
        return self.code.place if self.is_mounted else "code"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Commands apply where their table says; in a box for code, Tab indents."""
        if action == "next_box" and isinstance(self.focused, Box) and self.focused.code:
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
        with self.writing.following():
            await self.code.show(self.session.comments)
            self.answers.show(self.session)

    def _show_state(self) -> None:
        content, rubric = self.session.content, self.snippet.rubric
        asked = [("explanation", "Explain", content.explanation)]
        if rubric.complexity and rubric.complexity.time is not None:
            asked.append(("time", "Time", content.time))
        if rubric.complexity and rubric.complexity.space is not None:
            asked.append(("space", "Space", content.space))
        self.query_one(StateLine).show(
            [(name, bool(text.strip())) for _, name, text in asked], len(content.comments)
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
        return (*found, (self._where(), "quiet"), *saved)

    def _where(self) -> str:
        """The marked lines, or which comment the cursor stands on."""
        cursor, comments = self.code.cursor, in_order(self.session.comments)
        if isinstance(cursor, str):
            ids = [comment.id for comment in comments]
            return f"comment {ids.index(cursor) + 1} of {len(ids)}" if cursor in ids else ""
        return f"{self.code.selection} of {len(self.snippet.lines)}"

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

    def on_answers_written(self) -> None:
        """An answer was typed."""
        self.writing.collect()

    def on_comment_card_written(self) -> None:
        """A comment was typed."""
        self.writing.collect()

    async def on_comment_card_picked(self, message: CommentCard.Picked) -> None:
        """A comment was clicked."""
        self.set_focus(self.code)
        self.code.go(message.comment)
        if message.twice:
            await self.writing.edit(message.comment)

    async def on_code_view_line_clicked(self) -> None:
        """A line was clicked twice."""
        await self.action_comment()

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """A comment was chosen in the list."""
        self.set_focus(self.code)
        self.code.go(message.key)

    # commands

    async def action_comment(self) -> None:
        """Comment on the line or the marked lines."""
        if self.code.selection is not None:
            await self.writing.begin(self.code.selection)

    async def action_comment_all(self) -> None:
        """Comment on the whole snippet."""
        await self.writing.begin(None)

    async def action_suggest(self) -> None:
        """Suggest a change of the marked lines, or of the comment the cursor stands on."""
        cursor = self.code.cursor
        if isinstance(cursor, str):
            await self.act_and_show(ProposeChange(cursor))
            await self.writing.edit(cursor, suggestion=True)
        elif self.code.selection is not None:
            await self.writing.begin(self.code.selection, suggestion=True)

    async def action_edit(self) -> None:
        """Edit the comment the cursor stands on."""
        if isinstance(self.code.cursor, str):
            await self.writing.edit(self.code.cursor)

    async def action_delete(self) -> None:
        """Delete the comment the cursor stands on."""
        if isinstance(self.code.cursor, str):
            await self.act_and_show(DeleteComment(self.code.cursor))
            self.notify("Comment deleted; u brings it back", timeout=3, markup=False)

    async def action_open_editor(self) -> None:
        """Write the box, or the comment the cursor stands on, in the user's own editor."""
        await self.writing.write_outside()

    async def action_suggest_here(self) -> None:
        """Give the comment being written a suggestion, or take it away."""
        await self.writing.toggle_suggestion()

    async def action_done(self) -> None:
        """Back to the code; nothing written is lost."""
        await self.writing.done()

    async def action_undo_edit(self) -> None:
        """Undo the last step."""
        await self.act_and_show(Undo())

    async def action_redo_edit(self) -> None:
        """Redo the step undone last."""
        await self.act_and_show(Redo())

    def action_answer(self) -> None:
        """Go to the questions."""
        self._show_answers("explanation")

    def _show_answers(self, part: str) -> None:
        self.add_class("-answering")
        self.answers.write(part)

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
        app = cast("ReviewerApp", self.app)
        aside = aside_of(self.snippet, self.session)
        app.show_report(review, report, self.session.seconds, aside, self.session.attempt)

    async def action_leave(self) -> None:
        """Back to the snippets; the draft is kept."""
        await self.finish()
        cast("ReviewerApp", self.app).show_browse()

    async def finish(self) -> None:
        """Take and save everything written."""
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

    def go_to(self, item: Pending) -> None:
        """Go to something that is open."""
        if item.part in ("explanation", "time", "space"):
            self._show_answers(item.part)
        elif item.comment is not None:
            self.code.go(item.comment)
