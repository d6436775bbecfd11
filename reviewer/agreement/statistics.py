"""Agreement statistics: Cohen's kappa, F1, bootstrap intervals."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

T = TypeVar("T")

RESAMPLES = 1000


def kappa(left: Sequence[Hashable], right: Sequence[Hashable]) -> float:
    """Cohen's kappa (1960) of two labellings of the same items; 1.0 where both are constant."""
    count = len(left)
    if count == 0:
        return float("nan")
    agreed = sum(a == b for a, b in zip(left, right, strict=True)) / count
    first, second = Counter(left), Counter(right)
    chance = sum(first[label] * second[label] for label in first) / count**2
    return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)


def f1(gold: Sequence[bool], predicted: Sequence[bool]) -> float:
    """Harmonic mean of precision and recall; 1.0 where there is nothing to find or report."""
    hits = sum(a and b for a, b in zip(gold, predicted, strict=True))
    total = sum(gold) + sum(predicted)
    return 2 * hits / total if total else 1.0


def bootstrap(
    groups: Sequence[T], statistic: Callable[[Sequence[T]], float], seed: int = 0
) -> tuple[float, float]:
    """95 % percentile interval of a statistic, resampling whole groups (Efron 1979)."""
    rng = random.Random(seed)
    values = sorted(statistic(rng.choices(groups, k=len(groups))) for _ in range(RESAMPLES))
    kept = [value for value in values if value == value]
    if not kept:
        return float("nan"), float("nan")
    return kept[int(0.025 * len(kept))], kept[min(len(kept) - 1, int(0.975 * len(kept)))]
