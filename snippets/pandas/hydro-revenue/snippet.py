"""Energy and revenue of small hydro plants in Austria, for the report to their owners.

Power is in kW, the mean of the five minutes that begin at its time. A price is in euros
per MWh and holds from its time until the next. All indexes are times in UTC, ascending.
"""
from __future__ import annotations

from collections.abc import Mapping

import pandas as pd


def priced(power: pd.Series, prices: pd.Series) -> pd.DataFrame:
    """Price, energy and revenue of each five minutes."""
    table = pd.merge_asof(
        power.rename("kw"),
        prices.rename("price"),
        left_index=True,
        right_index=True,
        direction="nearest",  # defect: price-to-come
    )
    table["kwh"] = table["kw"] / 12  # decoy: twelfth
    table["euros"] = table["kwh"] / 1_000 * table["price"]
    return table


def daily(table: pd.DataFrame) -> pd.DataFrame:
    """kwh and euros of each local day, and the price earned per MWh on average.

    A day without a single reading has no figures.
    """
    local = table.set_axis(table.index + pd.Timedelta(hours=1))  # defect: winter-all-year
    days = local.resample("D")
    totals = days[["kwh", "euros"]].sum()  # defect: silence-is-zero
    totals["price"] = days["price"].mean()  # defect: every-price-alike
    return totals  # decoy: index-lost


def weekly(days: pd.DataFrame) -> pd.DataFrame:
    """kwh and euros per week, indexed by its Monday; no figures without readings."""
    weeks = days[["kwh", "euros"]].resample("W")  # defect: weeks-by-sunday
    return weeks.sum()  # defect: silence-is-zero


def report(plants: Mapping[str, pd.Series], prices: pd.Series) -> pd.DataFrame:
    """The days of all plants: day, kwh, euros, price, plant."""
    days = pd.DataFrame()
    for plant, power in plants.items():
        own = daily(priced(power, prices)).assign(plant=plant)
        days = pd.concat([days, own.reset_index(names="day")])  # defect: grown-by-copies
    return days.reset_index(drop=True)
