"""Workshop time for the rental bikes that come back tonight."""
from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

FEATURES = ["km", "rides", "age_months", "complaints", "rain_hours"]
GRADES = ["sound", "scratched", "repair", "scrap"]
MINUTES = [0, 10, 90, 25]  # of work on a bike of each grade


class Trained(NamedTuple):
    model: RandomForestClassifier
    hit_rate: float  # share of bikes whose grade is forecast
    minutes_off: float  # per bike: minutes forecast for them all less minutes needed


def grade_codes(bikes: pd.DataFrame) -> np.ndarray:
    """Place of each bike's grade in GRADES."""
    return pd.Categorical(bikes["grade"], categories=GRADES).codes


def forecast_codes(model: RandomForestClassifier, bikes: pd.DataFrame) -> np.ndarray:
    """Most likely grade of each bike."""
    return model.predict(bikes[FEATURES])


def train(inspected: pd.DataFrame) -> Trained:
    """Learn the grades from past inspections; a quarter is held back for the figures.

    `inspected` has one row per inspected bike: the FEATURES and its grade.
    """
    train_rows, test_rows = train_test_split(
        inspected, test_size=0.25, random_state=0
    )
    model = RandomForestClassifier(60, min_samples_leaf=10, random_state=0)
    model.fit(train_rows[FEATURES], grade_codes(train_rows))
    codes = grade_codes(test_rows)
    hit_rate = np.mean(forecast_codes(model, test_rows) == codes)
    needed = np.take(MINUTES, codes).sum()
    off = (workshop_minutes(model, test_rows) - needed) / len(test_rows)
    return Trained(model, float(hit_rate), float(off))


def workshop_minutes(model: RandomForestClassifier, bikes: pd.DataFrame) -> float:
    """Minutes of work to expect from all these bikes together, before inspection."""
    chances = model.predict_proba(bikes[FEATURES])
    return float((chances @ np.take(MINUTES, model.classes_)).sum())
