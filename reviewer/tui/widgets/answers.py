"""The questions beside the code: what it does, and what it costs."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static, TextArea

from reviewer.model import Rubric
from reviewer.practice import Session
from reviewer.safe_text import printable

from .box import Box, LineBox


class Answers(Vertical):
    """A box for the explanation and one per complexity question that the rubric asks."""

    class Written(Message):
        """An answer changed; `texts` has it."""

    def __init__(self, rubric: Rubric, session: Session) -> None:
        super().__init__(id="answers")
        self._rubric, self._content = rubric, session.content

    def compose(self) -> ComposeResult:
        explain, complexity = self._rubric.explain, self._rubric.complexity
        question = explain.question if explain else "What does this code do?"
        yield Static(Content.styled("Explain", "bold $primary"), classes="answers--heading")
        yield Static(Content(printable(question)), classes="answers--question")
        yield Box(self._content.explanation, placeholder="In your own words…").add_class(
            "answers--explanation"
        )
        if complexity is None:
            return
        yield Static(self._complexity_heading(), classes="answers--heading")
        if complexity.time is not None:
            with Horizontal(classes="answers--row"):
                yield Static("Time", classes="answers--label")
                yield LineBox(placeholder="O(…)", box_id="time")
        if complexity.space is not None:
            with Horizontal(classes="answers--row"):
                yield Static("Space", classes="answers--label")
                yield LineBox(placeholder="O(…)", box_id="space")

    def _complexity_heading(self) -> Content:
        variables = self._rubric.complexity.variables if self._rubric.complexity else {}
        named = ", ".join(f"{letter} = {meaning}" for letter, meaning in variables.items())
        return Content.assemble(
            ("Complexity", "bold $primary"), (f"  {printable(named)}" if named else "", "$quiet")
        )

    def on_mount(self) -> None:
        """Fill in what a draft holds."""
        for part, text in (("time", self._content.time), ("space", self._content.space)):
            for box in self.query(f"#{part}").results(LineBox):
                with box.prevent(Input.Changed):
                    box.value = text

    def show(self, session: Session) -> None:
        """Show the answers of `session`, boxes that show them already left alone."""
        content = session.content
        self.query_one(".answers--explanation", Box).show(content.explanation)
        for part, text in (("time", content.time), ("space", content.space)):
            for box in self.query(f"#{part}").results(LineBox):
                if box.value != text:
                    box.value = text

    def write(self, part: str = "explanation") -> None:
        """Put the cursor into a box."""
        selector = ".answers--explanation" if part == "explanation" else f"#{part}"
        for box in self.query(selector):
            self.screen.set_focus(box)

    def texts(self) -> tuple[str, str | None, str | None]:
        """What the boxes hold: explanation, time, space; None where it is not asked."""
        explanation = self.query_one(".answers--explanation", Box).text
        time, space = (
            next((box.value for box in self.query(f"#{part}").results(LineBox)), None)
            for part in ("time", "space")
        )
        return explanation, time, space

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell of every keystroke."""
        event.stop()
        self.post_message(self.Written())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell of every keystroke."""
        event.stop()
        self.post_message(self.Written())
