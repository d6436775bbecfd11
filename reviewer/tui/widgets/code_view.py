"""The code under review: the cursor, the marked range, what a search found, the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.geometry import Spacing
from textual.message import Message

from .. import commands, plan
from .code_column import CodeColumn
from .code_run import LineState
from .hit_marks import HitMarks

if TYPE_CHECKING:
    from textual.widget import Widget

    from reviewer.model import Change, Span
    from reviewer.practice import DraftComment

    from ..search import Hit


class CodeView(CodeColumn, can_focus=True):
    """One snippet under review, with a cursor that stands on a line or on a comment."""

    BINDINGS = commands.bindings("moves")
    ALLOW_SELECT = False

    class Moved(Message):
        """The cursor or the range moved."""

    class LineClicked(Message):
        """A line was clicked twice: the reviewer wants to comment on it."""

    def __init__(self, lines: Sequence[str], head: Widget, change: Change | None = None) -> None:
        super().__init__(lines, head, change)
        self.found = HitMarks()
        self.cursor: plan.Stop = 1
        self.range_start: int | None = None
        self.marking = False
        self._dragging = False

    async def show(self, comments: tuple[DraftComment, ...]) -> None:
        """Draw `comments` at their places; a cursor whose place went stands on the next one."""
        at = self.index.get(self.cursor, 0)
        await super().show(comments)
        if self.cursor not in self.index:
            self.cursor = self.stops[min(at, len(self.stops) - 1)]
            self._mark_card()

    # what the screen asks

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Commands of the cursor apply while the code has the focus, not a box within it."""
        # not `has_focus`: it comes with a later event, and keys typed ahead would be refused
        return self.screen.focused is self or commands.command(action) is None

    @property
    def place(self) -> commands.Place:
        """Whether the cursor stands on code or on a comment."""
        return "code" if isinstance(self.cursor, int) else "thread"

    @property
    def selection(self) -> Span | None:
        """The marked lines, or the cursor's line; None on a comment."""
        if not isinstance(self.cursor, int):
            return None
        return plan.between(self.range_start or self.cursor, self.cursor)

    def line_state(self, line: int) -> LineState:
        """The state of a line, as its run draws it."""
        marked = False
        if self.range_start is not None and isinstance(self.cursor, int):
            low, high = sorted((self.range_start, self.cursor))
            marked = low <= line <= high
        added, hits = self.added(line), self.found.on(line)
        return LineState(line == self.cursor, marked, line in self.commented, added, hits)

    # moving

    def go(self, stop: plan.Stop, *, extend: bool = False) -> None:
        """Put the cursor on a line or a comment, and in sight."""
        if stop not in self.index:
            return
        before, span = self.cursor, self._marked_lines()
        if extend and isinstance(stop, int):
            if self.range_start is None and isinstance(before, int):
                self.range_start = before
        elif not self.marking or not isinstance(stop, int):
            self.range_start, self.marking = None, False
        self.cursor = stop
        self.refresh_lines(span ^ self._marked_lines())
        self.refresh_lines(place for place in (before, stop) if isinstance(place, int))
        if isinstance(before, str) or isinstance(stop, str):
            self._mark_card()
        self.reveal()
        self.post_message(self.Moved())

    def _marked_lines(self) -> frozenset[int]:
        span = self.selection
        if self.range_start is None or span is None:
            return frozenset()
        return frozenset(range(span.first, span.last + 1))

    def _mark_card(self) -> None:
        for comment_id, card in self.cards.items():
            card.set_class(comment_id == self.cursor, "-current")

    def reveal(self) -> None:
        """Scroll to the cursor; on the first line to what stands above it."""
        if self.cursor == self.stops[0]:
            self.scroll_home(animate=False)
            return
        widget, region = self.region_of(self.cursor)
        if widget.is_attached:
            region = region.translate(widget.virtual_region.offset)
            self.scroll_to_region(region, animate=False, spacing=Spacing(1, 0, 1, 0), force=True)

    def _step(self, count: int, *, extend: bool = False) -> None:
        at = self.index[self.cursor] + count
        if extend or self.marking:  # a range is of lines: comments are passed over
            sign = 1 if count > 0 else -1
            while 0 <= at < len(self.stops) and isinstance(self.stops[at], str):
                at += sign
            if not 0 <= at < len(self.stops):
                return
        self.go(self.stops[max(0, min(at, len(self.stops) - 1))], extend=extend)

    def action_line_up(self) -> None:
        self._step(-1)

    def action_line_down(self) -> None:
        self._step(1)

    def action_extend_up(self) -> None:
        self._step(-1, extend=True)

    def action_extend_down(self) -> None:
        self._step(1, extend=True)

    def action_screen_up(self) -> None:
        self._step(-max(1, self.size.height - 2))

    def action_screen_down(self) -> None:
        self._step(max(1, self.size.height - 2))

    def action_first_line(self) -> None:
        self.go(self.stops[0])

    def action_last_line(self) -> None:
        self.go(self.stops[-1])

    def action_next(self) -> None:
        """Next hit while hits are marked, else next comment."""
        self.step_hit(1) if self.found.hits else self._jump(1)

    def action_previous(self) -> None:
        """Hit before while hits are marked, else comment before."""
        self.step_hit(-1) if self.found.hits else self._jump(-1)

    def action_next_comment(self) -> None:
        self._jump(1)

    def action_previous_comment(self) -> None:
        self._jump(-1)

    def _jump(self, step: int) -> None:
        at = plan.neighbour_comment(self.stops, self.index[self.cursor], step)
        if at is not None:
            self.go(self.stops[at])

    def action_mark(self) -> None:
        """Start a range that moving extends, or end it."""
        if isinstance(self.cursor, int):
            self.marking = not self.marking
            self.range_start = self.cursor if self.marking else None
            self.go(self.cursor)
            self.refresh_code()

    def action_unmark(self) -> None:
        """Forget the range; where there is none, what a search found."""
        lines = self._marked_lines()
        if not lines and not self.marking:
            self.mark_hits("")
        self.range_start, self.marking = None, False
        self.refresh_lines(lines)
        self.post_message(self.Moved())

    def mark_lines(self, first: int, last: int) -> None:
        """Go to a line, or mark a range and stand on its end."""
        self.go(first)
        if last != first:
            self.go(last, extend=True)

    # what a search finds

    def mark_hits(self, text: str) -> tuple[Hit, ...]:
        """Mark every place of `text`; nothing for an empty text."""
        if self.found.mark(self.toned, text):
            self.refresh_code()
        self.post_message(self.Moved())
        return self.found.hits

    def step_hit(self, count: int) -> None:
        """Go to the next hit (1) or the one before (-1)."""
        at = self.found.beside(self.line_of(self.cursor), count)
        if at is not None:
            self.go_to_hit(at)

    def go_to_hit(self, at: int) -> None:
        """Go to the hit of that index."""
        self.refresh_lines(self.found.move(at))
        self.go(self.found.hits[at].line)

    # the mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A press sets the cursor; with shift it extends the range."""
        line = self.line_under(event)
        if line is not None and event.button == 1:
            self.focus()
            self.marking = False
            self.go(line, extend=event.shift)
            self._dragging = True
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Dragging extends the range."""
        if self._dragging:
            line = self.line_under(event)
            if line is not None and line != self.cursor:
                self.go(line, extend=True)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """The range stays until the next move; a click never leaves one behind."""
        if self._dragging:
            self._dragging = False
            self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """A double click comments on the line."""
        if event.chain == 2 and self.line_under(event) is not None:
            self.post_message(self.LineClicked())
