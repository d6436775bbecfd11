"""Energy and revenue of small hydro plants in Austria, for the report to their owners.

Power is in kW, the mean of the five minutes that begin at its time. A price is in euros
per MWh and holds from its time until the next. All indexes are times in UTC, ascending.
"""
from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

ZONE = "Europe/Vienna"


def priced(power: pd.Series, prices: pd.Series) -> pd.DataFrame:
    """Price, energy and revenue of each five minutes."""
    table = pd.merge_asof(
        power.rename("kw"),
        prices.rename("price"),
        left_index=True,
        right_index=True,
        direction="backward",
    )
    table["kwh"] = table["kw"] / 12
    table["euros"] = table["kwh"] / 1_000 * table["price"]
    return table


def daily(table: pd.DataFrame) -> pd.DataFrame:
    """kwh and euros of each local day, and the price earned per MWh on average.

    A day without a single reading has no figures.
    """
    days = table.tz_convert(ZONE).resample("D")
    totals = days[["kwh", "euros"]].sum(min_count=1)
    totals["price"] = totals["euros"] / totals["kwh"] * 1_000
    return totals


def weekly(days: pd.DataFrame) -> pd.DataFrame:
    """kwh and euros per week, indexed by its Monday; no figures without readings."""
    weeks = days[["kwh", "euros"]].resample("W-MON", closed="left", label="left")
    return weeks.sum(min_count=1)


def report(plants: Mapping[str, pd.Series], prices: pd.Series) -> pd.DataFrame:
    """The days of all plants: day, kwh, euros, price, plant."""
    tables = [
        daily(priced(power, prices)).assign(plant=plant).reset_index(names="day")
        for plant, power in plants.items()
    ]
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame()
