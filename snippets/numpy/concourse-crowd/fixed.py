"""Heat maps of the crowd on a stadium's concourse, from ceiling cameras.

`counts` has the axes frame, row, column: persons in each cell of a grid, as uint8,
one frame every ten seconds. `area` is the free floor of each cell in square metres.
"""
from __future__ import annotations

import numpy as np

FRAMES_PER_MINUTE = 6


def person_minutes(counts: np.ndarray) -> np.ndarray:
    """How long persons stayed in each cell, all persons together."""
    # sum adds small integers up in 64 bits.
    return counts.sum(axis=0) / FRAMES_PER_MINUTE


def density(counts: np.ndarray, area: np.ndarray) -> np.ndarray:
    """Persons per square metre in each frame; 0 in cells without free floor."""
    return np.divide(counts, area, out=np.zeros(counts.shape), where=area > 0)


def alarms(dense: np.ndarray, limit: float = 4.0) -> int:
    """Number of cells, in all frames together, that are denser than the limit."""
    return int(np.count_nonzero(dense > limit))


def busiest_frame(counts: np.ndarray) -> int:
    """The frame with the most persons, the first of equals."""
    return int(counts.sum(axis=(1, 2)).argmax())


def largest_change(counts: np.ndarray) -> np.ndarray:
    """Largest rise or fall in each cell from one frame to the next, without sign."""
    steps = np.diff(counts.astype(np.int16), axis=0)
    return np.abs(steps).max(axis=0)
