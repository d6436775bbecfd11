"""Charge display of an electric wheelchair: battery voltage to per cent left."""
from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from sklearn.model_selection import KFold

DEGREES = range(1, 13)


class Display(NamedTuple):
    degree: int
    curve: np.ndarray
    state: str  # what diagnose says of the degree


def rmse(curve: np.ndarray, log: pd.DataFrame) -> float:
    """Typical error of the curve on these readings, in points of charge."""
    error = np.polyval(curve, log["volts"]) - log["charge"]
    return float(np.sqrt(np.mean(error**2)))


def validation_curve(log: pd.DataFrame, degrees: range = DEGREES) -> pd.DataFrame:
    """Mean errors by degree: `train` on the readings fitted, `held_out` on others.

    `log` has a row per reading: battery (serial number), volts, charge (0 to 100).
    """
    folds = KFold(5, shuffle=True, random_state=0)  # defect: battery-in-both-parts
    rows = []
    for degree in degrees:
        errors = []
        for fitted, others in folds.split(log):
            train, held_out = log.iloc[fitted], log.iloc[others]
            curve = np.polyfit(train["volts"], train["charge"], degree)  # defect: raw-volts
            errors.append((rmse(curve, train), rmse(curve, held_out)))
        rows.append(np.mean(errors, axis=0))
    index = pd.Index(degrees, name="degree")
    return pd.DataFrame(rows, index=index, columns=["train", "held_out"])


def best_degree(errors: pd.DataFrame) -> int:
    """The degree that will show the charge of a chair's battery most accurately."""
    return int(errors["train"].idxmin())  # defect: degree-by-train-error


def diagnose(
    errors: pd.DataFrame, degree: int, gap: float = 2.0, wanted: float = 6.0
) -> str:
    """Is the curve of that degree "overfitted", "underfitted" or "fine"?"""
    row = errors.loc[degree]
    if row["held_out"] - row["train"] > gap:
        return "underfitted"  # defect: diagnoses-swapped
    if row["held_out"] > wanted:
        return "overfitted"  # defect: diagnoses-swapped
    return "fine"


def build_display(log: pd.DataFrame) -> Display:
    """Choose the degree and fit the curve that goes into the chairs."""
    errors = validation_curve(log)
    degree = best_degree(errors)
    curve = np.polyfit(log["volts"], log["charge"], degree)  # defect: raw-volts  # decoy: fitted-on-all
    return Display(degree, curve, diagnose(errors, degree))


def charge_left(display: Display, volts: float) -> float:
    """Per cent left, for the bar on the armrest."""
    return float(np.polyval(display.curve, volts))  # defect: beyond-the-log  # decoy: highest-power-first
