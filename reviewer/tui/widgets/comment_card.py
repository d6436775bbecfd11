"""A comment between the lines: its text, or the boxes it is written in."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static, TextArea

from reviewer.practice import DraftComment
from reviewer.safe_text import printable

from ..glyphs import COMMENT
from ..highlight import highlight
from ..tags import tag_line
from ..tones import TONES
from .box import Box
from .diff_view import DiffView, changes
from .tag_row import TagChip, TagRow


class CommentCard(Vertical):
    """One comment. `pick` it to stand on it, `edit` it to write in it."""

    class Picked(Message):
        """The card was clicked; twice to edit it."""

        def __init__(self, comment: str, twice: bool) -> None:
            super().__init__()
            self.comment, self.twice = comment, twice

    class Written(Message):
        """A box of the card changed; `texts` has it."""

    class Tagged(Message):
        """A tag of the comment is to be changed."""

        def __init__(self, comment: str, turned: TagChip.Turned) -> None:
            super().__init__()
            self.comment, self.turned = comment, turned

    def __init__(self, comment: DraftComment, original: str) -> None:
        super().__init__()
        self.comment = comment
        self.original = original
        self.editing = False

    def compose(self) -> ComposeResult:
        yield Static(self._title(), classes="card--title")
        if self.editing:
            placeholder = "What is wrong here, and why? What would you do?"
            yield Box(self.comment.body, placeholder=placeholder).add_class("card--body")
            if self.comment.suggestion is not None:
                yield from self._suggestion_boxes(self.comment.suggestion)
            yield TagRow(self.comment)
            return
        if self.comment.body.strip():
            yield Static(Content(printable(self.comment.body.strip("\n"))), classes="card--text")
        if self.comment.suggestion is not None:
            yield self._suggested()

    def _title(self) -> Content:
        where = str(self.comment.span) if self.comment.span else "whole snippet"
        tags = () if self.editing else tag_line(self.comment)
        return Content.assemble(
            (f"{COMMENT.glyph} ", "$accent"),
            (where, "bold"),
            "   " if tags else "",
            *((text, TONES.get(tone, "")) for text, tone in tags),
        )

    def _suggested(self) -> DiffView | Static:
        """The suggestion as a diff of the comment's lines."""
        span, suggestion = self.comment.span, self.comment.suggestion or ""
        if span is None or suggestion == self.original:
            return Static(Content("the suggestion changes nothing yet"), classes="card--hint")
        rows = changes(
            highlight(self.original.split("\n")),
            highlight(suggestion.rstrip("\n").split("\n")) if suggestion else (),
            context=None,
        )
        return DiffView(tuple(rows), numbers=False)

    async def show(self, comment: DraftComment, original: str) -> None:
        """Draw `comment`; boxes that are open keep their cursor."""
        before, self.comment, self.original = self.comment, comment, original
        if not self.editing:
            if before != comment:
                await self.recompose()
            return
        if not self.query(".card--body"):
            return  # the boxes are about to come, and will hold what `comment` says
        self.query_one(".card--body", Box).show(comment.body)
        self.query_one(TagRow).show(comment)
        if comment.suggestion is None:
            await self._drop_suggestion()
        elif before.suggestion is None:
            boxes = self._suggestion_boxes(comment.suggestion)
            await self.mount_all(boxes, before=self.query_one(TagRow))
        else:
            self.query_one(".card--suggestion", Box).show(comment.suggestion)

    def _suggestion_boxes(self, suggestion: str) -> Iterator[Widget]:
        yield Static(Content("Suggested lines"), classes="card--label")
        box = Box(suggestion, placeholder="(these lines go)", code=True)
        yield box.add_class("card--suggestion")

    async def _drop_suggestion(self) -> None:
        """Take the suggestion's box away; the focus goes to the body before it is lost."""
        boxes = self.query(".card--suggestion")
        if any(box.has_focus for box in boxes):
            self.focus_box(suggestion=False)
        await boxes.remove()
        await self.query(".card--label").remove()

    async def edit(self, *, suggestion: bool = False) -> None:
        """Open the boxes, and write in the body or in the suggestion."""
        if not self.editing:
            self.editing = True
            self.add_class("-editing")
            await self.recompose()
        self.focus_box(suggestion=suggestion)

    def focus_box(self, *, suggestion: bool) -> None:
        """Write in the body, or in the suggestion where there is one."""
        wanted = self.query(".card--suggestion" if suggestion else ".card--body")
        for box in wanted.results(Box):
            self.screen.set_focus(box)  # at once: keys typed ahead are meant for it
            if not suggestion:
                box.move_cursor(box.document.end)

    def texts(self) -> tuple[str, str | None] | None:
        """What the boxes hold: body and suggestion. None while there are no boxes."""
        body, suggestion = (
            next((box.text for box in self.query(name).results(Box)), None)
            for name in (".card--body", ".card--suggestion")
        )
        return None if body is None else (body, suggestion)

    async def close(self) -> None:
        """Close the boxes."""
        if self.editing:
            self.editing = False
            self.remove_class("-editing")
            await self.recompose()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell of every keystroke."""
        event.stop()
        if self.editing:
            self.post_message(self.Written())

    def on_tag_chip_turned(self, message: TagChip.Turned) -> None:
        """Tell whose tag it is."""
        message.stop()
        self.post_message(self.Tagged(self.comment.id, message))

    def on_click(self, event: object) -> None:
        """Stand on the comment; a second click edits it."""
        if not self.editing:
            twice = getattr(event, "chain", 1) > 1
            self.post_message(self.Picked(self.comment.id, twice))
