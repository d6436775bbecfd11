"""How good are the sales forecasts of the kiosks? Figures for the Monday meeting."""
from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from sklearn.metrics import root_mean_squared_error

SERIES = ["kiosk", "title"]  # each with one number a day


@dataclass(frozen=True)
class Figures:
    share_off: float  # copies forecast too many or too few, per copy sold
    rmse: float  # of all forecasts, in copies
    r2: float  # how much of the ups and downs of a series the forecast explains
    skill: float  # 1: no error, 0: as far off as the sales of a week before


def share_off(rows: pd.DataFrame) -> float:
    off = (rows["forecast"] - rows["sold"]).abs()
    return float(off.sum() / rows["sold"].sum())


def rmse(rows: pd.DataFrame) -> float:
    return float(root_mean_squared_error(rows["sold"], rows["forecast"]))


def week_before(rows: pd.DataFrame) -> pd.Series:
    """Copies sold in the same series seven days before; missing if there are none."""
    sold = rows.set_index([*SERIES, "day"])["sold"]
    earlier = rows.assign(day=rows["day"] - pd.Timedelta(days=7))
    found = sold.reindex(pd.MultiIndex.from_frame(earlier[[*SERIES, "day"]]))
    return pd.Series(found.to_numpy(), index=rows.index)


def skill(rows: pd.DataFrame) -> float:
    simple = (week_before(rows) - rows["sold"]).abs().dropna()
    own = (rows["forecast"] - rows["sold"]).abs()[simple.index]
    return float(1 - own.mean() / simple.mean())


def r2_within(rows: pd.DataFrame) -> float:
    """Like R2, but each series is compared with its own mean."""
    usual = rows.groupby(SERIES)["sold"].transform("mean")
    error = (rows["sold"] - rows["forecast"]).pow(2).sum()
    return float(1 - error / (rows["sold"] - usual).pow(2).sum())


def figures(sales: pd.DataFrame, trained_until: pd.Timestamp) -> Figures:
    """Figures of a model that has learned from the days up to `trained_until`.

    They tell how it will do on days to come. `sales` has one row per series and day
    with the kiosk open: kiosk, title, day, sold and forecast, in copies.
    """
    new = sales[sales["day"] > trained_until]
    return Figures(
        share_off=share_off(new), rmse=rmse(new), r2=r2_within(new), skill=skill(new)
    )
