"""Expected star rating of hotels whose guests have answered the check-out form."""
from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import GroupShuffleSplit

FEATURES = ["room", "quiet", "breakfast", "staff", "price", "beds", "km_to_station"]


class Trained(NamedTuple):
    model: RandomForestRegressor
    error: float  # stars


def mean_error(actual: np.ndarray, forecast: np.ndarray) -> float:
    """How many stars the forecasts are off, on average."""
    return float(np.mean(np.abs(forecast - actual)))


def train(answers: pd.DataFrame, seed: int = 0) -> Trained:
    """Learn the stars from the FEATURES; the error is that for a hotel not seen before.

    `answers` has one row per guest: hotel, stars, the FEATURES. Stars are 1 to 5,
    and 0 for a guest who has not rated the hotel.
    """
    rated = answers[answers["stars"] > 0]
    splitter = GroupShuffleSplit(n_splits=1, test_size=0.25, random_state=seed)
    train_index, test_index = next(splitter.split(rated, groups=rated["hotel"]))
    train_rows, test_rows = rated.iloc[train_index], rated.iloc[test_index]
    model = RandomForestRegressor(n_estimators=60, random_state=seed)
    model.fit(train_rows[FEATURES], train_rows["stars"])
    forecast = model.predict(test_rows[FEATURES])
    return Trained(model, mean_error(test_rows["stars"].to_numpy(), forecast))


def hotel_scores(model: RandomForestRegressor, answers: pd.DataFrame) -> pd.Series:
    """Mean of the stars expected from each hotel's guests, best hotel first."""
    expected = pd.Series(model.predict(answers[FEATURES]), index=answers.index)
    scores = expected.groupby(answers["hotel"]).mean()
    return scores.sort_values(ascending=False)
