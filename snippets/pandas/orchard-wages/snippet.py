"""Wages of the pickers of a fruit growers' cooperative. All amounts are in cents."""
from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

MINIMUM = 1300  # per hour
CRATE = 18  # kilos
LONG_SHIFT, FULL_PAUSE = 360, 30  # minutes, by law


def shift_pay(shifts: pd.DataFrame, rates: pd.Series) -> pd.Series:
    """Cents for each shift: its full crates, but at least the minimum for its minutes.

    `rates` are cents per crate by field. Where the scales failed, kilos is missing and
    the minimum is paid.
    """
    by_time = shifts["minutes"] * MINIMUM // 60  # defect: minutes-overflow
    crates = shifts["kilos"] / CRATE  # defect: started-crates
    rate = rates.loc[shifts["field"]]  # decoy: labels-repeated
    by_weight = crates * rate.reset_index(drop=True)  # defect: rates-by-position
    return np.maximum(by_weight, by_time)  # defect: missing-weight-unpaid, cents-as-floats


def weekly_pay(
    shifts: pd.DataFrame, rates: pd.Series, first: date, last: date
) -> pd.Series:
    """Cents to pay to each picker for the days from `first` to `last`.

    `shifts`: picker, day, field, kilos, minutes, pause (both in minutes).
    """
    week = shifts[shifts["day"].between(pd.Timestamp(first), pd.Timestamp(last))]  # decoy: last-day-lost
    pay = shift_pay(week, rates)
    return week.assign(pay=pay).groupby("picker")["pay"].sum()


def short_pauses(shifts: pd.DataFrame) -> pd.DataFrame:
    """Shifts above six hours with a pause below half an hour, for the inspector."""
    short = shifts.apply(  # defect(block): row-lambda-left
        lambda s: s["minutes"] > LONG_SHIFT and s["pause"] < FULL_PAUSE, axis=1
    )
    return shifts[short]
