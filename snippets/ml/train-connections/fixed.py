"""Warn passengers whose connecting train is at risk."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import OneHotEncoder

FEATURES = ["line", "hour", "behind", "rain_mm"]
TRANSFER = 12  # minutes: with a longer delay the connection is missed
FALSE_ALARM = 1.0  # cost of a needless warning
NO_WARNING = 4.0  # cost of a missed connection without a warning


def new_model() -> Pipeline:
    """One column per line (none for an unknown line), and the numbers as they are."""
    encode = make_column_transformer(
        (OneHotEncoder(handle_unknown="ignore", sparse_output=False), ["line"]),
        remainder="passthrough",
    )
    return make_pipeline(encode, HistGradientBoostingClassifier(random_state=0))


def mean_cost(missed: np.ndarray, warned: np.ndarray) -> float:
    """Average cost of a train under the two prices above."""
    needless = warned & ~missed
    unwarned = missed & ~warned
    return float(np.mean(FALSE_ALARM * needless + NO_WARNING * unwarned))


@dataclass(frozen=True)
class Warner:
    model: Pipeline
    cost: float = float("nan")

    def warn(self, trains: pd.DataFrame) -> np.ndarray:
        """For each train, whether warning its passengers is cheaper on average."""
        column = list(self.model.classes_).index(True)
        risk = self.model.predict_proba(trains[FEATURES])[:, column]
        return NO_WARNING * risk > FALSE_ALARM * (1 - risk)


def train_warner(history: pd.DataFrame) -> Warner:
    """Learn from past trains; the cost is measured on the latest fifth of them.

    `history`: departure, the FEATURES, and delay at the junction in minutes (negative
    when early, missing when the train was cancelled on the way). `behind` is the delay
    at departure, when the warning is decided.
    """
    history = history.sort_values("departure")
    missed = history["delay"].isna() | (history["delay"] > TRANSFER)
    earlier, latest, missed_earlier, missed_latest = train_test_split(
        history[FEATURES], missed, test_size=0.2, shuffle=False
    )
    model = new_model().fit(earlier, missed_earlier)
    warned = Warner(model).warn(latest)
    return Warner(model, mean_cost(missed_latest.to_numpy(), warned))
