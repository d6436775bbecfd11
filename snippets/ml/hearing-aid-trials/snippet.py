"""Will a customer keep the hearing aid after the trial? Model and its estimate."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import GridSearchCV, StratifiedGroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

# all asked or measured before a trial begins
FEATURES = ["age", "loss_db", "speech_score", "hours_per_day", "price"]
PENALTIES = np.logspace(-3, 2, 6)
INNER_FOLDS, OUTER_FOLDS = 4, 5


@dataclass(frozen=True)
class Estimate:
    """Mean log loss for customers that the model has not met; lower is better."""

    loss: float
    base: float  # of forecasting nothing but the usual share of kept devices
    gains: tuple[float, ...]  # base less loss in each fold


def new_search(seed: int) -> GridSearchCV:
    """All that is learned from trials: medians, scales, weights, and the penalty."""
    recipe = make_pipeline(
        SimpleImputer(strategy="median"),  # decoy: medians-of-all
        StandardScaler(),
        LogisticRegression(max_iter=1_000),  # decoy: no-class-weight
    )
    return GridSearchCV(
        recipe,
        {"logisticregression__C": PENALTIES},
        scoring="neg_log_loss",
        cv=StratifiedGroupKFold(INNER_FOLDS, shuffle=True, random_state=seed),
    )


def fit(trials: pd.DataFrame, seed: int = 0) -> GridSearchCV:
    """The model: predict_proba gives the chances that a device is returned and kept.

    `trials` has one row per device and trial: customer (a number), the FEATURES, with
    gaps in speech_score, and kept (a bool). Many customers have tried several devices.
    """
    search = new_search(seed)
    return search.fit(trials[FEATURES], trials["kept"], groups=trials["customer"])


def evaluate(trials: pd.DataFrame, seed: int = 0) -> Estimate:
    """How well `fit` does for new customers, by cross-validation."""
    kept = trials["kept"].to_numpy()
    chances = np.empty(len(trials))
    shares = np.empty(len(trials))
    gains = []
    outer = StratifiedGroupKFold(OUTER_FOLDS, shuffle=True, random_state=seed)
    for known, new in outer.split(trials, kept, groups=trials["customer"]):
        model = fit(trials.iloc[known], seed)  # decoy: search-in-the-loop
        chances[new] = model.predict_proba(trials.iloc[new][FEATURES])[:, 1]  # decoy: second-column
        shares[new] = kept[known].mean()
        base = log_loss(kept[new], shares[new])
        gains.append(base - log_loss(kept[new], chances[new]))
    return Estimate(log_loss(kept, chances), log_loss(kept, shares), tuple(gains))


def release(trials: pd.DataFrame, seed: int = 0) -> tuple[GridSearchCV, Estimate]:
    """The model for the shops, and what to expect of it there."""
    return fit(trials, seed), evaluate(trials, seed)  # decoy: fitted-to-all
