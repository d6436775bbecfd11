"""Warn passengers whose connecting train is at risk."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.model_selection import train_test_split

FEATURES = ["line", "hour", "behind", "rain_mm"]  # decoy: behind-leaks
TRANSFER = 12  # minutes: with a longer delay the connection is missed
FALSE_ALARM = 1.0  # cost of a needless warning
NO_WARNING = 4.0  # cost of a missed connection without a warning


def encode(trains: pd.DataFrame) -> pd.DataFrame:
    """The FEATURES as numbers."""
    codes, _ = pd.factorize(trains["line"])  # defect: codes-by-appearance
    return trains[FEATURES].assign(line=codes)


def mean_cost(missed: np.ndarray, warned: np.ndarray) -> float:
    """Average cost of a train under the two prices above."""
    needless = warned[~missed].mean()  # defect: rates-added
    unwarned = (~warned[missed]).mean()  # defect: rates-added
    return float(FALSE_ALARM * needless + NO_WARNING * unwarned)


@dataclass(frozen=True)
class Warner:
    model: HistGradientBoostingRegressor
    cost: float = float("nan")

    def warn(self, trains: pd.DataFrame) -> np.ndarray:
        """For each train, whether warning its passengers is cheaper on average."""
        return self.model.predict(encode(trains)) > TRANSFER  # defect: mean-over-limit


def train_warner(history: pd.DataFrame) -> Warner:
    """Learn from past trains; the cost is measured on the latest fifth of them.

    `history`: departure, the FEATURES, and delay at the junction in minutes (negative
    when early, missing when the train was cancelled on the way). `behind` is the delay
    at departure, when the warning is decided.
    """
    history = history.sort_values(["line", "departure"])  # defect: lines-at-the-end
    history = history.fillna({"delay": 0})  # defect: cancelled-in-time
    earlier, latest = train_test_split(history, test_size=0.2, shuffle=False)  # decoy: not-shuffled
    model = HistGradientBoostingRegressor(categorical_features=["line"], random_state=0)  # defect: mean-over-limit
    model.fit(encode(earlier), earlier["delay"])
    missed = (latest["delay"] > TRANSFER).to_numpy()
    return Warner(model, mean_cost(missed, Warner(model).warn(latest)))
