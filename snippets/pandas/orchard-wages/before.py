"""Wages of the pickers of a fruit growers' cooperative. All amounts are in cents."""
from __future__ import annotations

from datetime import date

import pandas as pd

MINIMUM = 1300  # per hour
CRATE = 18  # kilos
LONG_SHIFT, FULL_PAUSE = 360, 30  # minutes, by law


def shift_pay(shift: pd.Series, rates: pd.Series) -> int:
    """Cents for a shift: its full crates, but at least the minimum for its minutes.

    `rates` are cents per crate by field. Where the scales failed, kilos is missing and
    the minimum is paid.
    """
    by_time = int(shift["minutes"] * MINIMUM // 60)
    if pd.isna(shift["kilos"]):
        return by_time
    by_weight = int(shift["kilos"] // CRATE * rates[shift["field"]])
    return max(by_weight, by_time)


def weekly_pay(
    shifts: pd.DataFrame, rates: pd.Series, first: date, last: date
) -> pd.Series:
    """Cents to pay to each picker for the days from `first` to `last`.

    `shifts`: picker, day, field, kilos, minutes, pause (both in minutes).
    """
    week = shifts[shifts["day"].between(pd.Timestamp(first), pd.Timestamp(last))]
    pay = week.apply(shift_pay, axis=1, rates=rates)
    return week.assign(pay=pay).groupby("picker")["pay"].sum()


def short_pauses(shifts: pd.DataFrame) -> pd.DataFrame:
    """Shifts above six hours with a pause below half an hour, for the inspector."""
    short = shifts.apply(
        lambda s: s["minutes"] > LONG_SHIFT and s["pause"] < FULL_PAUSE, axis=1
    )
    return shifts[short]
