"""By when is a hired tool back? Dates for the customers on its waiting list."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split

FEATURES = ["tool_price", "business", "weekday", "earlier_hires"]
EDGES = np.array([0, 1, 2, 3, 5, 8, 13, 21, 28])  # days: ends of spans  # decoy: unequal-spans


def days_out(hires: pd.DataFrame) -> pd.Series:
    """Days from the start of a hire to its end; 0 if back on the same day."""
    return (hires["back"] - hires["start"]).dt.days


def spans(days: pd.Series) -> np.ndarray:
    """Number of the span between EDGES that each length lies in."""
    return pd.cut(days, EDGES).cat.codes.to_numpy()  # defect: outside-the-edges


@dataclass(frozen=True)
class ReturnModel:
    model: HistGradientBoostingClassifier
    kept: float  # share of the test hires that were back on the day promised, or before

    def promise(self, hires: pd.DataFrame, today: pd.Timestamp) -> pd.Series:
        """Day by which each tool is back with a probability of at least 90 %.

        `hires` begin today, or began earlier and are still out. The day is the end of
        a span, and missing if it lies beyond the last of them.
        """
        span = self.model.predict(hires[FEATURES])  # defect: most-likely-span
        ends = hires["start"] + pd.to_timedelta(EDGES[span + 1], unit="D")  # defect: outside-the-edges  # decoy: past-the-end
        return ends.clip(lower=today)  # defect: time-out-ignored


def train(hires: pd.DataFrame, today: pd.Timestamp) -> ReturnModel:
    """Learn from the hires of a tariff; a quarter of them is held back for testing.

    `hires` has one row per hire, booked ones included: the FEATURES, start, and back
    (missing until the tool is back). Both are dates at midnight. The table is that of
    the morning of `today`.
    """
    begun = hires[hires["start"] < today]
    known = begun.dropna(subset=["back"])  # defect: open-hires-dropped
    train_rows, test_rows = train_test_split(known, test_size=0.25, random_state=0)
    model = HistGradientBoostingClassifier(max_iter=50, random_state=0)  # defect: unordered-spans
    model.fit(train_rows[FEATURES], spans(days_out(train_rows)))
    forecast = model.predict(test_rows[FEATURES])
    kept = accuracy_score(spans(days_out(test_rows)), forecast)  # defect: same-span-as-kept
    return ReturnModel(model, kept)
