"""Which model recognises the diseases of potato leaves best? Feeds the farmers' app."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd
from sklearn.base import ClassifierMixin
from sklearn.dummy import DummyClassifier
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold, cross_val_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

FEATURES = [f"f{i}" for i in range(32)]  # of the photo, from a frozen image network
SEEDS = range(5)
T_LIMIT = 2.13  # 95 % quantile of Student's t with 4 degrees of freedom

MakeModel = Callable[[int], ClassifierMixin]
MODELS: dict[str, MakeModel] = {  # the cheaper on a phone come first
    "linear": lambda seed: make_pipeline(StandardScaler(), LogisticRegression()),
    "forest": lambda seed: RandomForestClassifier(100, random_state=seed),
    "neighbours": lambda seed: make_pipeline(StandardScaler(), KNeighborsClassifier()),
}


class Chosen(NamedTuple):
    name: str
    model: ClassifierMixin


def fold_scores(
    make_model: MakeModel, photos: pd.DataFrame, rng: np.random.Generator
) -> np.ndarray:
    """Balanced accuracy on each of five sets of fields that the model has not seen.

    The mean over SEEDS. The sets depend on the state of `rng` alone.
    """
    draw = int(rng.integers(1_000_000))
    folds = StratifiedGroupKFold(n_splits=5, shuffle=True, random_state=draw)
    runs = []
    for seed in SEEDS:
        scores = cross_val_score(
            make_model(seed),
            photos[FEATURES],
            photos["disease"],
            groups=photos["field"],
            cv=folds,
            scoring="balanced_accuracy",
        )
        runs.append(scores)
    return np.mean(runs, axis=0)


def compare(
    photos: pd.DataFrame, models: Mapping[str, MakeModel] = MODELS, seed: int = 0
) -> dict[str, np.ndarray]:
    """Fold scores of each model.

    `photos` has one row per photo: field, plant (its number), disease ("none" for a
    healthy leaf) and the FEATURES.
    """
    return {
        name: fold_scores(make, photos, np.random.default_rng(seed))
        for name, make in models.items()
    }


def clearly_better(new: np.ndarray, old: np.ndarray) -> bool:
    """One-sided t-test at 5 % of scores on the same five folds.

    The folds share training photos; the variance is corrected for that as proposed by
    Nadeau and Bengio (2003).
    """
    gain = new - old
    k = len(gain)
    error = gain.std(ddof=1) * np.sqrt(1 / k + 1 / (k - 1))
    return bool(gain.mean() > T_LIMIT * error)


def choose(
    photos: pd.DataFrame, models: Mapping[str, MakeModel] = MODELS, seed: int = 0
) -> Chosen | None:
    """The model for the app, fitted to all photos; None if the photos tell nothing.

    A model is only taken in place of a cheaper one if it is better beyond chance.
    """
    constant = {"constant": lambda seed: DummyClassifier()}
    best = compare(photos, constant, seed)["constant"]
    name = None
    for rival, scores in compare(photos, models, seed).items():
        if clearly_better(scores, best):
            name, best = rival, scores
    if name is None:
        return None
    return Chosen(name, models[name](seed).fit(photos[FEATURES], photos["disease"]))
