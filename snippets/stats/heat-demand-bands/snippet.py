"""Bands around the heat demand forecast of a town, from the errors of the past."""
from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

HOURS = 24
PATHS = 4_000
SAMPLE = 20


class Band(NamedTuple):
    low: float
    high: float


def band(totals: np.ndarray, level: float = 0.9) -> Band:
    """Band with a share `level` of the totals inside and equal shares on both sides."""
    tail = (1 - level) / 2
    low, high = np.percentile(totals, [tail, 1 - tail])  # defect: shares-as-percent
    return Band(float(low), float(high))


def simulate_day(
    forecast: np.ndarray, errors: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """Possible demands of a day in MWh, PATHS of them.

    `forecast` has a value in MW for each hour, `errors` a row of HOURS for each past
    day: measured minus forecast, nan where a meter was silent.
    """
    pool = errors.ravel()  # defect: gaps-spread
    drawn = rng.choice(pool, size=(PATHS, HOURS))  # defect: hours-drawn-alone
    return forecast.sum() + drawn.sum(axis=1)  # decoy: megawatts-summed


def simulate_week(
    forecasts: Sequence[np.ndarray], errors: Sequence[np.ndarray], seed: int = 0
) -> np.ndarray:
    """Possible demands of a week in MWh, the same for the same seed.

    `forecasts` are those of the coming days, one after the other; `errors[0]` are past
    errors of forecasts for the next day, `errors[1]` of those for the day after, ...
    """
    totals = np.zeros(PATHS)
    for forecast in forecasts:
        rng = np.random.default_rng(seed)  # defect: same-draws-every-day
        totals += simulate_day(forecast, errors[0], rng)  # defect: next-day-errors-for-all
    return totals


def bias(errors: np.ndarray, resamples: int = 1_000, seed: int = 0) -> Band:
    """95 % bootstrap interval of the mean daily error in MWh.

    The forecast model is trained again when the interval leaves out 0.
    """
    rng = np.random.default_rng(seed)
    daily = errors.sum(axis=1)  # defect: gaps-spread
    means = np.empty(resamples)
    for i in range(resamples):
        resample = rng.choice(daily, size=SAMPLE)  # defect: resample-of-twenty  # decoy: day-drawn-twice
        means[i] = resample.mean()
    return band(means, level=0.95)
