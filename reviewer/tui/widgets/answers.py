"""The questions beside the code: what it does, and what it costs."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from reviewer.safe_text import printable

from .line_box import LineBox

if TYPE_CHECKING:
    from textual.widget import AwaitMount
    from textual.widgets import TextArea

    from reviewer.model import Rubric
    from reviewer.practice import Session

    from .box import Box


class Answers(Vertical):
    """A box for the explanation and one per complexity question that the rubric asks."""

    class Written(Message):
        """An answer changed; `texts` has it."""

    def __init__(self, rubric: Rubric, session: Session) -> None:
        super().__init__(id="answers")
        self._rubric, self._content = rubric, session.content
        self._boxes = False
        self._mounting = asyncio.Lock()

    def compose(self) -> ComposeResult:
        explain, complexity = self._rubric.explain, self._rubric.complexity
        question = explain.question if explain else "What does this code do?"
        yield Static(Content.styled("Explain", "bold $primary"), classes="answers--heading")
        yield Static(Content(printable(question)), classes="answers--question")
        yield Vertical(classes="answers--explanation")
        if complexity is None:
            return
        yield Static(self._complexity_heading(), classes="answers--heading")
        if complexity.time is not None:
            with Horizontal(classes="answers--row", id="time-row"):
                yield Static("Time", classes="answers--label")
        if complexity.space is not None:
            with Horizontal(classes="answers--row", id="space-row"):
                yield Static("Space", classes="answers--label")

    def _complexity_heading(self) -> Content:
        variables = self._rubric.complexity.variables if self._rubric.complexity else {}
        named = ", ".join(f"{letter} = {meaning}" for letter, meaning in variables.items())
        return Content.assemble(
            ("Complexity", "bold $primary"), (f"  {printable(named)}" if named else "", "$quiet")
        )

    def on_mount(self) -> None:
        """The boxes come after the first paint: they take longer than all the rest of it."""
        self.call_after_refresh(self.complete)

    async def complete(self) -> None:
        """Mount the boxes in the room kept for them, and wait until they take keys; once."""
        async with self._mounting:
            if self.is_attached and not self._boxes:
                mounting = list(self._mount_boxes())
                self._boxes = True  # from here on they are asked, and no longer the draft
                for mounted in mounting:
                    await mounted

    def _mount_boxes(self) -> Iterator[AwaitMount]:
        from .box import Box

        content = self._content
        explanation = Box(content.explanation, placeholder="In your own words…")
        yield self.query_one(".answers--explanation").mount(explanation)
        for part, text in (("time", content.time), ("space", content.space)):
            for row in self.query(f"#{part}-row"):
                line = LineBox(placeholder="O(…)", box_id=part)
                with line.prevent(Input.Changed):
                    line.value = text
                yield row.mount(line)

    def show(self, session: Session) -> None:
        """Show the answers of `session`, boxes that show them already left alone."""
        content = self._content = session.content
        if not self._boxes:
            return
        self._explanation.show(content.explanation)
        for part, text in (("time", content.time), ("space", content.space)):
            line = self._line(part)
            if line is not None and line.value != text:
                line.value = text

    async def write(self, part: str = "explanation") -> None:
        """Put the cursor into a box."""
        await self.complete()
        box = self._explanation if part == "explanation" else self._line(part)
        if box is not None:
            self.screen.set_focus(box)

    def texts(self) -> tuple[str, str | None, str | None]:
        """What the boxes hold: explanation, time, space; None where it is not asked."""
        if not self._boxes:
            return self._content.explanation, None, None
        time, space = self._line("time"), self._line("space")
        return (
            self._explanation.text,
            time.value if time is not None else None,
            space.value if space is not None else None,
        )

    @property
    def _explanation(self) -> Box:
        return cast("Box", self.query_one(".answers--explanation > *"))

    def _line(self, part: str) -> LineBox | None:
        return next(iter(self.query(f"#{part}").results(LineBox)), None)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell of every keystroke."""
        event.stop()
        self.post_message(self.Written())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell of every keystroke."""
        event.stop()
        self.post_message(self.Written())
