"""Tomorrow's inflow to a reservoir: boosted trees, and the error to expect of them."""
from __future__ import annotations

import math
from typing import NamedTuple, Self

import numpy as np
import pandas as pd
from sklearn.tree import DecisionTreeRegressor


def rmse(actual: np.ndarray, forecast: np.ndarray) -> float:
    return float(np.sqrt(np.mean((np.asarray(actual) - forecast) ** 2)))


class BoostedTrees:
    """Each tree learns what the trees before it have left over.

    Stops when the validation error hasn't fallen for `patience` rounds, and keeps the
    trees up to the best round.
    """

    def __init__(
        self,
        rate: float = 0.1,
        max_rounds: int = 500,
        patience: int = 25,
        max_depth: int = 3,
    ) -> None:
        self.rate = rate
        self.max_rounds = max_rounds
        self.patience = patience
        self.max_depth = max_depth

    def fit(
        self, X: pd.DataFrame, y: pd.Series, X_val: pd.DataFrame, y_val: pd.Series
    ) -> Self:
        self.base_ = float(y.mean())
        self.trees_: list[DecisionTreeRegressor] = []
        left = y.to_numpy() - self.base_
        forecast = np.full(len(X_val), self.base_)
        best, best_round = math.inf, 0
        for done in range(1, self.max_rounds + 1):
            tree = DecisionTreeRegressor(max_depth=self.max_depth, random_state=0)
            tree.fit(X, left)
            left -= self.rate * tree.predict(X)
            self.trees_.append(tree)
            forecast += self.rate * tree.predict(X_val)
            error = rmse(y_val, forecast)
            if error < best:
                best, best_round = error, done
            elif done - best_round == self.patience:
                break
        del self.trees_[best_round:]
        return self

    def predict(self, X: pd.DataFrame) -> np.ndarray:
        total = np.full(len(X), self.base_)
        for tree in self.trees_:
            total += self.rate * tree.predict(X)
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
    """Fit the model on past days and measure its forecasts.

    The oldest 60 % of the days are learned from, the next 20 % decide when to stop,
    and the last 20 % measure the error.
    """
    X = features(days)
    y = days.loc[X.index, "inflow"]
    stop, test = int(0.6 * len(X)), int(0.8 * len(X))
    model = BoostedTrees().fit(
        X.iloc[:stop], y.iloc[:stop], X.iloc[stop:test], y.iloc[stop:test]
    )
    return Trained(model, rmse(y.iloc[test:], model.predict(X.iloc[test:])))
