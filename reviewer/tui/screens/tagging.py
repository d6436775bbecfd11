"""Saying how bad a defect is and of what sort: the tags of comments on the review screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tags import TagKind, beginning, stepped

if TYPE_CHECKING:
    from ..widgets.comment_card import CommentCard
    from .review import ReviewScreen


class Tagging:
    """Changes the tags of the comment under the cursor, or of the one being written."""

    def __init__(self, screen: ReviewScreen) -> None:
        self._screen = screen

    async def turn(
        self, comment_id: str | None, kind: TagKind, step: int = 1, letter: str = ""
    ) -> None:
        """Change a tag of a comment, by a step or to the next of a letter."""
        comment = self._screen.session.content.comment(comment_id or "")
        if comment is None:
            return
        tag = beginning(comment, kind, letter) if letter else stepped(comment, kind, step)
        if tag is not None:
            await self._screen.act_and_show(tag)

    async def under_cursor(self, kind: TagKind) -> None:
        """The next tag of the comment the cursor stands on."""
        cursor = self._screen.code.cursor
        if isinstance(cursor, str):
            await self.turn(cursor, kind)

    async def being_written(self, kind: TagKind) -> None:
        """The next tag of the comment being written."""
        await self._screen.writing.settle()
        await self.turn(self._screen.writing.comment, kind)

    async def focused(self, step: int) -> None:
        """Another value of the tag that has the focus."""
        from ..widgets.tag_row import TagChip

        chip = self._screen.focused
        if isinstance(chip, TagChip):
            await self.turn(self._screen.writing.comment, chip.kind, step)


class TagCommands:
    """The commands of tags, for the screen that has comments."""

    tagging: Tagging

    async def on_comment_card_tagged(self, message: CommentCard.Tagged) -> None:
        """A tag was clicked, or a letter typed on it."""
        turned = message.turned
        await self.tagging.turn(message.comment, turned.kind, turned.step, turned.letter)

    async def action_severity(self) -> None:
        """The next severity of the comment the cursor stands on."""
        await self.tagging.under_cursor("severity")

    async def action_category(self) -> None:
        """The next category of the comment the cursor stands on."""
        await self.tagging.under_cursor("category")

    async def action_severity_here(self) -> None:
        """The next severity of the comment being written."""
        await self.tagging.being_written("severity")

    async def action_category_here(self) -> None:
        """The next category of the comment being written."""
        await self.tagging.being_written("category")

    async def action_next_tag(self) -> None:
        """The next value of the tag that has the focus."""
        await self.tagging.focused(1)

    async def action_previous_tag(self) -> None:
        """The value before."""
        await self.tagging.focused(-1)
