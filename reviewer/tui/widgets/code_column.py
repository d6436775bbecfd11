"""The code with the comments and the old lines between its lines, as widgets from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.widget import Widget

from .. import plan
from ..highlight import loaded
from .code_blocks import CodeBlocks
from .code_run import CodeRun, LineState

if TYPE_CHECKING:
    from reviewer.model import Change, Span
    from reviewer.practice import DraftComment

    from ..tones import Line
    from .comment_card import CommentCard
    from .removed_lines import RemovedLines
    from .split_run import AloneLines

SPLIT_WIDTH = 120
"""Columns of a terminal that a change needs to be shown side by side."""


class CodeColumn(VerticalScroll):
    """Draws one snippet and the comments that `show` gives it; who stands where is not its own."""

    def __init__(self, lines: Sequence[str], head: Widget, change: Change | None = None) -> None:
        super().__init__(id="code")
        self.lines = tuple(lines)
        self.change = change
        self.head = head
        self.stops: tuple[plan.Stop, ...] = ()
        self.index: dict[plan.Stop, int] = {}
        self.cards: dict[str, CommentCard] = {}
        self.commented: frozenset[int] = frozenset()
        self._making = CodeBlocks(self.lines, change, self)
        self._split_wanted = False
        self._comments: tuple[DraftComment, ...] = ()
        self._blocks: tuple[plan.Block, ...] = ()
        self._runs: list[CodeRun] = []
        self._removed: dict[int, RemovedLines | AloneLines] = {}

    # what a cursor adds

    def line_state(self, line: int) -> LineState:
        """The state of a line, as its run draws it."""
        return LineState(commented=line in self.commented, added=self.added(line))

    def reveal(self) -> None:
        """Scroll to what must be in sight; here nothing must."""

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

    @property
    def toned(self) -> Sequence[Line]:
        """The lines as they are drawn."""
        return self._making.toned

    def added(self, line: int) -> bool:
        """Whether the change brought a line."""
        return self._making.added(line)

    def card(self, comment_id: str) -> CommentCard | None:
        """The card of a comment."""
        return self.cards.get(comment_id)

    async def show(self, comments: tuple[DraftComment, ...]) -> None:
        """Draw `comments` at their places; what has not changed stays as it is."""
        blocks = plan.plan(len(self.lines), comments, self._making.gone())
        by_id = {comment.id: comment for comment in comments}
        commented = plan.commented_lines(comments)
        changed = commented ^ self.commented
        self._comments, self.commented = comments, commented
        for card in list(self.cards.values()):
            if card.comment.id in by_id:
                comment = by_id[card.comment.id]
                await card.show(comment, self._original(comment.span))
        if blocks != self._blocks:
            await self._arrange(blocks, by_id)
        self.refresh_lines(changed)

    async def _arrange(
        self, blocks: tuple[plan.Block, ...], by_id: dict[str, DraftComment]
    ) -> None:
        """Make the widgets follow the plan, keeping those that can stay."""
        self._blocks, self.stops = blocks, plan.stops(blocks)
        self.index = {stop: at for at, stop in enumerate(self.stops)}
        runs = {run.first: run for run in self._runs}
        cards, removed = dict(self.cards), dict(self._removed)
        self._runs, self.cards, self._removed = [], {}, {}
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
                    card = cards.pop(block.comment, None) or self._card(by_id[block.comment])
                    widget = self.cards[block.comment] = card
                if not widget.is_attached:
                    await self.mount(widget, after=after)
                elif self.children.index(widget) != self.children.index(after) + 1:
                    self.move_child(widget, after=after)
                after = widget
            for unused in [*runs.values(), *cards.values(), *removed.values()]:
                await unused.remove()

    def _card(self, comment: DraftComment) -> CommentCard:
        from .comment_card import CommentCard  # only here: most first paints have no comment

        return CommentCard(comment, self._original(comment.span))

    def _original(self, span: Span | None) -> str:
        return "\n".join(self.lines[span.first - 1 : span.last]) if span else ""

    # how a change is shown

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
        self.call_after_refresh(self.reveal)

    async def on_resize(self) -> None:
        """Side by side needs room."""
        await self.lay_out()

    # lines and places

    def refresh_lines(self, lines: Iterable[int]) -> None:
        """Draw some lines anew, and nothing else."""
        for line in lines:
            for run in self._runs:
                run.refresh_line(line)

    def refresh_code(self) -> None:
        """Draw every line anew."""
        for run in self._runs:
            run.refresh()

    def region_of(self, stop: plan.Stop) -> tuple[Widget, Region]:
        """The widget that a line or a comment stands in, and its region there."""
        if isinstance(stop, str):
            card = self.cards[stop]
            return card, Region(0, 0, card.size.width, card.outer_size.height)
        run = next(run for run in self._runs if run.first <= stop <= run.last)
        return run, run.region_of(stop)

    def line_of(self, stop: plan.Stop) -> int:
        """The line a stop stands on or below; 0 above the first."""
        at = self.index.get(stop, 0)
        above = (place for place in reversed(self.stops[: at + 1]) if isinstance(place, int))
        return next(above, 0)

    def line_under(self, event: events.MouseEvent) -> int | None:
        """The line that the mouse points at."""
        for run in self._runs:
            if run.region.contains(event.screen_x, event.screen_y):
                return run.line_at(event.screen_y - run.region.y)
        return None
