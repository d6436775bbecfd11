"""The review: read the code, answer the questions, comment on lines, submit."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static, TextArea

from reviewer.model import Report, Review, Snippet, Span
from reviewer.practice import (
    Pending,
    Session,
    begin,
    in_order,
    pending,
    reduce,
    to_review,
)
from reviewer.practice.actions import (
    Action,
    AddComment,
    AnswerSpace,
    AnswerTime,
    DeleteComment,
    EditBody,
    EditSuggestion,
    Explain,
    Leave,
    ProposeChange,
    Redo,
    Spend,
    Undo,
)
from reviewer.safe_text import printable

from .. import commands
from ..comment_rows import comment_rows
from ..glyphs import level
from ..services import Services
from ..tones import Line
from ..widgets.answers import Answers
from ..widgets.box import LineBox
from ..widgets.code_view import CodeView
from ..widgets.comment_card import CommentCard
from ..widgets.key_bar import KeyBar
from ..widgets.row_list import RowList
from ..widgets.state_line import StateLine
from ..widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from ..app import ReviewerApp

IDLE_SECONDS = 120.0
"""A longer pause between two actions does not count as time spent."""


class ReviewScreen(Screen[None]):
    """One attempt at one snippet. The session is the truth; widgets show it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *commands.bindings("review"),
        *commands.bindings("writing"),
    ]
    AUTO_FOCUS = "#code"

    def __init__(self, services: Services, snippet: Snippet) -> None:
        super().__init__()
        self.services, self.snippet = services, snippet
        resumed = services.drafts.load(snippet)
        self._resumed = resumed
        self.session: Session = (
            resumed.session
            if resumed
            else begin(snippet, attempt=services.new_id(), now=services.clock())
        )
        self._acted = time.monotonic()
        self._submitting = False
        self._editing: str | None = None

    def compose(self) -> ComposeResult:
        rubric = self.snippet.rubric
        yield TitleBar(rubric.title)
        with Horizontal(id="body"):
            yield CodeView(self.snippet.lines, Static(self._introduction(), id="context"))
            with Vertical(id="side"):
                yield Answers(rubric, self.session)
                yield Static("Comments", classes="side--heading")
                yield RowList(list_id="comments", empty="none yet: c comments on a line")
        yield StateLine()
        yield KeyBar("moves", "review", "writing")

    def _introduction(self) -> Content:
        rubric = self.snippet.rubric
        facts = f"{level(rubric.difficulty)}  about {rubric.minutes} min  {self.snippet.id}"
        return Content.assemble((printable(rubric.context), ""), "\n", (printable(facts), "$quiet"))

    async def on_mount(self) -> None:
        """Show the draft; prepare the engine while the user reads."""
        await self.code.show(self.session.comments)
        self._show_state()
        if self._resumed is not None:
            text = "Your draft is back"
            if self._resumed.changed:
                text = "Your draft is back; the code has changed since, check where comments stand"
            self.notify(text, timeout=6 if self._resumed.changed else 3, markup=False)
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
            return "line"
        if isinstance(focused, RowList):
            return "list"
        return self.code.place if self.is_mounted else "code"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Commands apply where their table says."""
        return commands.applies(action, self.place)

    # the session

    def act(self, action: Action) -> None:
        """Take the session one step on, and have it saved."""
        now = time.monotonic()
        spent, self._acted = min(now - self._acted, IDLE_SECONDS), now
        self.session = reduce(reduce(self.session, Spend(spent)), action)
        self.services.autosave.put(self.session)
        self._show_state()

    async def _act_and_show(self, action: Action) -> None:
        self.act(action)
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
        self._show_place()

    def _list_key(self) -> str | None:
        cursor = self.code.cursor
        return cursor if isinstance(cursor, str) else None

    def _show_place(self) -> None:
        self.query_one(KeyBar).show(self.place)
        self.query_one(TitleBar).show(state=self._title_state())

    def _title_state(self) -> Line:
        saved: Line = ((" ", ""),)
        if self.services.autosave.error:
            saved = (("  ✗ not saved ", "bad"),)
        return ((self._where(), "quiet"), *saved)

    def _where(self) -> str:
        """The marked lines, or which comment the cursor stands on."""
        cursor, comments = self.code.cursor, in_order(self.session.comments)
        if isinstance(cursor, str):
            ids = [comment.id for comment in comments]
            return f"comment {ids.index(cursor) + 1} of {len(ids)}" if cursor in ids else ""
        return f"{self.code.selection} of {len(self.snippet.lines)}"

    # what the widgets tell

    def on_code_view_moved(self) -> None:
        """The key bar and the title follow the cursor."""
        self._show_place()

    def on_descendant_focus(self) -> None:
        """The key bar follows the focus; narrow terminals show the questions while they have it."""
        focused = self.focused
        inside = focused is not None and self.query_one("#side") in focused.ancestors_with_self
        self.set_class(inside, "-answering")
        self._show_place()

    def on_descendant_blur(self) -> None:
        """Leaving a box completes an undo step, and is a moment to save."""
        self.call_after_refresh(self._left)

    async def _left(self) -> None:
        editing = self._editing
        card = self.code.card(editing) if editing else None
        if card is not None and card.has_focus_within:
            return
        if card is not None:
            self._editing = None
            await card.close()
        if self.place not in ("box", "line"):
            await self._act_and_show(Leave())
            self.services.autosave.flush()

    def on_answers_written(self, message: Answers.Written) -> None:
        """An answer was typed."""
        match message.part:
            case "explanation":
                self.act(Explain(message.text))
            case "time":
                self.act(AnswerTime(message.text))
            case "space":
                self.act(AnswerSpace(message.text))

    def on_comment_card_written(self, message: CommentCard.Written) -> None:
        """A comment was typed."""
        if message.part == "suggestion":
            self.act(EditSuggestion(message.comment, message.text))
        else:
            self.act(EditBody(message.comment, message.text))

    async def on_comment_card_picked(self, message: CommentCard.Picked) -> None:
        """A comment was clicked."""
        self.code.focus()
        self.code.go(message.comment)
        if message.twice:
            await self._edit(message.comment)

    async def on_code_view_line_clicked(self) -> None:
        """A line was clicked twice."""
        await self.action_comment()

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """A comment was chosen in the list."""
        self.code.focus()
        self.code.go(message.key)

    # commands

    async def action_comment(self) -> None:
        """Comment on the line or the marked lines."""
        if self.code.selection is not None:
            await self._begin(self.code.selection)

    async def action_comment_all(self) -> None:
        """Comment on the whole snippet."""
        await self._begin(None)

    async def action_suggest(self) -> None:
        """Suggest a change of the marked lines, or of the comment the cursor stands on."""
        cursor = self.code.cursor
        if isinstance(cursor, str):
            await self._act_and_show(ProposeChange(cursor))
            await self._edit(cursor, suggestion=True)
        elif self.code.selection is not None:
            await self._begin(self.code.selection, suggestion=True)

    async def _begin(self, span: Span | None, *, suggestion: bool = False) -> None:
        comment_id = self.services.new_id()
        self.act(AddComment(comment_id, span))
        if suggestion:
            self.act(ProposeChange(comment_id))
        await self.code.show(self.session.comments)
        self.code.action_unmark()
        await self._edit(comment_id)

    async def _edit(self, comment_id: str, *, suggestion: bool = False) -> None:
        card = self.code.card(comment_id)
        if card is not None:
            self._editing = comment_id
            self.code.go(comment_id)
            await card.edit(suggestion=suggestion)
            self.call_after_refresh(card.scroll_visible, animate=False)

    async def action_edit(self) -> None:
        """Edit the comment the cursor stands on."""
        if isinstance(self.code.cursor, str):
            await self._edit(self.code.cursor)

    async def action_delete(self) -> None:
        """Delete the comment the cursor stands on."""
        if isinstance(self.code.cursor, str):
            await self._act_and_show(DeleteComment(self.code.cursor))
            self.notify("Comment deleted; u brings it back", timeout=3, markup=False)

    async def action_suggest_here(self) -> None:
        """Give the comment being written a suggestion, or take it away."""
        comment = self.session.content.comment(self._editing) if self._editing else None
        card = self.code.card(self._editing) if self._editing else None
        if comment is None or card is None or comment.span is None:
            return
        if comment.suggestion is None:
            await self._act_and_show(ProposeChange(comment.id))
            card.focus_box(suggestion=True)
        else:
            await self._act_and_show(EditSuggestion(comment.id, None))
            card.focus_box(suggestion=False)

    def action_done(self) -> None:
        """Back to the code; nothing written is lost."""
        self.code.focus()

    async def action_undo_edit(self) -> None:
        """Undo the last step."""
        await self._act_and_show(Undo())

    async def action_redo_edit(self) -> None:
        """Redo the step undone last."""
        await self._act_and_show(Redo())

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

    def action_leave(self) -> None:
        """Back to the snippets; the draft is kept."""
        self._finish()
        cast("ReviewerApp", self.app).show_browse()

    def _finish(self) -> None:
        self.act(Leave())
        self.services.autosave.flush()

    # submission

    def action_submit(self) -> None:
        """Show what is open, and submit if the user wants to."""
        from .submit import SubmitScreen

        self.code.focus()
        self._finish()
        found = pending(self.session, self.snippet.rubric)
        review = to_review(self.session, self.services.reviewer)
        self.app.push_screen(SubmitScreen(review, found), self._decided)

    def action_submit_now(self) -> None:
        """The same, from inside a box."""
        self.action_submit()

    def _decided(self, choice: Pending | bool | None) -> None:
        if isinstance(choice, Pending):
            if choice.part in ("explanation", "time", "space"):
                self._show_answers(choice.part)
            elif choice.comment is not None:
                self.code.go(choice.comment)
        elif choice and not self._submitting:
            self._submitting = True
            self.query_one(TitleBar).show(state=(("scoring… ", "fair"),))
            review = to_review(self.session, self.services.reviewer)
            self.run_worker(partial(self._score, review), thread=True, exit_on_error=False)

    def _score(self, review: Review) -> None:
        try:
            report = self.services.scorer.score(review)
        except Exception as error:  # whatever it is, the reviewer's work must outlive it
            self.app.call_from_thread(self._not_scored, f"{type(error).__name__}: {error}")
        else:
            self.app.call_from_thread(self._scored, review, report)

    def _not_scored(self, reason: str) -> None:
        self._submitting = False
        self._show_place()
        text = f"The review could not be scored; your draft is kept. {reason}"
        self.notify(text, severity="error", timeout=20, markup=False)

    def _scored(self, review: Review, report: Report) -> None:
        """Keep the attempt; only then let go of the draft."""
        from reviewer.practice.history import HistoryError

        history = self.services.history
        try:
            if history is not None:
                submitted = self.services.clock()
                history.record(self.session, review, report, submitted=submitted)
                self.services.autosave.drop(self.session)
        except HistoryError as error:
            text = f"The attempt could not be recorded; the draft is kept. {error}"
            self.notify(text, severity="warning", timeout=12, markup=False)
        cast("ReviewerApp", self.app).show_report(review, report, self.session.seconds)
