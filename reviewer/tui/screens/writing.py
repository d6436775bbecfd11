"""How comments are written on the review screen: opening boxes, leaving them, losing nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reviewer.model import Span
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
    Undo,
)

from ..widgets.box import Box
from ..widgets.comment_card import CommentCard
from ..widgets.key_order import drained
from ..widgets.line_box import LineBox

if TYPE_CHECKING:
    from .review import ReviewScreen


class Writing:
    """The boxes of one review screen. At most one comment is written at a time."""

    def __init__(self, screen: ReviewScreen) -> None:
        self._screen = screen
        self.comment: str | None = None  # the id of the one being written
        self._moves = 0
        self._behind = 0

    @property
    def card(self) -> CommentCard | None:
        """The card of the comment being written."""
        return self._screen.code.card(self.comment) if self.comment else None

    async def begin(self, span: Span | None, *, suggestion: bool = False) -> None:
        """Begin a comment on `span`, perhaps with a suggestion."""
        screen = self._screen
        with self._moving():
            if self.comment:
                await self.leave()
            comment_id = screen.services.new_id()
            screen.act(AddComment(comment_id, span))
            if suggestion:
                screen.act(ProposeChange(comment_id))
            await screen.code.show(screen.session.comments)
            screen.code.action_unmark()
            await self.edit(comment_id)

    async def begin_here(self) -> None:
        """Begin a comment on the line or the marked lines."""
        span = self._screen.code.selection
        if span is not None:
            await self.begin(span)

    async def suggest(self) -> None:
        """Suggest a change of the marked lines, or of the comment the cursor stands on."""
        code = self._screen.code
        if isinstance(code.cursor, str):
            comment_id = code.cursor
            await self._screen.act_and_show(ProposeChange(comment_id))
            await self.edit(comment_id, suggestion=True)
        elif code.selection is not None:
            await self.begin(code.selection, suggestion=True)

    async def edit_here(self) -> None:
        """Open the comment the cursor stands on."""
        cursor = self._screen.code.cursor
        if isinstance(cursor, str):
            await self.edit(cursor)

    async def pick(self, comment_id: str, *, edit: bool) -> None:
        """Stand on a comment, and perhaps open it."""
        self._screen.set_focus(self._screen.code)
        self._screen.code.go(comment_id)
        if edit:
            await self.edit(comment_id)

    async def delete(self) -> None:
        """Delete the comment the cursor stands on."""
        cursor = self._screen.code.cursor
        if isinstance(cursor, str):
            await self._screen.act_and_show(DeleteComment(cursor))
            self._screen.notify("Comment deleted; u brings it back", timeout=3, markup=False)

    async def undo(self) -> None:
        """Undo the last step."""
        await self._screen.act_and_show(Undo())

    async def redo(self) -> None:
        """Redo the step undone last."""
        await self._screen.act_and_show(Redo())

    async def edit(self, comment_id: str, *, suggestion: bool = False) -> None:
        """Open the boxes of a comment, and write in its body or in its suggestion."""
        screen = self._screen
        with self._moving():
            if self.comment not in (None, comment_id):
                await self.leave()
            card = screen.code.card(comment_id)
            if card is not None:
                self.comment = comment_id
                screen.code.go(comment_id)
                await card.edit(suggestion=suggestion)
                screen.call_after_refresh(card.scroll_visible, animate=False)

    async def write_outside(self) -> None:
        """Give the focused box, else the comment under the cursor, to the user's editor."""
        from ..outside import outside

        screen, box, cursor = self._screen, self._screen.focused, self._screen.code.cursor
        await self.settle()
        if isinstance(box, Box):
            text = outside(screen, box.text, ".py" if box.code else ".md")
            if text is not None:
                box.show(text)
                self.collect()
            return
        comment = screen.session.content.comment(cursor) if isinstance(cursor, str) else None
        if comment is not None:
            text = outside(screen, comment.body, ".md")
            if text is not None:
                await screen.act_and_show(EditBody(comment.id, text))

    async def toggle_suggestion(self) -> None:
        """Give the comment being written a suggestion, or take it away."""
        screen, card = self._screen, self.card
        comment = screen.session.content.comment(self.comment or "")
        if comment is None or card is None or comment.span is None:
            return
        with self._moving():
            await self.settle()
            proposes = comment.suggestion is None
            await screen.act_and_show(
                ProposeChange(comment.id) if proposes else EditSuggestion(comment.id, None)
            )
            card.focus_box(suggestion=proposes)

    async def done(self) -> None:
        """Back to the code."""
        with self._moving():
            await self.settle()
            self._screen.set_focus(self._screen.code)
            await self.leave()

    async def settle(self) -> None:
        """Have the focused box take every key typed so far, and the session its text."""
        focused = self._screen.focused
        if isinstance(focused, Box | LineBox):
            await drained(focused)
        self.collect()

    async def leave(self) -> None:
        """Close the comment being written; a blank one goes, and the undo step is complete."""
        self.collect()
        screen, moves = self._screen, self._moves
        card, self.comment = self.card, None
        if card is not None:
            await card.close()
        if self._moves != moves or screen.place in ("box", "line"):
            return  # a command came in between: what it opens is not to be left
        comments = screen.session.comments
        screen.act(Leave())
        if card is not None or screen.session.comments != comments:
            await screen.show_session()
        screen.services.autosave.flush()

    async def blurred(self) -> None:
        """A box lost the focus to the mouse; commands that move it call `leave` themselves.

        Where the terminal's window lost it, the box keeps what it has until the user is back.
        """
        if not self._screen.app.app_focus:
            return
        if not self._moves and (self.card is None or not self.card.has_focus_within):
            await self.leave()

    @contextmanager
    def _moving(self) -> Iterator[None]:
        """While a command moves the focus, its coming and going means nothing."""
        self._moves += 1
        try:
            yield
        finally:
            self._moves -= 1

    @contextmanager
    def following(self) -> Iterator[None]:
        """While the boxes follow the session, what they hold is not yet to be taken."""
        self._behind += 1
        try:
            yield
        finally:
            self._behind -= 1

    def collect(self) -> None:
        """Take what the boxes hold: messages may tell of what stood there before."""
        if self._behind:
            return
        explanation, time, space = self._screen.answers.texts()
        actions: list[Action] = [Explain(explanation)]
        if time is not None:
            actions.append(AnswerTime(time))
        if space is not None:
            actions.append(AnswerSpace(space))
        written = self.card.texts() if self.card is not None else None
        if written is not None and self.comment:
            body, suggestion = written
            actions.append(EditBody(self.comment, body))
            if suggestion is not None:
                actions.append(EditSuggestion(self.comment, suggestion))
        self._screen.take(actions)
