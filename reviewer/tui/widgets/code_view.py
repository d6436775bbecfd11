"""The code with comments between its lines: cursor, range, mouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.geometry import Region, Spacing
from textual.message import Message
from textual.widget import Widget

from reviewer.model import Change, Span
from reviewer.practice import DraftComment

from .. import commands, plan
from ..highlight import loaded
from ..search import Hit
from .code_blocks import CodeBlocks
from .code_run import CodeRun, LineState
from .comment_card import CommentCard
from .hit_marks import HitMarks
from .removed_lines import RemovedLines

if TYPE_CHECKING:
    from .split_run import AloneLines

SPLIT_WIDTH = 120
"""Columns of a terminal that a change needs to be shown side by side."""


class CodeView(VerticalScroll, can_focus=True):
    """One snippet under review. Holds no comment of its own: `show` gives them."""

    BINDINGS = commands.bindings("moves")
    ALLOW_SELECT = False

    class Moved(Message):
        """The cursor or the range moved."""

    class LineClicked(Message):
        """A line was clicked twice: the reviewer wants to comment on it."""

    def __init__(self, lines: Sequence[str], head: Widget, change: Change | None = None) -> None:
        super().__init__(id="code")
        self.lines = tuple(lines)
        self.change = change
        self._split_wanted = False
        self._making = CodeBlocks(self.lines, change, self)
        self.found = HitMarks()
        self.head = head
        self.cursor: plan.Stop = 1
        self.range_start: int | None = None
        self.marking = False
        self._comments: tuple[DraftComment, ...] = ()
        self._commented: frozenset[int] = frozenset()
        self._blocks: tuple[plan.Block, ...] = ()
        self._stops: tuple[plan.Stop, ...] = ()
        self._index: dict[plan.Stop, int] = {}
        self._runs: list[CodeRun] = []
        self._cards: dict[str, CommentCard] = {}
        self._removed: dict[int, RemovedLines | AloneLines] = {}
        self._dragging = False

    # what is shown

    def compose(self) -> ComposeResult:
        """The head; `show` mounts the rest."""
        yield self.head

    def on_mount(self) -> None:
        """Colours come right after the first paint where they are not loaded yet."""
        if not loaded():
            self.call_after_refresh(self.set_timer, 0.05, self._colour)

    def _colour(self) -> None:
        toned = self._making.colour()
        for run in self._runs:
            run.show(toned)

    async def show(self, comments: tuple[DraftComment, ...]) -> None:
        """Draw `comments` at their places; what has not changed stays as it is."""
        blocks = plan.plan(len(self.lines), comments, self._making.gone())
        by_id = {comment.id: comment for comment in comments}
        commented = plan.commented_lines(comments)
        changed = commented ^ self._commented
        self._comments, self._commented = comments, commented
        for card in list(self._cards.values()):
            if card.comment.id in by_id:
                comment = by_id[card.comment.id]
                await card.show(comment, self._original(comment.span))
        if blocks != self._blocks:
            await self._arrange(blocks, by_id)
        for line in changed:
            self._refresh_line(line)

    async def _arrange(
        self, blocks: tuple[plan.Block, ...], by_id: dict[str, DraftComment]
    ) -> None:
        """Make the widgets follow the plan, keeping those that can stay."""
        old_stop, old_index = self.cursor, self._index.get(self.cursor, 0)
        self._blocks, self._stops = blocks, plan.stops(blocks)
        self._index = {stop: at for at, stop in enumerate(self._stops)}
        runs = {run.first: run for run in self._runs}
        cards, removed = dict(self._cards), dict(self._removed)
        self._runs, self._cards, self._removed = [], {}, {}
        with self.app.batch_update():
            after: Widget = self.head
            for block in blocks:
                widget: Widget
                if isinstance(block, plan.Run):
                    run = runs.pop(block.first, None) or self._making.run(block)
                    run.span(block.first, block.last)
                    self._runs.append(run)
                    widget = run
                elif isinstance(block, plan.Gone):
                    gone = removed.pop(block.above, None) or self._making.removed(block.above)
                    widget = self._removed[block.above] = gone
                else:
                    comment = by_id[block.comment]
                    card = cards.pop(block.comment, None)
                    widget = card or CommentCard(comment, self._original(comment.span))
                    self._cards[block.comment] = widget
                if not widget.is_attached:
                    await self.mount(widget, after=after)
                elif self.children.index(widget) != self.children.index(after) + 1:
                    self.move_child(widget, after=after)
                after = widget
            for unused in [*runs.values(), *cards.values(), *removed.values()]:
                await unused.remove()
        if old_stop not in self._index:
            at = min(old_index, len(self._stops) - 1)
            self.cursor = self._stops[at]
            self._mark_card()

    async def action_old_lines(self) -> None:
        """Show or hide the lines that the change removed."""
        if self.change is not None:
            self._making.shows_removed = not self._making.shows_removed
            await self.lay_out()

    async def action_side_by_side(self) -> None:
        """Before and after side by side, or in one column."""
        if self.change is None:
            return
        if self.app.size.width < SPLIT_WIDTH:
            text = f"Side by side needs {SPLIT_WIDTH} columns; there are {self.app.size.width}"
            self.notify(text, timeout=4, markup=False)
            return
        self._split_wanted = not (self._split_wanted and self._making.shows_removed)
        self._making.shows_removed = True
        await self.lay_out()

    async def lay_out(self) -> None:
        """Have the lines follow how a change is to be shown, and how wide the terminal is."""
        if self.change is None or not self.is_mounted:
            return
        wanted = self._split_wanted and self._making.shows_removed
        split = wanted and self.app.size.width >= SPLIT_WIDTH
        self.screen.set_class(split, "-split")
        if split != self._making.split:
            self._making.set_split(split)
            unused: list[Widget] = [*self._runs, *self._removed.values()]
            self._runs, self._removed, self._blocks = [], {}, ()
            with self.app.batch_update():
                await self.remove_children(unused)
                await self.show(self._comments)
        else:
            await self.show(self._comments)
        self.call_after_refresh(self._reveal)

    async def on_resize(self) -> None:
        """Side by side needs room."""
        await self.lay_out()

    def _original(self, span: Span | None) -> str:
        return "\n".join(self.lines[span.first - 1 : span.last]) if span else ""

    # what the screen asks

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Commands of the cursor apply while the code has the focus, not a box within it."""
        return self.has_focus or commands.command(action) is None

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

    def card(self, comment_id: str) -> CommentCard | None:
        """The card of a comment."""
        return self._cards.get(comment_id)

    def line_state(self, line: int) -> LineState:
        """The state of a line, as its run draws it."""
        marked = False
        if self.range_start is not None and isinstance(self.cursor, int):
            low, high = sorted((self.range_start, self.cursor))
            marked = low <= line <= high
        added, hits = self._making.added(line), self.found.on(line)
        return LineState(line == self.cursor, marked, line in self._commented, added, hits)

    # moving

    def go(self, stop: plan.Stop, *, extend: bool = False) -> None:
        """Put the cursor on a line or a comment, and in sight."""
        if stop not in self._index:
            return
        before, span = self.cursor, self._marked_lines()
        if extend and isinstance(stop, int):
            if self.range_start is None and isinstance(before, int):
                self.range_start = before
        elif not self.marking or not isinstance(stop, int):
            self.range_start, self.marking = None, False
        self.cursor = stop
        for line in span ^ self._marked_lines():
            self._refresh_line(line)
        for moved in (before, stop):
            if isinstance(moved, int):
                self._refresh_line(moved)
        if isinstance(before, str) or isinstance(stop, str):
            self._mark_card()
        self._reveal()
        self.post_message(self.Moved())

    def _marked_lines(self) -> frozenset[int]:
        span = self.selection
        if self.range_start is None or span is None:
            return frozenset()
        return frozenset(range(span.first, span.last + 1))

    def _refresh_line(self, line: int) -> None:
        for run in self._runs:
            run.refresh_line(line)

    def _mark_card(self) -> None:
        for comment_id, card in self._cards.items():
            card.set_class(comment_id == self.cursor, "-current")

    def _reveal(self) -> None:
        if self.cursor == self._stops[0]:
            self.scroll_home(animate=False)
            return
        widget, region = self._where()
        if widget.is_attached:
            region = region.translate(widget.virtual_region.offset)
            self.scroll_to_region(region, animate=False, spacing=Spacing(1, 0, 1, 0), force=True)

    def _where(self) -> tuple[Widget, Region]:
        """The widget the cursor stands in, and the cursor's region there."""
        if isinstance(self.cursor, str):
            card = self._cards[self.cursor]
            return card, Region(0, 0, card.size.width, card.outer_size.height)
        run = next(run for run in self._runs if run.first <= self.cursor <= run.last)
        return run, run.region_of(self.cursor)

    def _step(self, count: int, *, extend: bool = False) -> None:
        at = self._index[self.cursor] + count
        if extend or self.marking:  # a range is of lines: comments are passed over
            sign = 1 if count > 0 else -1
            while 0 <= at < len(self._stops) and isinstance(self._stops[at], str):
                at += sign
            if not 0 <= at < len(self._stops):
                return
        self.go(self._stops[max(0, min(at, len(self._stops) - 1))], extend=extend)

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
        self.go(self._stops[0])

    def action_last_line(self) -> None:
        self.go(self._stops[-1])

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
        at = plan.neighbour_comment(self._stops, self._index[self.cursor], step)
        if at is not None:
            self.go(self._stops[at])

    def action_mark(self) -> None:
        """Start a range that moving extends, or end it."""
        if isinstance(self.cursor, int):
            self.marking = not self.marking
            self.range_start = self.cursor if self.marking else None
            self.go(self.cursor)
            for run in self._runs:
                run.refresh()

    def action_unmark(self) -> None:
        """Forget the range; where there is none, what a search found."""
        lines = self._marked_lines()
        if not lines and not self.marking:
            self.mark_hits("")
        self.range_start, self.marking = None, False
        for line in lines:
            self._refresh_line(line)
        self.post_message(self.Moved())

    def mark_lines(self, first: int, last: int) -> None:
        """Go to a line, or mark a range and stand on its end."""
        self.go(first)
        if last != first:
            self.go(last, extend=True)

    # what a search finds

    def mark_hits(self, text: str) -> tuple[Hit, ...]:
        """Mark every place of `text`; nothing for an empty text."""
        if self.found.mark(self._making.toned, text):
            for run in self._runs:
                run.refresh()
        self.post_message(self.Moved())
        return self.found.hits

    def step_hit(self, count: int) -> None:
        """Go to the next hit (1) or the one before (-1)."""
        at = self.found.beside(self.line_of(self.cursor), count)
        if at is not None:
            self.go_to_hit(at)

    def go_to_hit(self, at: int) -> None:
        """Go to the hit of that index."""
        for line in self.found.move(at):
            self._refresh_line(line)
        self.go(self.found.hits[at].line)

    def line_of(self, stop: plan.Stop) -> int:
        """The line a stop stands on or below; 0 above the first."""
        at = self._index.get(stop, 0)
        above = (place for place in reversed(self._stops[: at + 1]) if isinstance(place, int))
        return next(above, 0)

    # the mouse

    def _line_under(self, event: events.MouseEvent) -> int | None:
        for run in self._runs:
            if run.region.contains(event.screen_x, event.screen_y):
                return run.line_at(event.screen_y - run.region.y)
        return None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A press sets the cursor; with shift it extends the range."""
        line = self._line_under(event)
        if line is not None and event.button == 1:
            self.focus()
            self.marking = False
            self.go(line, extend=event.shift)
            self._dragging = True
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Dragging extends the range."""
        if self._dragging:
            line = self._line_under(event)
            if line is not None and line != self.cursor:
                self.go(line, extend=True)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """The range stays until the next move; a click never leaves one behind."""
        if self._dragging:
            self._dragging = False
            self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """A double click comments on the line."""
        if event.chain == 2 and self._line_under(event) is not None:
            self.post_message(self.LineClicked())
