"""Nightly training of the bike demand model.

The scheduler process imports this module once and calls run() at 02:00 every night.
"""
from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.linear_model import LinearRegression

FEATURES = ["is_weekend", "rides_week_ago", "rides_recent"]
HOLDOUT = pd.Timedelta(days=14)
MAX_ERROR = 0.35  # a worse model must not go live


def build_features(rides: pd.DataFrame) -> pd.DataFrame:
    """Add to each station and day what is known about it on the evening before."""
    rides = rides.sort_values(["station", "day"])
    by_station = rides.groupby("station")["rides"]
    return rides.assign(
        is_weekend=rides["day"].dt.day_of_week >= 5,
        rides_week_ago=by_station.shift(7),  # decoy: shift-forward
        rides_recent=by_station.transform(
            lambda station: station.rolling(3, center=True).mean()  # defect: centred-window
        ),
    ).dropna(subset=FEATURES)


def relative_error(actual: np.ndarray, predicted: np.ndarray) -> float:
    """Error of the forecast as a share of the rides."""
    return float(np.mean(np.abs(actual - predicted) / actual))  # defect: division-by-no-rides


def publish(model: LinearRegression, path: Path) -> None:
    """Put the model where the forecast service picks it up."""
    with path.open("wb") as file:  # defect: written-in-place
        pickle.dump(model, file)


def record(path: Path, day: date, error: float, accepted: bool) -> None:
    """Note the result in metrics.csv, which has one line per day."""
    line = {"day": day.isoformat(), "error": error, "accepted": accepted}
    pd.DataFrame([line]).to_csv(
        path, mode="a", header=not path.exists(), index=False  # defect: rerun-adds-line
    )


def run(rides: pd.DataFrame, folder: Path, day: date = date.today()) -> bool:  # defect: day-of-import
    """Train on the rides before `day`; returns whether the model was accepted.

    `rides` has one row per station and day: station, day, rides (0 included). The
    last two weeks measure the model, and the model that was measured is published.
    """
    rides = rides[rides["day"] < pd.Timestamp(day)]
    assert not rides.empty, f"no rides before {day}"  # defect: assert-on-data

    features = build_features(rides)
    held_out = features["day"] > features["day"].max() - HOLDOUT  # decoy: unshuffled
    train, test = features[~held_out], features[held_out]
    model = LinearRegression().fit(train[FEATURES], train["rides"])
    publish(model, folder / "model.pkl")  # defect: published-unchecked

    error = relative_error(test["rides"].to_numpy(), model.predict(test[FEATURES]))
    accepted = error <= MAX_ERROR
    record(folder / "metrics.csv", day, error, accepted)
    return accepted
