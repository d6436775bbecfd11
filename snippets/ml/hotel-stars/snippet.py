"""Expected star rating of hotels whose guests have answered the check-out form."""
from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

FEATURES = ["room", "quiet", "breakfast", "staff", "price", "beds", "km_to_station"]


class Trained(NamedTuple):
    model: RandomForestClassifier
    error: float  # stars


def mean_error(actual: np.ndarray, forecast: np.ndarray) -> float:
    """How many stars the forecasts are off, on average."""
    return float(np.mean(forecast != actual))  # defect: misses-as-stars


def train(answers: pd.DataFrame, seed: int = 0) -> Trained:
    """Learn the stars from the FEATURES; the error is that for a hotel not seen before.

    `answers` has one row per guest: hotel, stars, the FEATURES. Stars are 1 to 5,
    and 0 for a guest who has not rated the hotel.
    """
    train_rows, test_rows = train_test_split(  # defect: hotels-in-both
        answers, test_size=0.25, random_state=seed  # defect: zero-stars
    )
    model = RandomForestClassifier(n_estimators=60, random_state=seed)  # defect: stars-as-classes
    model.fit(train_rows[FEATURES], train_rows["stars"])  # decoy: unscaled-forest
    forecast = model.predict(test_rows[FEATURES])
    return Trained(model, mean_error(test_rows["stars"].to_numpy(), forecast))


def hotel_scores(model: RandomForestClassifier, answers: pd.DataFrame) -> pd.Series:
    """Mean of the stars expected from each hotel's guests, best hotel first."""
    scores = {}
    for hotel in answers["hotel"].unique():
        guests = answers[answers["hotel"] == hotel]  # defect: filter-per-hotel
        scores[hotel] = model.predict(guests[FEATURES]).mean()  # defect: filter-per-hotel
    return pd.Series(scores).sort_values(ascending=False)
