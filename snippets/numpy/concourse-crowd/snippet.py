"""Heat maps of the crowd on a stadium's concourse, from ceiling cameras.

`counts` has the axes frame, row, column: persons in each cell of a grid, as uint8,
one frame every ten seconds. `area` is the free floor of each cell in square metres.
"""
from __future__ import annotations

import numpy as np

FRAMES_PER_MINUTE = 6


def person_minutes(counts: np.ndarray) -> np.ndarray:
    """How long persons stayed in each cell, all persons together."""
    total = counts[0].copy()
    for frame in counts[1:]:
        total += frame  # defect: total-wraps
    return total / FRAMES_PER_MINUTE


def _per_square_metre(persons: int, area: float) -> float:
    if area == 0:
        return 0  # defect: type-of-first-cell
    return persons / area


def density(counts: np.ndarray, area: np.ndarray) -> np.ndarray:
    """Persons per square metre in each frame; 0 in cells without free floor."""
    return np.vectorize(_per_square_metre)(counts, area)  # defect: cell-by-cell, type-of-first-cell  # decoy: shapes-differ


def alarms(dense: np.ndarray, limit: float = 4.0) -> int:
    """Number of cells, in all frames together, that are denser than the limit."""
    return len(np.where(dense > limit)[0])  # defect: places-for-count


def busiest_frame(counts: np.ndarray) -> int:
    """The frame with the most persons, the first of equals."""
    persons = np.array(frame.sum() for frame in counts)  # defect: generator-boxed  # decoy: frame-sum-wraps
    return int(persons.argmax())


def largest_change(counts: np.ndarray) -> np.ndarray:
    """Largest rise or fall in each cell from one frame to the next, without sign."""
    steps = counts[1:] - counts[:-1]  # defect: falls-wrap
    return np.abs(steps).max(axis=0)
