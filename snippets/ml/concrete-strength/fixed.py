"""Compressive strength of concrete from its recipe: ridge regression for mix design."""
from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
from sklearn.model_selection import KFold

INGREDIENTS = ["cement", "slag", "ash", "water", "plasticiser", "gravel", "sand"]
ALPHAS = np.logspace(-2, 5, 15)


class StrengthModel:
    """Linear regression whose weights are held small by a penalty of strength alpha.

    The penalty is on the weights of the standardised columns, not on the base value.
    """

    def __init__(self, alpha: float) -> None:
        self.alpha = alpha

    def fit(self, X: np.ndarray, y: np.ndarray) -> StrengthModel:
        self.centre = X.mean(axis=0)
        spread = X.std(axis=0)
        self.scale = np.where(spread > 0, spread, 1.0)
        self.base = float(y.mean())
        Z = self._standardised(X)
        penalty = self.alpha * np.eye(Z.shape[1])
        self.weights = np.linalg.solve(Z.T @ Z + penalty, Z.T @ (y - self.base))
        return self

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self.base + self._standardised(X) @ self.weights

    def _standardised(self, X: np.ndarray) -> np.ndarray:
        return (X - self.centre) / self.scale


def table_of(mixes: pd.DataFrame) -> np.ndarray:
    """Kilograms of each ingredient per cubic metre, and the logarithm of the age.

    `mixes` has a row per test cube: the INGREDIENTS, age (1, 2, ... days).
    """
    table = mixes[INGREDIENTS].assign(age=np.log(mixes["age"]))
    return table.to_numpy(dtype=float)


def fold_error(model: StrengthModel, X: np.ndarray, y: np.ndarray) -> float:
    """Root mean squared error, in MPa."""
    return float(np.sqrt(np.mean((model.predict(X) - y) ** 2)))


def choose_alpha(errors: pd.DataFrame) -> float:
    """Alpha of the simplest model within one standard error of the best.

    `errors` has a row per alpha (its index) and a column per fold.
    """
    means = errors.mean(axis=1)
    best = means.idxmin()
    margin = errors.loc[best].sem()
    good = errors.index[means <= means[best] + margin]
    return float(good.max())


def train(mixes: pd.DataFrame, alphas: Iterable[float] = ALPHAS) -> StrengthModel:
    """Choose alpha in five folds; the model forecasts `table_of` new recipes.

    `mixes` also has the column strength (MPa). The model is fitted to all of them.
    """
    X, y = table_of(mixes), mixes["strength"].to_numpy(dtype=float)
    folds = KFold(5, shuffle=True, random_state=0)
    errors = {
        alpha: [
            fold_error(StrengthModel(alpha).fit(X[rows], y[rows]), X[others], y[others])
            for rows, others in folds.split(X)
        ]
        for alpha in alphas
    }
    return StrengthModel(choose_alpha(pd.DataFrame(errors).T)).fit(X, y)
