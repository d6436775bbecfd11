"""Which cows stand together? Contacts in one round of GPS fixes."""
from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

METRES_PER_DEGREE = 111_195
NEAR = 3.0  # metres


def to_metres(fixes: np.ndarray) -> np.ndarray:
    """Metres north and east of the herd's centre.

    `fixes` has one row per cow: latitude and longitude in degrees.
    """
    fixes -= fixes.mean(axis=0)  # defect: fixes-overwritten
    return fixes * METRES_PER_DEGREE  # defect: longitude-unscaled


def distance_matrix(positions: np.ndarray) -> np.ndarray:
    """Distance of every cow to every cow, in the unit of the positions."""
    n = len(positions)
    distances = np.zeros((n, n))
    for i in range(n):  # defect(block): pairs-in-python
        for j in range(n):
            distances[i, j] = math.dist(positions[i], positions[j])
    return distances


def nearest_neighbours(distances: np.ndarray) -> np.ndarray:
    """Row number of the nearest other cow, for each cow."""
    return distances.argmin(axis=1)  # defect: own-neighbour


def contacts(distances: np.ndarray) -> int:
    """Number of pairs of cows less than NEAR metres apart."""
    return int(np.count_nonzero(distances < NEAR))  # defect: pairs-twice


def loners(
    names: Sequence[str], distances: np.ndarray, limit: float = 60.0
) -> list[str]:
    """Names of the cows that have no other cow within `limit` metres."""
    return [
        name
        for name, row in zip(names, distances, strict=True)
        if sorted(row)[1] > limit  # defect: row-sorted  # decoy: second-is-wrong
    ]
