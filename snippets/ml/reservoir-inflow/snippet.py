"""Tomorrow's inflow to a reservoir: boosted trees, and the error to expect of them."""
from __future__ import annotations

import math
from typing import NamedTuple, Self

import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeRegressor


def rmse(actual: np.ndarray, forecast: np.ndarray) -> float:
    return float(np.sqrt(np.mean((np.asarray(actual) - forecast) ** 2)))


class BoostedTrees:
    """Each tree learns what the trees before it have left over.

    Stops when the validation error hasn't fallen for `patience` rounds.
    """

    def __init__(
        self, rate: float = 0.1, max_rounds: int = 500, patience: int = 25
    ) -> None:
        self.rate = rate
        self.max_rounds = max_rounds
        self.patience = patience

    def fit(
        self, X: pd.DataFrame, y: pd.Series, X_val: pd.DataFrame, y_val: pd.Series
    ) -> Self:
        self.base_ = float(y.mean())
        self.trees_: list[DecisionTreeRegressor] = []
        left = y.to_numpy() - self.base_
        best, waited = math.inf, 0
        for _ in range(self.max_rounds):
            tree = DecisionTreeRegressor(random_state=0)  # defect: trees-until-pure
            tree.fit(X, left)
            left -= self.rate * tree.predict(X)  # decoy: y-changed
            self.trees_.append(tree)
            error = rmse(y_val, self.predict(X_val))  # defect: all-trees-again
            if error < best:
                best, waited = error, 0
            else:
                waited += 1
            if waited == self.patience:
                break  # defect: late-rounds-kept
        return self

    def predict(self, X: pd.DataFrame) -> np.ndarray:
        total = np.full(len(X), self.base_)
        for tree in self.trees_:
            total += self.rate * tree.predict(X)  # decoy: rate-twice
        return total


class Trained(NamedTuple):
    model: BoostedTrees
    error: float  # m3/s, of forecasts for days to come


def features(days: pd.DataFrame) -> pd.DataFrame:
    """What is known of each day on the evening before.

    `days` has a row for every calendar day, oldest first: inflow (m3/s), rain (mm),
    melt (mm of snow water); its index is the date.
    """
    past = days.shift(1)
    return pd.DataFrame(
        {
            "inflow": past["inflow"],
            "inflow_change": past["inflow"].diff(),
            "rain": past["rain"],
            "rain_week": past["rain"].rolling(7).sum(),
            "melt": past["melt"],
            "melt_week": past["melt"].rolling(7).sum(),
            "month": days.index.month,
        }
    ).dropna()


def train(days: pd.DataFrame) -> Trained:
    """Fit the model on past days and measure its forecasts."""
    X = features(days)
    y = days.loc[X.index, "inflow"]
    X_fit, X_test, y_fit, y_test = train_test_split(  # defect: days-shuffled
        X, y, test_size=0.2, random_state=0
    )
    model = BoostedTrees().fit(X_fit, y_fit, X_test, y_test)  # defect: stopped-on-test
    return Trained(model, rmse(y_test, model.predict(X_test)))
