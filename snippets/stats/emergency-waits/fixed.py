"""Waiting times of the emergency department, before and after the new triage."""
from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

RESAMPLES = 10_000


class Waits(NamedTuple):
    mean: float  # minutes
    low: float  # 95 % bootstrap interval of the mean, lower end
    high: float  # upper end
    p95: float  # 95 % of the patients wait no longer than this


def _resampled_means(visits: pd.DataFrame, rng: np.random.Generator) -> np.ndarray:
    """Mean waits of resampled periods; whole days are drawn to keep them together."""
    days = visits.groupby("day")["wait"].agg(["sum", "count"]).to_numpy(dtype=float)
    means = np.empty(RESAMPLES)
    for i in range(RESAMPLES):
        total, patients = days[rng.integers(0, len(days), len(days))].sum(axis=0)
        means[i] = total / patients
    return means


def estimate(visits: pd.DataFrame, seed: int = 0) -> Waits:
    """Summarise the waits of one period.

    `visits` has the columns day and wait (minutes), one row per patient. The result
    is the same for the same seed.
    """
    means = _resampled_means(visits, np.random.default_rng(seed))
    low, high = np.percentile(means, [2.5, 97.5])
    return Waits(
        mean=float(visits["wait"].mean()),
        low=float(low),
        high=float(high),
        p95=float(visits["wait"].quantile(0.95)),
    )


def compare(before: pd.DataFrame, after: pd.DataFrame, seed: int = 0) -> str:
    """Is the mean wait "shorter" or "longer" than before, or is that "unclear"?

    Anything but "unclear" needs evidence at the 5 % level: the 95 % bootstrap interval
    of the difference must not contain 0.
    """
    rng = np.random.default_rng(seed)
    change = _resampled_means(after, rng) - _resampled_means(before, rng)
    low, high = np.percentile(change, [2.5, 97.5])
    if low <= 0 <= high:
        return "unclear"
    return "shorter" if high < 0 else "longer"
