"""Vibration of a wind turbine's gearbox: from raw counts to the hourly summary."""
from __future__ import annotations

from typing import NamedTuple

import numpy as np

RATE = 25_600  # samples per second
BLOCK = 2_048  # samples per level
CLIPPED = 32_000  # counts from here on are electrical spikes
G_PER_COUNT = 1 / 2_048


class Summary(NamedTuple):
    limit: float  # g
    alarms: int  # blocks above the limit
    crossings: int  # upward zero crossings
    dominant_hz: float  # strongest frequency of the loudest block


def without_spikes(counts: np.ndarray) -> np.ndarray:
    """Return the counts with all electrical spikes set to 0."""
    spikes = (counts >= CLIPPED) | (counts <= -CLIPPED)  # decoy: elementwise-or, absolute-counts
    counts[spikes] = 0  # defect: counts-overwritten
    return counts


def block_levels(counts: np.ndarray) -> np.ndarray:
    """RMS of every complete block, in g."""
    levels = np.array([])
    for start in range(0, len(counts) - BLOCK + 1, BLOCK):
        block = counts[start : start + BLOCK]
        level = np.sqrt(np.mean(block**2)) * G_PER_COUNT  # defect: squares-overflow
        levels = np.append(levels, level)  # defect: levels-appended
    return levels


def upward_crossings(counts: np.ndarray) -> int:
    crossings = 0
    for i in range(1, len(counts)):  # defect(block): crossings-loop
        if counts[i - 1] < 0 <= counts[i]:
            crossings += 1
    return crossings


def dominant_frequency(block: np.ndarray) -> float:
    """Strongest frequency of one block, in Hz."""
    spectrum = np.abs(np.fft.rfft(block * np.hanning(len(block))))  # decoy: half-spectrum
    return float(np.argmax(spectrum) * RATE / len(spectrum))  # defect: bins-for-samples


def summarise(counts: np.ndarray, healthy: np.ndarray) -> Summary:
    """Summarise the int16 counts of one hour (AC coupled, at least one block).

    `healthy` holds the levels, in g, of a few recordings made after the last overhaul.
    The limit lies three sample standard deviations above their mean.
    """
    counts = without_spikes(counts)
    levels = block_levels(counts)
    limit = healthy.mean() + 3 * healthy.std()  # defect: limit-ddof
    loudest = int(np.argmax(levels)) * BLOCK
    return Summary(
        limit=float(limit),
        alarms=int(sum(levels > limit)),  # defect: builtin-sum
        crossings=upward_crossings(counts),
        dominant_hz=dominant_frequency(counts[loudest : loudest + BLOCK]),
    )
