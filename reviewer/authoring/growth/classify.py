"""Costs at growing sizes to a class of growth."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from math import log2
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    import numpy as np

GrowthClass = Literal[
    "constant", "logarithmic", "linear", "n log n", "quadratic", "cubic", "exponential"
]
CLASSES: tuple[GrowthClass, ...] = get_args(GrowthClass)
Unit = Literal["operations", "seconds", "bytes"]

_TERMS: dict[GrowthClass, Callable[[float], float]] = {
    "constant": lambda n: 1.0,
    "logarithmic": lambda n: log2(n),
    "linear": lambda n: n,
    "n log n": lambda n: n * log2(n),
    "quadratic": lambda n: n**2,
    "cubic": lambda n: n**3,
    "exponential": lambda n: 2.0 ** min(n, 500.0),
}
_TOLERANCE = 0.05
"""How far a count may lie from the curve, as a share of it: room for steps like a tree's height."""
_LEAST_SIZES = 4
_LAST = 5
"""Sizes that decide: at smaller ones, what does not grow weighs too much."""
_NOISE: dict[Unit, float] = {"operations": 0.0, "seconds": 0.002, "bytes": 2_000.0}
"""Smaller costs are mostly the clock's, or the interpreter's."""


def classify(costs: Sequence[tuple[int, float]], unit: Unit) -> GrowthClass | None:
    """The class of growth; None where too few sizes were measured, or no curve fits.

    Counts are exact: theirs is the smallest class of which a curve (its term and those below it,
    none negative) fits. Seconds and bytes come with overheads and in steps, so theirs is the
    nearest power: no logarithm can be told, `logarithmic` and `n log n` never come out.
    """
    costs = costs[-_LAST:]
    if unit != "operations":
        return _nearest_power(costs, _NOISE[unit])
    if len(costs) < _LEAST_SIZES:
        return None
    for position, name in enumerate(CLASSES):
        below = [one for one in CLASSES[:position] if _belongs(one, name)]
        if _misfit(costs, [*below, name]) <= _TOLERANCE:
            return name
    return None


def _belongs(lower: GrowthClass, top: GrowthClass) -> bool:
    """Whether the curve of a class has this lower term: logarithms only matter next to the top."""
    if lower == "logarithmic":
        return top == "logarithmic"
    if lower == "n log n":
        return top == "quadratic"
    return True


def _nearest_power(costs: Sequence[tuple[int, float]], noise: float) -> GrowthClass | None:
    """The class by the power with which the cost grew over the last doublings: an overhead that
    does not grow hides it at small sizes."""
    if len(costs) < 2:
        return None
    first, end = costs[0], costs[-1]
    if end[1] <= noise:
        return "constant"
    power = log2(end[1] / max(first[1], noise)) / log2(end[0] / first[0])
    if power < 0.4:
        return "constant"
    if power < 1.4:
        return "linear"
    return "quadratic" if power < 2.4 else "cubic"


def _misfit(costs: Sequence[tuple[int, float]], names: Sequence[GrowthClass]) -> float:
    """The largest relative distance from the best curve with coefficients that are not negative.

    Every subset of the terms is tried by least squares: there are at most five terms.
    """
    import numpy as np

    sizes = [float(n) for n, _ in costs]
    wanted = np.array([max(cost, 1.0) for _, cost in costs])
    columns: dict[GrowthClass, np.ndarray[tuple[int], np.dtype[np.float64]]] = {
        name: np.array([_TERMS[name](n) for n in sizes]) / wanted for name in names
    }
    best = float("inf")
    for count in range(1, len(names) + 1):
        for chosen in combinations(names, count):
            matrix = np.stack([columns[name] for name in chosen], axis=1)
            scale = np.abs(matrix).max(axis=0)
            solved, *_ = np.linalg.lstsq(matrix / scale, np.ones(len(sizes)), rcond=None)
            if (solved >= 0).all():
                best = min(best, float(np.abs((matrix / scale) @ solved - 1.0).max()))
    return best
