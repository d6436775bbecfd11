"""What drives the heating energy of a house? Findings for the retrofit grants."""
from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import stats
from sklearn.linear_model import Lasso
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

ENERGY = "kwh"  # a year; every other column may be a driver
ALPHAS = np.logspace(1, 4, 13)
TWINS = 0.7  # correlation from which one feature can stand for another


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
    return [name for name, weight in weights if weight != 0]


def least_squares(houses: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """Effects without shrinkage, by feature: kwh (a year, per unit), its standard error
    and the p-value of no effect.
    """
    features = houses[list(names)].to_numpy(dtype=float)
    X = np.column_stack([features, np.ones(len(features))])
    y = houses[ENERGY].to_numpy(dtype=float)
    inverse = np.linalg.inv(X.T @ X)
    kwh = inverse @ X.T @ y
    freedom = len(y) - X.shape[1]
    noise = np.sum((y - X @ kwh) ** 2) / freedom
    error = np.sqrt(noise * np.diag(inverse))
    p_value = 2 * stats.t.sf(np.abs(kwh / error), df=freedom)
    table = {"kwh": kwh[:-1], "error": error[:-1], "p_value": p_value[:-1]}
    return pd.DataFrame(table, index=names)


def study(houses: pd.DataFrame) -> Findings:
    """Effects and p-values of the drivers, and the features that don't matter.

    `houses` has a row per house, in random order, and numbers only.
    One half of the houses chooses the drivers, the other half measures their effects.
    The rank goes by the effect of one standard deviation. A feature that was dropped
    beside a twin is neither a driver nor without influence.
    """
    choosing, measuring = train_test_split(houses, test_size=0.5, random_state=0)
    names = drivers(choosing)
    effects = least_squares(measuring, names)
    strength = (effects["kwh"] * houses[names].std()).abs()
    order = strength.sort_values(ascending=False).index
    dropped = houses.columns.drop([ENERGY, *names])
    twins = houses.corr().loc[dropped, names].abs().gt(TWINS).any(axis=1)
    return Findings(effects.loc[order], [name for name in dropped if not twins[name]])
