"""Measured growth before and after the fix, as a chart."""

from __future__ import annotations

from textual.geometry import Size
from textual.strip import Strip

from reviewer.library.growth_records import MeasuredGrowth
from reviewer.practice.debrief.wording import short_amount

from ..growth_plot import Plot, plot
from ..tones import Line, ToneWidget, clip, line_width

ROWS = 8
"""Of the curves; two more hold the lower axis."""
WIDEST = 72
_AXIS = 8
_LABEL = 14
"""Cells right of the curves, for the names of the classes."""
_TONES = ("bad", "good")


class GrowthChart(ToneWidget):
    """Two curves with their axes, each named by its class at its end."""

    ALLOW_SELECT = False

    def __init__(self, measured: MeasuredGrowth) -> None:
        super().__init__()
        self._measured = measured
        self._drawn: tuple[int, list[Line]] = (-1, [])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        lines = self._lines(self.size.width)
        return self.strip(lines[y] if y < len(lines) else (), self.size.width)

    def _lines(self, width: int) -> list[Line]:
        if self._drawn[0] != width:
            self._drawn = (width, chart(self._measured, width))
        return self._drawn[1]


def chart(measured: MeasuredGrowth, width: int) -> list[Line]:
    """The lines of the chart, none wider than `width` as far as that can be: 36 cells at least."""
    before, after = measured.before, measured.after
    room = max(8, min(width, WIDEST) - _AXIS - _LABEL)
    drawn = plot((before.costs, after.costs), room, ROWS)
    ticks = dict(drawn.ticks(4))
    labels = _labels(measured, drawn)
    lines: list[Line] = [_legend(drawn, width)]
    for row, cells in enumerate(drawn.rows):
        tick = short_amount(ticks[row], measured.unit) if row in ticks else ""
        axis = "┤" if row in ticks else "│"
        parts: list[tuple[str, str]] = [(f"{tick:>{_AXIS - 2}} {axis}", "quiet")]
        parts += [(cell.text, "" if cell.curve is None else _TONES[cell.curve]) for cell in cells]
        if row in labels:
            parts.append(labels[row])
        lines.append(tuple(parts))
    lines.append(((" " * (_AXIS - 1) + "└" + "─" * room, "quiet"),))
    lines.append(((_sizes(measured, drawn, room), "quiet"),))
    return lines


def _legend(drawn: Plot, width: int) -> Line:
    axes = "  both axes logarithmic"
    line: Line = ((" " * _AXIS, ""), ("● before ", "bad"), ("○ after", "good"))
    fits = line_width(line) + len(axes) <= width
    return (*line, (axes, "quiet")) if drawn.y.log and fits else line


def _labels(measured: MeasuredGrowth, drawn: Plot) -> dict[int, tuple[str, str]]:
    """The class of each curve beside the row it ends on."""
    found: dict[int, tuple[str, str]] = {}
    for curve, series in enumerate((measured.before, measured.after)):
        if not series.costs:
            continue
        height = len(drawn.rows)
        row = (2 * height - 1 - drawn.y.place(series.costs[-1][1])) // 2
        while row in found:
            row += 1 if row + 1 < height else -row
        name = series.growth or "no class"
        found[row] = (clip(f" {name}", _LABEL).rstrip(), _TONES[curve])
    return found


def _sizes(measured: MeasuredGrowth, drawn: Plot, room: int) -> str:
    """The sizes below the axis, as many as have room, the first and the last first of all."""
    sizes = sorted(
        {size for series in (measured.before, measured.after) for size, _ in series.costs}
    )
    text = [" "] * (room + _LABEL - 3)
    for size in [*sizes[:1], *sizes[-1:], *sizes[1:-1]]:
        shown = f"{size:,}" if size < 10_000 else short_amount(size, "")
        start = min(max(0, drawn.column_of(size) - len(shown) // 2), len(text) - len(shown))
        end = start + len(shown)
        if all(character == " " for character in text[max(0, start - 1) : end + 1]):
            text[start:end] = shown
    return " " * _AXIS + "".join(text).rstrip() + "  n"
