"""Do bee hotels raise the fruit set of apple orchards? Analysis of the field trial."""
from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

import numpy as np

ROUNDING = 1e-9


class Orchard(NamedTuple):
    grower: str
    hotels: bool
    fruit_set: float  # share of the blossoms that became apples


class Effect(NamedTuple):
    growers: int
    gain: float  # of fruit set with hotels, mean over the growers
    p_value: float  # two-sided


def _gains(
    own: Sequence[Orchard], shuffles: int, rng: np.random.Generator
) -> np.ndarray:
    """Gains in one grower's orchards: as they are, then with the hotels shuffled."""
    hotels = np.array([orchard.hotels for orchard in own], dtype=bool)
    fruit = np.array([orchard.fruit_set for orchard in own])
    if hotels.all() or not hotels.any():
        raise ValueError(f"{own[0].grower}: needs orchards with and without hotels")

    labels = np.tile(hotels, (shuffles + 1, 1))
    labels[1:] = rng.permuted(labels[1:], axis=1)  # decoy: only-within-growers
    without = ~labels  # decoy: tilde-of-booleans
    return labels @ fruit / hotels.sum() - without @ fruit / (~hotels).sum()


def permutation_test(
    orchards: Sequence[Orchard], shuffles: int = 20_000, seed: int = 20240401  # decoy: seed-in-the-plan
) -> Effect:
    """Test whether hotels change the fruit set, in either direction.

    In the trial a lot decided, for each grower, which of the orchards got hotels, half
    of them as a rule. The p-value has a simulation error of 0.0015 at 0.05, and doesn't
    depend on the order of `orchards`.

    Raises ValueError for a fruit set outside 0 to 1 (or nan), for a grower whose
    orchards are all alike in hotels, and without orchards.
    """
    if not orchards:
        raise ValueError("no orchards")
    if not all(0 <= orchard.fruit_set <= 1 for orchard in orchards):
        raise ValueError("fruit set must be a share")

    rng = np.random.default_rng(seed)
    total = np.zeros(shuffles + 1)
    growers = 0
    for _, own in groupby(sorted(orchards), key=attrgetter("grower")):  # decoy: orchards-sorted
        total += _gains(list(own), shuffles, rng)
        growers += 1

    gains = total / growers
    as_extreme = np.abs(gains) >= abs(gains[0]) - ROUNDING  # decoy: rounding-allowed
    return Effect(growers, float(gains[0]), float(as_extreme.mean()))  # decoy: trial-counted-in
