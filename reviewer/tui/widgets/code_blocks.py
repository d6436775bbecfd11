"""What stands between comments: runs of code and old lines, in one column or side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reviewer.model import Change

from .. import plan
from ..highlight import highlight, loaded, plain
from ..tones import Line
from .code_run import CodeRun, Marks, gutter_width
from .removed_lines import RemovedLines

if TYPE_CHECKING:
    from ..alignment import Alignment
    from .split_run import AloneLines, OldLines


class CodeBlocks:
    """Makes the widgets of one snippet's code, and knows what of a change is shown."""

    def __init__(self, lines: tuple[str, ...], change: Change | None, marks: Marks) -> None:
        self._lines, self._change, self._marks = lines, change, marks
        self.toned: Sequence[Line] = highlight(lines) if loaded() else plain(lines)
        self.shows_removed = change is not None
        self._split: tuple[Alignment, OldLines] | None = None

    def colour(self) -> Sequence[Line]:
        """Load the colours; the lines in them."""
        self.toned = highlight(self._lines)
        return self.toned

    @property
    def split(self) -> bool:
        """Whether widgets are made side by side."""
        return self._split is not None

    def set_split(self, split: bool) -> None:
        """Make widgets side by side, or in one column."""
        self._split = None
        if split and self._change is not None:
            from ..alignment import align
            from .split_run import OldLines

            alignment = align(self._lines, self._change)
            self._split = alignment, OldLines(highlight(alignment.old))

    def added(self, line: int) -> bool:
        """Whether the change brought a line."""
        return self._change is not None and line in self._change.added

    def gone(self) -> Iterable[int]:
        """The lines above which old ones stand by themselves."""
        if self._change is None or not self.shows_removed:
            return ()
        return self._split[0].alone if self._split else self._change.removed

    def run(self, block: plan.Run) -> CodeRun:
        """The widget of some lines."""
        if self._split is None:
            return CodeRun(self.toned, block.first, block.last, self._marks)
        from .split_run import SplitRun

        alignment, old = self._split
        return SplitRun(self.toned, block.first, block.last, self._marks, old, alignment)

    def removed(self, above: int) -> RemovedLines | AloneLines:
        """The widget of the old lines above a line."""
        if self._split is not None:
            from .split_run import AloneLines

            alignment, old = self._split
            return AloneLines(old, alignment.alone[above])
        lines = self._change.removed[above] if self._change else ()
        toned = highlight(lines) if loaded() else plain(lines)
        return RemovedLines(toned, gutter_width(len(self._lines)))
