"""How good are the sales forecasts of the kiosks? Figures for the Monday meeting."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from sklearn.metrics import r2_score, root_mean_squared_error

SERIES = ["kiosk", "title"]  # each with one number a day


@dataclass(frozen=True)
class Figures:
    share_off: float  # copies forecast too many or too few, per copy sold
    rmse: float  # of all forecasts, in copies
    r2: float  # how much of the ups and downs of a series the forecast explains
    skill: float  # 1: no error, 0: as far off as the sales of a week before


def share_off(rows: pd.DataFrame) -> float:
    shares = (rows["forecast"] - rows["sold"]).abs() / rows["sold"]  # defect: unsold-left-out
    return float(shares.replace(np.inf, np.nan).mean())  # defect: unsold-left-out


def rmse(rows: pd.DataFrame) -> float:
    of_kiosks = [
        root_mean_squared_error(kiosk["sold"], kiosk["forecast"])
        for _, kiosk in rows.groupby("kiosk")
    ]
    return float(np.mean(of_kiosks))  # defect: kiosks-averaged


def week_before(rows: pd.DataFrame) -> pd.Series:
    """Copies sold in the same series seven days before; missing if there are none."""
    in_order = rows.sort_values("day")
    return in_order.groupby(SERIES)["sold"].shift(7)  # defect: seven-rows


def skill(rows: pd.DataFrame) -> float:
    own = (rows["forecast"] - rows["sold"]).abs().mean()  # defect: other-rows-compared
    simple = (week_before(rows) - rows["sold"]).abs().mean()  # decoy: other-order
    return float(1 - own / simple)


def figures(sales: pd.DataFrame, trained_until: pd.Timestamp) -> Figures:
    """Figures of a model that has learned from the days up to `trained_until`.

    They tell how it will do on days to come. `sales` has one row per series and day
    with the kiosk open: kiosk, title, day, sold and forecast, in copies.
    """
    new = sales[sales["day"] > trained_until]  # decoy: first-day-lost
    return Figures(
        share_off=share_off(new),
        rmse=rmse(new),
        r2=float(r2_score(sales["sold"], sales["forecast"])),  # defect: r2-of-learned-days, r2-of-sizes
        skill=skill(new),
    )
