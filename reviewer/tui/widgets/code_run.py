"""A run of code lines, drawn line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from textual.geometry import Region, Size
from textual.strip import Strip

from ..tones import Line, ToneWidget, fold


@dataclass(frozen=True, slots=True)
class LineState:
    """What the gutter and the ground of a line show."""

    cursor: bool = False
    marked: bool = False
    commented: bool = False
    added: bool = False


class Marks(Protocol):
    """Whoever knows the state of lines."""

    def line_state(self, line: int) -> LineState:
        """The state of a line, counted from 1."""
        ...


def gutter_width(line_count: int) -> int:
    """Cells left of the code: mark, number, comment bar and the spaces around them."""
    return max(2, len(str(line_count))) + 5


class CodeRun(ToneWidget):
    """Lines `first` to `last` of some code. Long lines are folded, never cut."""

    ALLOW_SELECT = False

    def __init__(self, lines: Sequence[Line], first: int, last: int, marks: Marks) -> None:
        super().__init__()
        self.first, self.last = first, last
        self._lines, self._marks = lines, marks
        self._gutter = gutter_width(len(lines))
        self._folded: tuple[int, dict[int, list[Line]], list[tuple[int, int]]] = (-1, {}, [])

    def show(self, lines: Sequence[Line]) -> None:
        """Draw other tones of the same text."""
        self._lines = lines
        self._folded = (-1, {}, [])
        self.refresh()

    def span(self, first: int, last: int) -> None:
        """Show other lines."""
        if (first, last) != (self.first, self.last):
            self.first, self.last = first, last
            self._folded = (-1, {}, [])
            self.refresh(layout=True)

    def refresh_line(self, line: int) -> None:
        """Draw one line anew, and nothing else."""
        if self.first <= line <= self.last:
            self.refresh(self.region_of(line))

    def region_of(self, line: int) -> Region:
        """Where a line of the run stands in this widget."""
        rows, starts = self._layout(self.size.width)
        start = starts[line - self.first]
        return Region(0, start, self.size.width, len(rows[line]) if line in rows else 1)

    def line_at(self, y: int) -> int:
        """The line at row `y` of this widget."""
        places = self._places(self.size.width)
        return places[max(0, min(y, len(places) - 1))][0]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._places(width))

    def render_line(self, y: int) -> Strip:
        places = self._places(self.size.width)
        if y >= len(places):
            return Strip.blank(self.size.width, self.rich_style)
        line, row = places[y]
        rows = self._folded[1]
        code = rows[line][row] if line in rows else self._lines[line - 1]
        state = self._marks.line_state(line)
        ground = "cursor" if state.cursor else "marked" if state.marked else ""
        if state.added and not ground:
            ground = "added"
        return self.strip((*self._margin(line, row, state), *code), self.size.width, ground)

    def _margin(self, line: int, row: int, state: LineState) -> Line:
        digits = self._gutter - 5
        mark = "❯" if state.cursor and row == 0 else "┃" if state.marked else " "
        number = f"{line:>{digits}}" if row == 0 else f"{'↪':>{digits}}"
        tone = "strong" if state.cursor else "gutter"
        bar = ("┃", "thread") if state.commented else ("+" if state.added else " ", "good")
        return ((mark, "link"), (f" {number} ", tone), bar, (" ", ""))

    def _places(self, width: int) -> list[tuple[int, int]]:
        self._layout(width)
        return self._folded[2]

    def _layout(self, width: int) -> tuple[dict[int, list[Line]], Sequence[int]]:
        """Rows of the folded lines, and the row each line starts on, at that width."""
        if self._folded[0] != width:
            room = max(20, width - self._gutter)
            rows: dict[int, list[Line]] = {}
            places: list[tuple[int, int]] = []
            self._starts: list[int] = []
            for line in range(self.first, self.last + 1):
                toned = self._lines[line - 1]
                self._starts.append(len(places))
                folded = fold(toned, room, _indent(toned) + 4)
                if len(folded) > 1:
                    rows[line] = folded
                places.extend((line, row) for row in range(len(folded)))
            self._folded = (width, rows, places)
        return self._folded[1], self._starts


def _indent(line: Line) -> int:
    text = "".join(part for part, _ in line)
    return len(text) - len(text.lstrip(" "))
