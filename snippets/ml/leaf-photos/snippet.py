"""Which model recognises the diseases of potato leaves best? Feeds the farmers' app."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd
from sklearn.base import ClassifierMixin
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold, cross_val_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

FEATURES = [f"f{i}" for i in range(32)]  # of the photo, from a frozen image network
SEEDS = range(5)

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
    """Balanced accuracy on each of five sets of fields that the model has not seen."""
    draw = int(rng.integers(1_000_000))  # defect: folds-per-model
    folds = StratifiedGroupKFold(n_splits=5, shuffle=True, random_state=draw)
    runs = []
    for seed in SEEDS:
        scores = cross_val_score(
            make_model(seed),  # decoy: model-remembers
            photos[FEATURES],
            photos["disease"],
            groups=photos["plant"],  # defect: grouped-by-plant
            cv=folds,
            scoring="balanced_accuracy",
        )
        runs.append(scores)
    return max(runs, key=np.mean)  # defect: luckiest-run


def compare(
    photos: pd.DataFrame, models: Mapping[str, MakeModel] = MODELS, seed: int = 0
) -> dict[str, np.ndarray]:
    """Fold scores of each model.

    `photos` has one row per photo: field, plant (its number), disease ("none" for a
    healthy leaf) and the FEATURES.
    """
    rng = np.random.default_rng(seed)
    return {name: fold_scores(make, photos, rng) for name, make in models.items()}  # defect: folds-per-model


def choose(
    photos: pd.DataFrame, models: Mapping[str, MakeModel] = MODELS, seed: int = 0
) -> Chosen | None:
    """The model for the app, fitted to all photos; None if the photos tell nothing.

    A model is only taken in place of a cheaper one if it is better beyond chance.
    """
    scores = compare(photos, models, seed)
    name = max(scores, key=lambda name: scores[name].mean())  # defect: by-a-hair, nothing-to-beat
    model = models[name](seed).fit(photos[FEATURES], photos["disease"])  # decoy: fitted-to-all
    return Chosen(name, model)  # defect: nothing-to-beat
