"""Two curves in a grid of block characters. Pure: what is where, for a widget to draw.

A cell holds 2 by 2 dots. Where the costs span so much that on even axes all but the largest
would lie on the ground, both axes are logarithmic, so that powers are straight lines.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Points = Sequence[tuple[float, float]]
LOG_FROM = 30.0
"""From a largest cost of so many times the least on, axes are logarithmic."""
_BLOCKS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""By dots: 1 upper left, 2 upper right, 4 lower left, 8 lower right."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Values from `low` to `high` onto `places` places, 0 the first. Monotone, never beyond."""

    low: float
    high: float
    places: int
    log: bool

    @classmethod
    def over(
        cls, values: Iterable[float], places: int, *, log: bool, from_zero: bool = False
    ) -> Axis:
        """An axis for these values, logarithmic where one is above zero; otherwise perhaps
        `from_zero`."""
        known = [value for value in values if math.isfinite(value) and value >= 0]
        positive = [value for value in known if value > 0]
        low, high = (min(known), max(known)) if known else (0.0, 1.0)
        log = log and bool(positive)
        if log:
            low = max(min(positive), high / 1e9)
        elif from_zero:
            low = 0.0
        return cls(low, high if high > low else low + 1.0, max(1, places), log)

    def share(self, value: float) -> float:
        """Where a value lies between the ends, 0..1."""
        if self.log:
            at = math.log(max(value, self.low) / self.low) / math.log(self.high / self.low)
        else:
            at = (value - self.low) / (self.high - self.low)
        return min(1.0, max(0.0, at))

    def place(self, value: float) -> int:
        """The place of a value."""
        return round(self.share(value) * (self.places - 1))


@dataclass(frozen=True, slots=True)
class Cell:
    """A character and the curve it belongs to: 0 before, 1 after, None for nothing."""

    text: str = " "
    curve: int | None = None


@dataclass(frozen=True, slots=True)
class Plot:
    """Rows of cells from top to bottom, and the axes they are on, in dots."""

    rows: tuple[tuple[Cell, ...], ...]
    x: Axis
    y: Axis

    def ticks(self, count: int) -> tuple[tuple[int, float], ...]:
        """Up to `count` rows with the values they stand for, the top one first."""
        height = len(self.rows)
        count = max(2, min(count, height))
        rows = sorted({round(at * (height - 1) / (count - 1)) for at in range(count)})
        return tuple((row, self.value_of_row(row)) for row in rows)

    def value_of_row(self, row: int) -> float:
        """The value in the middle of a row."""
        share = 1.0 - row / max(1, len(self.rows) - 1)
        if self.y.log:
            return self.y.low * math.pow(self.y.high / self.y.low, share)
        return self.y.low + share * (self.y.high - self.y.low)

    def column_of(self, x: float) -> int:
        """The column in which a value of the lower axis lies."""
        return self.x.place(x) // 2


def spans_much(costs: Iterable[float]) -> bool:
    """Whether the largest cost is many times the least that is above zero."""
    positive = [cost for cost in costs if cost > 0]
    return bool(positive) and max(positive) / min(positive) >= LOG_FROM


def plot(curves: Sequence[Points], width: int, height: int) -> Plot:
    """The curves (at most two) in `width` by `height` cells. Where they meet, the first is drawn.

    Measured points are ● on the first and ○ on the second; the second line is dotted.
    """
    width, height = max(2, width), max(2, height)
    every = [point for points in curves for point in points]
    log = spans_much([cost for _, cost in every])
    x = Axis.over((size for size, _ in every), 2 * width, log=log)
    y = Axis.over((cost for _, cost in every), 2 * height, log=log, from_zero=True)
    grid = [[Cell() for _ in range(width)] for _ in range(height)]
    for curve in reversed(range(len(curves))):
        dots = _dots([(x.place(size), y.place(cost)) for size, cost in curves[curve]])
        lit: dict[tuple[int, int], int] = {}
        for number, (column, level) in enumerate(dots):
            if curve == 1 and number % 4 >= 2:
                continue  # dotted, so that it is told without colour
            above = 2 * height - 1 - level
            cell = (above // 2, column // 2)
            lit[cell] = lit.get(cell, 0) | 1 << (column % 2 + 2 * (above % 2))
        for (row, column), mask in lit.items():
            grid[row][column] = Cell(_BLOCKS[mask], curve)
    for curve in reversed(range(len(curves))):
        for size, cost in curves[curve]:
            row = (2 * height - 1 - y.place(cost)) // 2
            grid[row][x.place(size) // 2] = Cell("●○"[curve], curve)
    return Plot(tuple(tuple(row) for row in grid), x, y)


def _dots(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The dots of straight lines from place to place, each step to a neighbouring dot."""
    found = list(places[:1])
    for (x0, y0), (x1, y1) in pairwise(places):
        steps = max(abs(x1 - x0), abs(y1 - y0))
        for step in range(1, steps + 1):
            found.append(
                (x0 + round((x1 - x0) * step / steps), y0 + round((y1 - y0) * step / steps))
            )
    return found
