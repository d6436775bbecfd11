"""Bands around the heat demand forecast of a town, from the errors of the past."""
from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

HOURS = 24
PATHS = 4_000


class Band(NamedTuple):
    low: float
    high: float


def band(totals: np.ndarray, level: float = 0.9) -> Band:
    """Band with a share `level` of the totals inside and equal shares on both sides."""
    tail = (1 - level) / 2
    low, high = np.quantile(totals, [tail, 1 - tail])
    return Band(float(low), float(high))


def complete_days(errors: np.ndarray) -> np.ndarray:
    """The rows without a gap."""
    return errors[~np.isnan(errors).any(axis=1)]


def simulate_day(
    forecast: np.ndarray, errors: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """Possible demands of a day in MWh, PATHS of them.

    `forecast` has a value in MW for each hour, `errors` a row of HOURS for each past
    day: measured minus forecast, nan where a meter was silent. The errors of a day hang
    together, so whole days are drawn.
    """
    daily = complete_days(errors).sum(axis=1)
    return forecast.sum() + rng.choice(daily, size=PATHS)


def simulate_week(
    forecasts: Sequence[np.ndarray], errors: Sequence[np.ndarray], seed: int = 0
) -> np.ndarray:
    """Possible demands of a week in MWh, the same for the same seed.

    `forecasts` are those of the coming days, one after the other; `errors[0]` are past
    errors of forecasts for the next day, `errors[1]` of those for the day after, ...
    """
    rng = np.random.default_rng(seed)
    totals = np.zeros(PATHS)
    for forecast, past in zip(forecasts, errors, strict=True):
        totals += simulate_day(forecast, past, rng)
    return totals


def bias(errors: np.ndarray, resamples: int = 1_000, seed: int = 0) -> Band:
    """95 % bootstrap interval of the mean daily error in MWh.

    The forecast model is trained again when the interval leaves out 0.
    """
    rng = np.random.default_rng(seed)
    daily = complete_days(errors).sum(axis=1)
    means = np.empty(resamples)
    for i in range(resamples):
        means[i] = rng.choice(daily, size=len(daily)).mean()
    return band(means, level=0.95)
