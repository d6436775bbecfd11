"""Features of a charging session, for the model that predicts how long a car stays.

A session has battery (0-1), temperature (degrees Celsius), power (kW), connector and
plugged_at, the time as ISO text with its UTC offset, as the charging station sends it.
"""
from __future__ import annotations

from typing import Any

import pandas as pd

NUMBERS = ["battery", "temperature", "power"]
ZONE = "Europe/Oslo"


class ChargingFeatures:
    """Kept with the model: fit_transform is for training, serve for the app."""

    def __init__(self) -> None:
        self.columns: list[str] = []
        self._mean = pd.Series(dtype=float)
        self._spread = pd.Series(dtype=float)
        self._connectors: list[str] = []

    def fit_transform(self, sessions: pd.DataFrame) -> pd.DataFrame:
        """Features of past sessions, one row each; what serve needs is learned here."""
        numbers = sessions[NUMBERS]
        self._mean = numbers.mean()
        self._spread = numbers.std().replace(0.0, 1.0)
        self._connectors = sorted(sessions["connector"].unique())
        table = self._features(sessions)
        self.columns = list(table.columns)
        return table

    def serve(self, session: dict[str, Any]) -> list[float]:
        """Features of a session that begins now, in the order of self.columns.

        KeyError if the session lacks a value.
        """
        row = self._features(pd.DataFrame([session]))[self.columns].iloc[0]
        return row.astype(float).tolist()

    def _features(self, sessions: pd.DataFrame) -> pd.DataFrame:
        """The only way from sessions to features, in training and in service."""
        plugged = pd.to_datetime(sessions["plugged_at"], utc=True).dt.tz_convert(ZONE)
        flags = {
            f"connector_{name}": (sessions["connector"] == name).astype(float)
            for name in self._connectors
        }
        table = (sessions[NUMBERS] - self._mean) / self._spread
        return table.assign(
            **flags, hour=plugged.dt.hour, weekday=plugged.dt.day_of_week
        )
