"""Nightly training of the bike demand model.

The scheduler process imports this module once and calls run() at 02:00 every night.
"""
from __future__ import annotations

import os
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
        rides_week_ago=by_station.shift(7),
        rides_recent=by_station.transform(
            lambda station: station.shift(1).rolling(3).mean()
        ),
    ).dropna(subset=FEATURES)


def relative_error(actual: np.ndarray, predicted: np.ndarray) -> float:
    """Sum of the absolute errors as a share of all rides."""
    return float(np.abs(actual - predicted).sum() / actual.sum())


def _replace(path: Path, content: bytes) -> None:
    """Write the file so that readers see the old or the new content, never a part."""
    draft = path.with_name(path.name + ".new")
    draft.write_bytes(content)
    os.replace(draft, path)


def publish(model: LinearRegression, path: Path) -> None:
    """Put the model where the forecast service picks it up."""
    _replace(path, pickle.dumps(model))


def record(path: Path, day: date, error: float, accepted: bool) -> None:
    """Note the result in metrics.csv, which has one line per day."""
    line = {"day": day.isoformat(), "error": error, "accepted": accepted}
    lines = pd.DataFrame([line])
    if path.exists():
        known = pd.read_csv(path)
        lines = pd.concat([known[known["day"] != line["day"]], lines])
    _replace(path, lines.to_csv(index=False).encode())


def run(rides: pd.DataFrame, folder: Path, day: date | None = None) -> bool:
    """Train on the rides before `day` (today); returns whether the model was accepted.

    `rides` has one row per station and day: station, day, rides (0 included). The
    last two weeks measure the model, and the model that was measured is published.
    Raises ValueError if there are no rides before `day`.
    """
    day = day or date.today()
    rides = rides[rides["day"] < pd.Timestamp(day)]
    if rides.empty:
        raise ValueError(f"no rides before {day}")

    features = build_features(rides)
    held_out = features["day"] > features["day"].max() - HOLDOUT
    train, test = features[~held_out], features[held_out]
    model = LinearRegression().fit(train[FEATURES], train["rides"])

    error = relative_error(test["rides"].to_numpy(), model.predict(test[FEATURES]))
    accepted = error <= MAX_ERROR
    if accepted:
        publish(model, folder / "model.pkl")
    record(folder / "metrics.csv", day, error, accepted)
    return accepted
