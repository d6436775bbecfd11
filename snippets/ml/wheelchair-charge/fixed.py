"""Charge display of an electric wheelchair: battery voltage to per cent left."""
from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.polynomial import Polynomial
from sklearn.model_selection import GroupKFold

DEGREES = range(1, 13)


class Display(NamedTuple):
    degree: int
    curve: Polynomial
    state: str  # what diagnose says of the degree


def rmse(curve: Polynomial, log: pd.DataFrame) -> float:
    """Typical error of the curve on these readings, in points of charge."""
    error = curve(log["volts"].to_numpy()) - log["charge"].to_numpy()
    return float(np.sqrt(np.mean(error**2)))


def validation_curve(log: pd.DataFrame, degrees: range = DEGREES) -> pd.DataFrame:
    """Mean errors by degree: `train` on the batteries fitted, `held_out` on others.

    `log` has a row per reading: battery (serial number), volts, charge (0 to 100).
    """
    folds = GroupKFold(min(5, log["battery"].nunique()))
    rows = []
    for degree in degrees:
        errors = []
        for fitted, others in folds.split(log, groups=log["battery"]):
            train, held_out = log.iloc[fitted], log.iloc[others]
            curve = Polynomial.fit(train["volts"], train["charge"], degree)
            errors.append((rmse(curve, train), rmse(curve, held_out)))
        rows.append(np.mean(errors, axis=0))
    index = pd.Index(degrees, name="degree")
    return pd.DataFrame(rows, index=index, columns=["train", "held_out"])


def best_degree(errors: pd.DataFrame) -> int:
    """The degree that will show the charge of a chair's battery most accurately."""
    return int(errors["held_out"].idxmin())


def diagnose(
    errors: pd.DataFrame, degree: int, gap: float = 2.0, wanted: float = 6.0
) -> str:
    """Is the curve of that degree "overfitted", "underfitted" or "fine"?"""
    row = errors.loc[degree]
    if row["held_out"] - row["train"] > gap:
        return "overfitted"
    if row["held_out"] > wanted:
        return "underfitted"
    return "fine"


def build_display(log: pd.DataFrame) -> Display:
    """Choose the degree and fit the curve that goes into the chairs."""
    errors = validation_curve(log)
    degree = best_degree(errors)
    curve = Polynomial.fit(log["volts"], log["charge"], degree)
    return Display(degree, curve, diagnose(errors, degree))


def charge_left(display: Display, volts: float) -> float:
    """Per cent left, for the bar on the armrest."""
    low, high = display.curve.domain
    charge = display.curve(np.clip(volts, low, high))
    return float(np.clip(charge, 0.0, 100.0))
