"""Which cows stand together? Contacts in one round of GPS fixes."""
from __future__ import annotations

from collections.abc import Sequence

import numpy as np

METRES_PER_DEGREE = 111_195
NEAR = 3.0  # metres


def to_metres(fixes: np.ndarray) -> np.ndarray:
    """Metres north and east of the herd's centre.

    `fixes` has one row per cow: latitude and longitude in degrees.
    """
    centre = fixes.mean(axis=0)
    shrink = np.array([1.0, np.cos(np.radians(centre[0]))])
    return (fixes - centre) * METRES_PER_DEGREE * shrink


def distance_matrix(positions: np.ndarray) -> np.ndarray:
    """Distance of every cow to every cow, in the unit of the positions."""
    differences = positions[:, np.newaxis] - positions
    return np.linalg.norm(differences, axis=-1)


def nearest_neighbours(distances: np.ndarray) -> np.ndarray:
    """Row number of the nearest other cow, for each cow."""
    others = distances.copy()
    np.fill_diagonal(others, np.inf)
    return others.argmin(axis=1)


def contacts(distances: np.ndarray) -> int:
    """Number of pairs of cows less than NEAR metres apart."""
    first, second = np.triu_indices(len(distances), k=1)
    return int(np.count_nonzero(distances[first, second] < NEAR))


def loners(
    names: Sequence[str], distances: np.ndarray, limit: float = 60.0
) -> list[str]:
    """Names of the cows that have no other cow within `limit` metres."""
    to_nearest = np.partition(distances, 1, axis=1)[:, 1]
    return [
        name for name, d in zip(names, to_nearest, strict=True) if d > limit
    ]
