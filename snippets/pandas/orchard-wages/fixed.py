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
    by_time = shifts["minutes"].astype("int64") * MINIMUM // 60
    crates = (shifts["kilos"].fillna(0) // CRATE).astype("int64")
    rate = rates.loc[shifts["field"]].to_numpy()
    return np.maximum(crates * rate, by_time)


def weekly_pay(
    shifts: pd.DataFrame, rates: pd.Series, first: date, last: date
) -> pd.Series:
    """Cents to pay to each picker for the days from `first` to `last`.

    `shifts`: picker, day, field, kilos, minutes, pause (both in minutes).
    """
    week = shifts[shifts["day"].between(pd.Timestamp(first), pd.Timestamp(last))]
    pay = shift_pay(week, rates)
    return week.assign(pay=pay).groupby("picker")["pay"].sum()


def short_pauses(shifts: pd.DataFrame) -> pd.DataFrame:
    """Shifts above six hours with a pause below half an hour, for the inspector."""
    short = (shifts["minutes"] > LONG_SHIFT) & (shifts["pause"] < FULL_PAUSE)
    return shifts[short]
