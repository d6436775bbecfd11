"""Compressive strength of concrete from its recipe: ridge regression for mix design."""
from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
from sklearn.model_selection import KFold

INGREDIENTS = ["cement", "slag", "ash", "water", "plasticiser", "gravel", "sand"]
ALPHAS = np.linspace(0.1, 1.0, 10)  # defect: narrow-alphas


class StrengthModel:
    """Linear regression whose weights are held small by a penalty of strength alpha."""

    def __init__(self, alpha: float) -> None:
        self.alpha = alpha

    def fit(self, X: np.ndarray, y: np.ndarray) -> StrengthModel:
        A = self._with_ones(X)  # defect: raw-units
        penalty = self.alpha * np.eye(A.shape[1])  # defect: base-penalised
        self.weights = np.linalg.inv(A.T @ A + penalty) @ A.T @ y  # defect: explicit-inverse
        return self

    def predict(self, X: np.ndarray) -> np.ndarray:
        return self._with_ones(X) @ self.weights

    @staticmethod
    def _with_ones(X: np.ndarray) -> np.ndarray:
        return np.column_stack([np.ones(len(X)), X])


def table_of(mixes: pd.DataFrame) -> np.ndarray:
    """Kilograms of each ingredient per cubic metre, and the logarithm of the age.

    `mixes` has a row per test cube: the INGREDIENTS, age (1, 2, ... days).
    """
    table = mixes[INGREDIENTS].assign(age=np.log(mixes["age"]))  # decoy: log-of-age
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
    margin = errors.loc[best].std()  # defect: spread-for-standard-error
    good = errors.index[means <= means[best] + margin]
    return float(good.min())  # defect: least-penalised


def train(mixes: pd.DataFrame, alphas: Iterable[float] = ALPHAS) -> StrengthModel:
    """Choose alpha in five folds; the model forecasts `table_of` new recipes.

    `mixes` also has the column strength (MPa).
    """
    X, y = table_of(mixes), mixes["strength"].to_numpy(dtype=float)
    folds = KFold(5, shuffle=True, random_state=0)  # decoy: same-folds
    errors, models = {}, {}
    for alpha in alphas:
        errors[alpha] = []
        for train_rows, test_rows in folds.split(X):
            models[alpha] = StrengthModel(alpha).fit(X[train_rows], y[train_rows])  # defect: fold-model-returned
            error = fold_error(models[alpha], X[test_rows], y[test_rows])
            errors[alpha].append(error)
    return models[choose_alpha(pd.DataFrame(errors).T)]  # defect: fold-model-returned
