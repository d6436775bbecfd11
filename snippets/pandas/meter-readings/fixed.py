"""Monthly electricity report for the buildings of the city."""
from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

PEAK_HOURS = range(7, 20)


def combine(exports: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Put the exports of all data loggers (meter_id, read_at, kwh) under each other."""
    readings = pd.concat(exports, ignore_index=True)
    readings["read_at"] = pd.to_datetime(readings["read_at"])
    return readings


def clean(readings: pd.DataFrame) -> pd.DataFrame:
    """Blank out impossible readings and fill every gap with the meter's last value.

    A logger that restarts reports a negative consumption for one quarter of an hour.
    A gap at the start of a meter's month stays empty.
    """
    readings = readings.sort_values(["meter_id", "read_at"])
    readings["kwh"] = readings["kwh"].mask(readings["kwh"] < 0)
    readings["kwh"] = readings.groupby("meter_id")["kwh"].ffill()
    return readings


def add_prices(readings: pd.DataFrame, register: pd.DataFrame) -> pd.DataFrame:
    """Add building, price and cost. `register` has one row per meter.

    Raises pandas.errors.MergeError if a meter is registered twice, and ValueError if
    a meter with readings is not registered.
    """
    priced = readings.merge(register, on="meter_id", how="left", validate="many_to_one")
    unknown = priced.loc[priced["building"].isna(), "meter_id"].unique()
    if len(unknown):
        raise ValueError(f"meters without a register entry: {sorted(unknown)}")
    peak = priced["read_at"].dt.hour.isin(PEAK_HOURS)
    priced["price"] = np.where(peak, priced["peak_price"], priced["base_price"])
    priced["cost"] = priced["kwh"] * priced["price"]
    return priced


def monthly_report(
    exports: Iterable[pd.DataFrame], register: pd.DataFrame
) -> pd.DataFrame:
    """Energy, cost, price per kWh and share of the city's energy, by building."""
    priced = add_prices(clean(combine(exports)), register)
    report = priced.groupby("building").agg(kwh=("kwh", "sum"), cost=("cost", "sum"))
    report["price_per_kwh"] = report["cost"] / report["kwh"]
    report["share"] = report["kwh"] / report["kwh"].sum()
    return report.sort_values("cost", ascending=False)
