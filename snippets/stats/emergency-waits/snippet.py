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


def estimate(visits: pd.DataFrame, seed: int = 0) -> Waits:
    """Summarise the waits of one period.

    `visits` has the columns day and wait (minutes), one row per patient. The result
    is the same for the same seed.
    """
    np.random.seed(seed)  # defect: global-seed
    waits = visits["wait"].to_numpy(dtype=float)
    picks = np.random.randint(  # defect(block): patients-independent, resample-matrix
        0, len(waits), size=(RESAMPLES, len(waits))  # decoy: last-patient-missing
    )
    means = waits[picks].mean(axis=1)  # defect: resample-matrix
    low, high = np.percentile(means, [5, 95])  # defect: ninety-percent
    return Waits(
        mean=float(waits.mean()),
        low=float(low),
        high=float(high),
        p95=float(waits.mean() + 1.645 * waits.std(ddof=1)),  # defect: normal-p95
    )


def compare(before: pd.DataFrame, after: pd.DataFrame, seed: int = 0) -> str:
    """Is the mean wait "shorter" or "longer" than before, or is that "unclear"?

    Anything but "unclear" needs evidence at the 5 % level.
    """
    first, second = estimate(before, seed), estimate(after, seed)
    if first.low <= second.high and second.low <= first.high:  # defect: overlap-as-test
        return "unclear"
    return "shorter" if second.mean < first.mean else "longer"
