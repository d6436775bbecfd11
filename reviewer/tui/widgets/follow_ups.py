"""The follow-up questions of an interview, each with a box."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static, TextArea

from reviewer.practice.exchange import Exchange
from reviewer.safe_text import printable

from .box import Box


class FollowUps(Vertical):
    """Mounts its questions when they are asked; before that there is nothing to see."""

    class Written(Message):
        """An answer changed."""

        def __init__(self, index: int, text: str) -> None:
            super().__init__()
            self.index, self.text = index, text

    def compose(self) -> ComposeResult:
        yield Static(Content.styled("Follow-up", "bold $primary"), classes="answers--heading")

    async def ask(self, exchanges: tuple[Exchange, ...]) -> None:
        """Show the questions, with what was answered before; once."""
        if exchanges and not self.boxes:
            for exchange in exchanges:
                question = Static(Content(printable(exchange.question)), classes="follow--question")
                box = Box(exchange.answer, placeholder="In your own words…")
                await self.mount(question, box.add_class("follow--answer"))

    @property
    def boxes(self) -> list[Box]:
        """The boxes, in the order of the questions."""
        return list(self.query(Box))

    def texts(self) -> tuple[str, ...]:
        """What the boxes hold."""
        return tuple(box.text for box in self.boxes)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell of every keystroke."""
        event.stop()
        for index, box in enumerate(self.boxes):
            if box is event.text_area:
                self.post_message(self.Written(index, box.text))
