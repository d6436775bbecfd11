"""Workshop time for the rental bikes that come back tonight."""
from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import train_test_split

FEATURES = ["km", "rides", "age_months", "complaints", "rain_hours"]
GRADES = ["sound", "scratched", "repair", "scrap"]
MINUTES = [0, 10, 90, 25]  # of work on a bike of each grade


class Trained(NamedTuple):
    model: LinearRegression
    hit_rate: float  # share of bikes whose grade is forecast  # defect: hit-rate-only


def grade_codes(bikes: pd.DataFrame) -> np.ndarray:
    """Place of each bike's grade in GRADES."""
    return pd.Categorical(bikes["grade"], categories=GRADES).codes  # decoy: codes-by-appearance


def forecast_codes(model: LinearRegression, bikes: pd.DataFrame) -> np.ndarray:
    return np.rint(model.predict(bikes[FEATURES])).astype(int)  # defect: below-sound


def train(inspected: pd.DataFrame) -> Trained:
    """Learn the grades from past inspections; a quarter is held back for the hit rate.

    `inspected` has one row per inspected bike: the FEATURES and its grade.
    """
    train_rows, test_rows = train_test_split(inspected, test_size=0.25)  # defect: split-seed
    model = LinearRegression()  # defect: grades-as-numbers  # decoy: unscaled-regression
    model.fit(train_rows[FEATURES], grade_codes(train_rows))  # defect: grades-as-numbers
    miss = np.abs(forecast_codes(model, test_rows) - grade_codes(test_rows))
    return Trained(model, float(np.mean(miss <= 1)))  # defect: neighbours-as-hits


def workshop_minutes(model: LinearRegression, bikes: pd.DataFrame) -> float:
    """Minutes of work to expect from all these bikes together, before inspection."""
    codes = forecast_codes(model, bikes)  # defect: rounded-first
    return float(np.array(MINUTES)[codes].sum())  # defect: below-sound
