"""Agreement statistics: Cohen's kappa, F1, bootstrap intervals."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Interval = tuple[float, float]

RESAMPLES = 1000


def kappa(left: Sequence[Hashable], right: Sequence[Hashable]) -> float:
    """Cohen's kappa (1960) of two labellings of the same items; 1.0 where both are constant.

    NaN where there are no items.
    """
    both = Counter(zip(left, right, strict=True))
    place = {label: number for number, label in enumerate(dict.fromkeys([*left, *right]))}
    table = np.zeros((len(place), len(place)))
    for (first, second), count in both.items():
        table[place[first], place[second]] = count
    return float(kappa_of(table))


def kappa_of(tables: Array) -> Array:
    """Cohen's kappa of contingency tables (..., labels, labels), as `kappa`."""
    count = tables.sum(axis=(-2, -1))
    some = np.maximum(count, 1)
    agreed = np.trace(tables, axis1=-2, axis2=-1) / some
    chance = (tables.sum(axis=-1) * tables.sum(axis=-2)).sum(axis=-1) / some**2
    rest = np.where(chance < 1, 1 - chance, 1.0)
    found: Array = np.where(chance < 1, (agreed - chance) / rest, 1.0)
    return np.where(count > 0, found, np.nan)


def f1(gold: Sequence[bool], predicted: Sequence[bool]) -> float:
    """Harmonic mean of precision and recall; 1.0 where there is nothing to find or report."""
    hits = sum(a and b for a, b in zip(gold, predicted, strict=True))
    return f1_of(hits, sum(gold) + sum(predicted))


def f1_of(hits: float, total: float) -> float:
    """F1 from the hits, and the sum of what there is and what was reported."""
    return 2 * hits / total if total else 1.0


def resampled(groups: Array, seed: int = 0) -> Array:
    """Sums over whole groups drawn with replacement (cluster bootstrap, Efron 1979).

    (groups, quantities) -> (RESAMPLES, quantities).
    """
    rng = random.Random(seed)
    drawn = np.zeros((RESAMPLES, len(groups)))
    for row in drawn:
        for place in rng.choices(range(len(groups)), k=len(groups)):
            row[place] += 1
    sums: Array = drawn @ groups
    return sums


def interval(values: Array) -> Interval:
    """95 % percentile interval of bootstrap values; those that are no number do not count."""
    kept = np.sort(values[~np.isnan(values)])
    if not len(kept):
        return float("nan"), float("nan")
    last = len(kept) - 1
    return float(kept[int(0.025 * len(kept))]), float(kept[min(last, int(0.975 * len(kept)))])
