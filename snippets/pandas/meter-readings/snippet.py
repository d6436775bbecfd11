"""Monthly electricity report for the buildings of the city."""
from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

PEAK_HOURS = range(7, 20)


def combine(exports: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Put the exports of all data loggers (meter_id, read_at, kwh) under each other."""
    readings = pd.DataFrame()
    for export in exports:
        readings = pd.concat([readings, export], ignore_index=True)  # defect: frame-grown-in-loop
    readings["read_at"] = pd.to_datetime(readings["read_at"])
    return readings


def clean(readings: pd.DataFrame) -> pd.DataFrame:
    """Blank out impossible readings and fill every gap with the meter's last value.

    A logger that restarts reports a negative consumption for one quarter of an hour.
    A gap at the start of a meter's month stays empty.
    """
    readings = readings.sort_values(["meter_id", "read_at"])
    readings[readings["kwh"] < 0]["kwh"] = np.nan  # defect: chained-assignment
    readings["kwh"] = readings["kwh"].ffill()  # defect: fill-across-meters  # decoy: caller-frame-changed
    return readings


def hourly_price(row: pd.Series) -> float:
    if row["read_at"].hour in PEAK_HOURS:  # decoy: range-scan
        return row["peak_price"]
    return row["base_price"]


def add_prices(readings: pd.DataFrame, register: pd.DataFrame) -> pd.DataFrame:
    """Add building, price and cost. `register` has one row per meter."""
    priced = readings.merge(register, on="meter_id")  # defect: unchecked-merge
    priced["price"] = priced.apply(hourly_price, axis=1)  # defect: price-by-row
    priced["cost"] = priced["kwh"] * priced["price"]
    return priced


def monthly_report(
    exports: Iterable[pd.DataFrame], register: pd.DataFrame
) -> pd.DataFrame:
    """Energy, cost, price per kWh and share of the city's energy, by building."""
    priced = add_prices(clean(combine(exports)), register)
    report = priced.groupby("building").agg(
        kwh=("kwh", "sum"),
        cost=("cost", "sum"),
        price_per_kwh=("price", "mean"),  # defect: unweighted-price
    )
    report["share"] = report["kwh"] / report["kwh"].sum()
    return report.sort_values("cost", ascending=False)
