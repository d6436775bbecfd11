"""Does the new navigation app save the couriers time? Analysis of the trial."""
from __future__ import annotations

from typing import NamedTuple

import pandas as pd
from scipy import stats


class TrialResult(NamedTuple):
    couriers: int
    saving: float  # minutes per delivery, old app minus new app
    interval: tuple[float, float]  # 95 % confidence interval of the saving
    p_value: float
    verdict: str


def courier_means(trips: pd.DataFrame, app: str) -> pd.Series:
    """Mean minutes per delivery of each courier with one of the apps."""
    own = trips[trips["app"] == app]
    return own.groupby("courier")["minutes"].mean()


def _describe(
    p_value: float, saving: float, interval: tuple[float, float], alpha: float
) -> str:
    figures = (
        f"saving {saving:.2f} minutes, 95 % interval {interval[0]:.2f} to "
        f"{interval[1]:.2f}, p = {p_value:.3g}"
    )
    if not p_value < alpha:
        return f"The trial cannot tell which app is quicker ({figures})."
    direction = "faster" if saving > 0 else "slower"
    return f"The new app is {direction} ({figures})."


def analyse(trips: pd.DataFrame, alpha: float = 0.05) -> TrialResult:
    """Compare the delivery times with the two apps.

    `trips` has the columns courier, app ("old" or "new") and minutes. Every courier
    rode two weeks with each app, in random order. Some were ill for one of the periods
    and are left out; all others count, whatever happened to them.
    """
    times = pd.DataFrame(
        {"old": courier_means(trips, "old"), "new": courier_means(trips, "new")}
    ).dropna()
    saving = float((times["old"] - times["new"]).mean())
    test = stats.ttest_rel(times["old"], times["new"])
    limits = test.confidence_interval(0.95)
    interval = (float(limits.low), float(limits.high))
    return TrialResult(
        couriers=len(times),
        saving=saving,
        interval=interval,
        p_value=float(test.pvalue),
        verdict=_describe(test.pvalue, saving, interval, alpha),
    )
