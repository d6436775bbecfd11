"""Finding on the review screen: search as one types, and go to a line by its number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from .. import search
from ..widgets.key_bar import KeyBar
from ..widgets.key_order import drained

if TYPE_CHECKING:
    from textual.widgets import Input

    from .. import plan
    from ..widgets.prompt import Prompt
    from .review import ReviewScreen

Ask = Literal["search", "goto"]


class Finding:
    """The prompt of one review screen, and the text searched last."""

    def __init__(self, screen: ReviewScreen) -> None:
        self._screen = screen
        self._prompt: Prompt | None = None
        self.place: Ask = "search"  # what the prompt asks for
        self._begun: plan.Stop = 1
        self._last = ""
        self._shown = ""

    async def ask(self, what: Ask) -> None:
        """Open the prompt."""
        from ..widgets.prompt import Prompt

        screen, code = self._screen, self._screen.code
        await self._close()
        self.place, self._begun, self._shown = what, code.cursor, ""
        count = len(code.lines)
        label, hint = ("Find", self._last or "text in the code")
        if what == "goto":
            label, hint = ("Line", f"1 to {count}, or a range: 12-14")
        self._prompt = Prompt(label, hint)
        await screen.mount(self._prompt, before=screen.query_one(KeyBar))
        screen.set_focus(self._prompt.box)  # at once: keys typed ahead are meant for it

    def typed(self, text: str) -> None:
        """Show the hits of what is typed so far; the cursor goes to the nearest."""
        if self._prompt is None or self.place == "goto" or text == self._shown:
            return
        code, self._shown = self._screen.code, text
        at = search.nearest(code.mark_hits(text), code.line_of(self._begun))
        if at is None:
            code.go(self._begun)
        else:
            code.go_to_hit(at)
        self._note()

    async def step(self, count: int) -> None:
        """The next hit, or the one before."""
        if self.place == "search":
            self.typed(await self._text())
            self._screen.code.step_hit(count)
            self._note()

    def _note(self) -> None:
        code = self._screen.code
        if self._prompt is not None:
            none = "not in the code" if self._shown else ""
            self._prompt.note(code.found.state or none, good=bool(code.found.hits) or not none)

    async def accept(self) -> None:
        """Stay where the search led, or go to the lines; the hits stay marked."""
        text = await self._text()
        if self.place == "goto":
            await self._go_to_line(text)
            return
        code = self._screen.code
        self.typed(text)
        if text:
            self._last = text
        elif self._last:
            code.mark_hits(self._last)
            code.step_hit(1)
        if self._last and not code.found.hits:
            self._screen.notify("That is not in the code", timeout=3, markup=False)
        await self._close()

    async def _go_to_line(self, text: str) -> None:
        from reviewer.formats.line_ranges import line_range

        code = self._screen.code
        lines = line_range(text)
        count = len(code.lines)
        if text.strip() and (lines is None or not all(1 <= line <= count for line in lines)):
            if self._prompt is not None:
                self._prompt.note(f"lines 1 to {count}", good=False)
            return
        await self._close()
        if lines is not None:
            code.mark_lines(*lines)

    async def end(self) -> None:
        """Back to where it began, nothing marked."""
        if self.place == "search":
            self._screen.code.mark_hits("")
        self._screen.code.go(self._begun)
        await self._close()

    async def blurred(self) -> None:
        """The prompt lost the focus to the mouse: what was found stays."""
        if self._prompt is not None and not self._prompt.has_focus_within:
            await self._close()

    async def _text(self) -> str:
        """What was typed, keys on their way to the box included."""
        if self._prompt is None:
            return ""
        await drained(self._prompt.box)
        return self._prompt.box.value

    async def _close(self) -> None:
        prompt, self._prompt = self._prompt, None
        if prompt is not None:
            if prompt.has_focus_within:
                self._screen.set_focus(self._screen.code)
            await prompt.remove()
            self._screen.show_place()


class FindingCommands:
    """The commands of the prompt, for the screen that has one."""

    finding: Finding

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as the user types."""
        self.finding.typed(event.value)

    async def action_search(self) -> None:
        """Search in the code."""
        await self.finding.ask("search")

    async def action_go_to_line(self) -> None:
        """Go to a line by its number."""
        await self.finding.ask("goto")

    async def action_accept(self) -> None:
        """Go there."""
        await self.finding.accept()

    async def action_hit_down(self) -> None:
        """The next hit."""
        await self.finding.step(1)

    async def action_hit_up(self) -> None:
        """The hit before."""
        await self.finding.step(-1)

    async def action_end_search(self) -> None:
        """Back to where the search began."""
        await self.finding.end()
