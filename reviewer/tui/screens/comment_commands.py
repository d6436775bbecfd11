"""The commands of comments, by key and by mouse, for the screen that has comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..widgets.comment_card import CommentCard
    from ..widgets.row_list import RowList
    from .writing import Writing


class CommentCommands:
    """Begins, opens, changes and deletes comments; `writing` does it."""

    @property
    def writing(self) -> Writing:
        """The writing of comments, which the screen has."""
        raise NotImplementedError

    async def action_comment(self) -> None:
        """Comment on the line or the marked lines."""
        await self.writing.begin_here()

    async def action_comment_all(self) -> None:
        """Comment on the whole snippet."""
        await self.writing.begin(None)

    async def action_suggest(self) -> None:
        """Suggest a change of the marked lines, or of the comment the cursor stands on."""
        await self.writing.suggest()

    async def action_suggest_here(self) -> None:
        """Give the comment being written a suggestion, or take it away."""
        await self.writing.toggle_suggestion()

    async def action_edit(self) -> None:
        """Edit the comment the cursor stands on."""
        await self.writing.edit_here()

    async def action_delete(self) -> None:
        """Delete the comment the cursor stands on."""
        await self.writing.delete()

    async def action_open_editor(self) -> None:
        """Write the box, or the comment the cursor stands on, in the user's own editor."""
        await self.writing.write_outside()

    async def action_done(self) -> None:
        """Back to the code; nothing written is lost."""
        await self.writing.done()

    async def action_undo_edit(self) -> None:
        """Undo the last step."""
        await self.writing.undo()

    async def action_redo_edit(self) -> None:
        """Redo the step undone last."""
        await self.writing.redo()

    # what the widgets tell

    def on_answers_written(self) -> None:
        """An answer was typed."""
        self.writing.collect()

    def on_comment_card_written(self) -> None:
        """A comment was typed."""
        self.writing.collect()

    async def on_comment_card_picked(self, message: CommentCard.Picked) -> None:
        """A comment was clicked."""
        await self.writing.pick(message.comment, edit=message.twice)

    async def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """A comment was chosen in the list."""
        await self.writing.pick(message.key, edit=False)

    async def on_code_view_line_clicked(self) -> None:
        """A line was clicked twice."""
        await self.writing.begin_here()
