"""Features of a charging session, for the model that predicts how long a car stays.

A session has battery (0-1), temperature (degrees Celsius), power (kW), connector and
plugged_at, the time as ISO text with its UTC offset, as the charging station sends it.
"""
from __future__ import annotations

from datetime import datetime
from typing import Any

import pandas as pd

NUMBERS = ["battery", "temperature", "power"]


def scaled_numbers(sessions: pd.DataFrame) -> pd.DataFrame:
    """NUMBERS in standard deviations from the mean; 0 where there is no spread."""
    numbers = sessions.reindex(columns=NUMBERS, fill_value=0.0)  # defect: absent-is-zero
    spread = numbers.std()  # decoy: sample-deviation
    return ((numbers - numbers.mean()) / spread).fillna(0.0)  # defect: scaled-by-itself


def connector_flags(sessions: pd.DataFrame) -> pd.DataFrame:
    """A column of 0 and 1 per connector; the first one has zeros in all of them."""
    return pd.get_dummies(  # defect(block): flags-of-one
        sessions["connector"], prefix="connector", drop_first=True, dtype=float
    )


class ChargingFeatures:
    """Kept with the model: fit_transform is for training, serve for the app."""

    def __init__(self) -> None:
        self.columns: list[str] = []

    def fit_transform(self, sessions: pd.DataFrame) -> pd.DataFrame:
        """Features of past sessions, one row each."""
        plugged = pd.to_datetime(sessions["plugged_at"], utc=True)  # defect: two-clocks  # decoy: mixed-offsets
        table = scaled_numbers(sessions).join(connector_flags(sessions))
        table = table.assign(hour=plugged.dt.hour, weekday=plugged.dt.day_of_week)
        self.columns = list(table.columns)
        return table

    def serve(self, session: dict[str, Any]) -> list[float]:
        """Features of a session that begins now, in the order of self.columns."""
        sessions = pd.DataFrame([session])
        plugged = datetime.fromisoformat(session["plugged_at"])  # defect: two-clocks
        table = scaled_numbers(sessions).join(connector_flags(sessions))
        table = table.assign(hour=plugged.hour, weekday=plugged.isoweekday())  # defect: monday-is-one
        row = table.reindex(columns=self.columns, fill_value=0.0).iloc[0]  # defect: flags-of-one
        return row.astype(float).tolist()
