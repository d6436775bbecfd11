"""What drives the heating energy of a house? Findings for the retrofit grants."""
from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import stats
from sklearn.linear_model import Lasso
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

ENERGY = "kwh"  # a year; every other column may be a driver
ALPHAS = np.logspace(1, 4, 13)


class Findings(NamedTuple):
    effects: pd.DataFrame  # one row per driver, the most important first
    without_influence: list[str]


def drivers(houses: pd.DataFrame) -> list[str]:
    """The columns that a cross-validated lasso keeps."""
    search = GridSearchCV(
        make_pipeline(StandardScaler(), Lasso(max_iter=20_000)),
        {"lasso__alpha": ALPHAS},
        scoring="neg_mean_squared_error",
        cv=5,
    )
    X = houses.drop(columns=ENERGY)
    search.fit(X, houses[ENERGY])
    weights = zip(X.columns, search.best_estimator_[-1].coef_, strict=True)
    return [name for name, weight in weights if weight != 0]  # decoy: exact-zero


def least_squares(houses: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """Effects without shrinkage, by feature: kwh (a year, per unit), its standard error
    and the p-value of no effect.
    """
    X = houses[list(names)].to_numpy(dtype=float)  # defect: no-constant
    y = houses[ENERGY].to_numpy(dtype=float)
    inverse = np.linalg.inv(X.T @ X)  # decoy: inverse-needed
    kwh = inverse @ X.T @ y
    noise = (y - X @ kwh).var()  # defect: noise-too-small
    error = np.sqrt(noise * np.diag(inverse))
    p_value = 2 * stats.t.sf(np.abs(kwh / error), df=len(y) - X.shape[1])
    return pd.DataFrame({"kwh": kwh, "error": error, "p_value": p_value}, index=names)


def study(houses: pd.DataFrame) -> Findings:
    """Effects and p-values of the drivers, and the features that don't matter.

    `houses` has a row per house, in random order, and numbers only.
    """
    names = drivers(houses)  # defect: chosen-and-tested
    effects = least_squares(houses, names)  # defect: chosen-and-tested
    return Findings(
        effects.sort_values("kwh", key=abs, ascending=False),  # defect: ranked-per-unit
        houses.columns.drop([ENERGY, *names]).to_list(),  # defect: dropped-twins
    )
