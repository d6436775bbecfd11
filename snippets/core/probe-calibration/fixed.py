"""Calibration of the temperature probes in the climate chambers."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import accumulate
from operator import add
from statistics import fmean


class Probe:
    """A probe and its calibration: the true temperature at two or more raw values.

    The raw values of the points differ from each other.
    """

    def __init__(self, name: str, points: Iterable[tuple[float, float]]) -> None:
        self.name = name
        self.raws, self.temperatures = zip(*sorted(points), strict=True)

    def corrected(self, raw: float) -> float:
        """True temperature, linear between the points and beyond the outer ones."""
        i = bisect(self.raws, raw, 1, len(self.raws) - 1)
        x0, x1 = self.raws[i - 1 : i + 1]
        y0, y1 = self.temperatures[i - 1 : i + 1]
        return y0 + (raw - x0) * (y1 - y0) / (x1 - x0)


def offset_corrections(
    offsets: Mapping[str, float],
) -> dict[str, Callable[[float], float]]:
    """A function per probe that adds the offset of that probe to a raw value."""
    return {name: partial(add, offset) for name, offset in offsets.items()}


def drift(reference: Sequence[float], readings: Sequence[float]) -> float:
    """Mean distance of a probe from the reference, both read at the same times.

    Raises ValueError if one of the logs is longer.
    """
    return fmean(value - true for true, value in zip(reference, readings, strict=True))


def deviations(readings: Sequence[float]) -> list[float]:
    """Distance of each reading from the mean of the log."""
    if not readings:
        return []
    mean = fmean(readings)
    return [value - mean for value in readings]


def smoothed(readings: Sequence[float], width: int) -> list[float]:
    """Mean of each `width` readings in a row, from the first `width` on."""
    totals = list(accumulate(readings, initial=0.0))  # totals[i]: sum of the first i
    windows = range(len(readings) - width + 1)
    return [(totals[i + width] - totals[i]) / width for i in windows]


def first_alarm(readings: Sequence[float], limit: float) -> int | None:
    """Index of the first reading above `limit`, None if there is none."""
    return next((i for i, value in enumerate(readings) if value > limit), None)
