"""By when is a hired tool back? Dates for the customers on its waiting list."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import train_test_split

FEATURES = ["tool_price", "business", "weekday", "earlier_hires"]
EDGES = np.array([0, 1, 2, 3, 5, 8, 13, 21, 28])  # days: ends of spans
CERTAINTY = 0.9


def days_out(hires: pd.DataFrame) -> pd.Series:
    """Days from the start of a hire to its end; 0 if back on the same day."""
    return (hires["back"] - hires["start"]).dt.days


def spans(days: pd.Series) -> np.ndarray:
    """Number of the span that each length lies in: up to 0 is 0, beyond 28 is 9."""
    return np.searchsorted(EDGES, days)


def spans_lived(hires: pd.DataFrame, today: pd.Timestamp) -> pd.DataFrame:
    """One row for each span that a hire began: FEATURES, span, and whether it ended.

    A hire that is not over contributes the spans that it has outlasted so far.
    """
    ended_in = spans(days_out(hires.fillna({"back": today})))
    over = hires["back"].notna().to_numpy()
    begun = np.minimum(ended_in + over, len(EDGES))
    rows = np.repeat(np.arange(len(hires)), begun)
    span = np.concatenate([np.arange(count) for count in begun])
    table = hires[FEATURES].iloc[rows]
    return table.assign(span=span, ended=over[rows] & (span == ended_in[rows]))


@dataclass(frozen=True)
class ReturnModel:
    model: HistGradientBoostingClassifier  # chance of ending in a span that is reached
    kept: float  # share of the test hires that were back on the day promised, or before

    def promise(self, hires: pd.DataFrame, today: pd.Timestamp) -> pd.Series:
        """Day by which each tool is back with a probability of at least 90 %.

        `hires` begin today, or began earlier and are still out. The day is the end of
        a span, and missing if it lies beyond the last of them.
        """
        so_far = (today - hires["start"]).dt.days
        return hires["start"] + promised_days(self.model, hires, so_far)


def promised_days(
    model: HistGradientBoostingClassifier, hires: pd.DataFrame, so_far: pd.Series
) -> pd.TimedeltaIndex:
    """Length that a hire does not exceed, given how many days it has lasted."""
    every_span = np.tile(np.arange(len(EDGES)), len(hires))
    table = hires[FEATURES].iloc[np.repeat(np.arange(len(hires)), len(EDGES))]
    chances = model.predict_proba(table.assign(span=every_span))
    ends = chances[:, 1].reshape(len(hires), len(EDGES))
    ends[np.arange(len(EDGES)) < spans(so_far)[:, None]] = 0  # outlasted already
    sure = 1 - np.cumprod(1 - ends, axis=1) >= CERTAINTY
    days = np.where(sure.any(axis=1), EDGES[sure.argmax(axis=1)], np.nan)
    return pd.to_timedelta(days, unit="D")


def train(hires: pd.DataFrame, today: pd.Timestamp) -> ReturnModel:
    """Learn from the hires of a tariff; a quarter of them is held back for testing.

    `hires` has one row per hire, booked ones included: the FEATURES, start, and back
    (missing until the tool is back). Both are dates at midnight. The table is that of
    the morning of `today`.
    """
    begun = hires[hires["start"] < today]
    train_rows, test_rows = train_test_split(begun, test_size=0.25, random_state=0)
    model = HistGradientBoostingClassifier(max_iter=50, random_state=0)
    lived = spans_lived(train_rows, today)
    model.fit(lived[[*FEATURES, "span"]], lived["ended"])

    just_begun = pd.Series(0, index=test_rows.index)
    day = test_rows["start"] + promised_days(model, test_rows, just_begun)
    judged = day < today  # the others are undecided
    kept = test_rows["back"] <= day
    return ReturnModel(model, kept[judged].mean() if judged.any() else float("nan"))
