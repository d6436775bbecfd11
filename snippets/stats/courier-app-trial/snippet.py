"""Does the new navigation app save the couriers time? Analysis of the trial."""
from __future__ import annotations

from typing import NamedTuple

import pandas as pd
from scipy import stats

_PHONE_TROUBLE = 3.0  # minutes


class TrialResult(NamedTuple):
    couriers: int
    saving: float  # minutes per delivery, old app minus new app
    interval: tuple[float, float]  # 95 % confidence interval of the saving
    p_value: float
    verdict: str


def courier_means(trips: pd.DataFrame, app: str) -> pd.Series:
    """Mean minutes per delivery of each courier with one of the apps."""
    own = trips[trips["app"] == app]
    return own.groupby("courier")["minutes"].mean()  # decoy: means-unweighted


def _describe(p_value: float, alpha: float) -> str:
    if p_value < alpha:  # defect: direction-ignored
        return f"The new app is faster (probability {1 - p_value:.1%})."  # defect: p-as-probability
    return "There is no difference between the apps."  # defect: absence-as-equality


def analyse(trips: pd.DataFrame, alpha: float = 0.05) -> TrialResult:
    """Compare the delivery times with the two apps.

    `trips` has the columns courier, app ("old" or "new") and minutes. Every courier
    rode two weeks with each app, in random order. Some were ill for one of the periods
    and are left out, as are couriers with phone trouble, who lost several minutes.
    """
    old = courier_means(trips, "old").to_numpy()
    new = courier_means(trips, "new").to_numpy()
    couriers = min(len(old), len(new))
    old, new = old[:couriers], new[:couriers]  # defect: pairs-by-position

    usable = new - old < _PHONE_TROUBLE  # defect: slow-couriers-excluded
    old, new = old[usable], new[usable]

    saving = old - new
    margin = 1.96 * stats.sem(saving)  # defect: normal-quantile  # decoy: sem-ddof
    test = stats.ttest_ind(old, new)  # defect: unpaired-test
    return TrialResult(
        couriers=len(saving),
        saving=float(saving.mean()),
        interval=(float(saving.mean() - margin), float(saving.mean() + margin)),
        p_value=float(test.pvalue),
        verdict=_describe(test.pvalue, alpha),
    )
