"""A run of code lines, drawn line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from textual.geometry import Region, Size
from textual.strip import Strip

from ..search import marked
from ..tones import Line, ToneWidget, fold


@dataclass(frozen=True, slots=True)
class LineState:
    """What the gutter and the ground of a line show."""

    cursor: bool = False
    marked: bool = False
    commented: bool = False
    added: bool = False
    hits: tuple[tuple[int, int, str], ...] = ()
    """What a search found: first and end columns, and the tone."""

    @property
    def ground(self) -> str:
        """The tone of the ground; "" for the usual one."""
        return "cursor" if self.cursor else "marked" if self.marked else ""


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
        starts = self._layout(self.size.width)[1]
        start, end = starts[line - self.first], len(self._folded[2])
        if line < self.last:
            end = starts[line - self.first + 1]
        return Region(0, start, self.size.width, end - start)

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
        state = self._marks.line_state(line)
        folded = rows.get(line, [self._lines[line - 1]])
        if state.hits:
            toned = marked(self._lines[line - 1], state.hits)
            folded = self._fold(toned) if line in rows else [toned]
        if row >= len(folded):
            return self._strip(line, row, state, ())
        return self._strip(line, row, state, (*self._margin(line, row, state), *folded[row]))

    def _strip(self, line: int, row: int, state: LineState, drawn: Line) -> Strip:
        """A row of a line, on the ground of its state."""
        return self.strip(drawn, self.size.width, state.ground or "added" * state.added)

    def _room(self, width: int) -> int:
        """Cells for code in a widget of that width."""
        return max(20, width - self._gutter)

    def _height(self, line: int, folded: int, width: int) -> int:
        """Rows that a line takes which is folded into so many."""
        return folded

    def _fold(self, toned: Line) -> list[Line]:
        return fold(toned, self._room(self._folded[0]), _indent(toned) + 4)

    def _margin(self, line: int, row: int, state: LineState) -> Line:
        digits = self._gutter - 5
        mark = "❯" if state.cursor and row == 0 else "┃" if state.marked else " "
        if mark == " " and state.hits and row == 0:
            mark = "›"
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
            self._folded = (width, {}, [])
            rows: dict[int, list[Line]] = {}
            places: list[tuple[int, int]] = []
            self._starts: list[int] = []
            for line in range(self.first, self.last + 1):
                toned = self._lines[line - 1]
                self._starts.append(len(places))
                folded = self._fold(toned)
                if len(folded) > 1:
                    rows[line] = folded
                height = self._height(line, len(folded), width)
                places.extend((line, row) for row in range(height))
            self._folded = (width, rows, places)
        return self._folded[1], self._starts


def _indent(line: Line) -> int:
    text = "".join(part for part, _ in line)
    return len(text) - len(text.lstrip(" "))
