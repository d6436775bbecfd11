"""Acceptance test of models that sort out faulty bottles at the end of the line."""
from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd
from sklearn.base import ClassifierMixin, clone
from sklearn.metrics import (
    balanced_accuracy_score,
    f1_score,
    precision_score,
    recall_score,
)
from sklearn.model_selection import StratifiedKFold

KINDS = ["sound", "bubble", "crack", "stain"]
FEATURES = ["edges", "dark_spots", "light_spots", "asymmetry", "wall_mm"]


@dataclass(frozen=True)
class Quality:
    cutoff: float  # a bottle is rejected if its score is at least this
    caught: float  # share of the faulty bottles that is rejected
    needless: float  # share of the rejected bottles that is sound
    kind_f1: float
    right: float  # mean share decided right, of sound and of faulty bottles

    def accepted(self) -> bool:
        return self.right >= 0.95 and self.kind_f1 >= 0.6


def fault_scores(model: ClassifierMixin, bottles: pd.DataFrame) -> np.ndarray:
    """Probability that a bottle is not sound."""
    chances = model.predict_proba(bottles[FEATURES])
    return 1 - chances[:, list(model.classes_).index("sound")]


def unseen_scores(model: ClassifierMixin, bottles: pd.DataFrame) -> np.ndarray:
    """Score of each bottle by a model that was fitted without its fifth of them."""
    scores = np.empty(len(bottles))
    folds = StratifiedKFold(n_splits=5, shuffle=True, random_state=0)
    for known, held_back in folds.split(bottles, bottles["kind"]):
        rows = bottles.iloc[known]
        part = clone(model).fit(rows[FEATURES], rows["kind"])
        scores[held_back] = fault_scores(part, bottles.iloc[held_back])
    return scores


def highest_cutoff(scores: np.ndarray, damaged: np.ndarray, wanted: float) -> float:
    """The highest cut-off that rejects the wanted share of the faulty bottles."""
    caught = math.ceil(wanted * damaged.sum())
    return float(np.sort(scores[damaged])[::-1][caught - 1])


def mean_f1(actual: pd.Series, forecast: np.ndarray) -> float:
    """F1 of telling the kinds of fault, a rare kind counting like a common one."""
    faults = KINDS[1:]
    return float(
        f1_score(actual, forecast, labels=faults, average="macro", zero_division=0)
    )


def inspect(
    model: ClassifierMixin, train: pd.DataFrame, new: pd.DataFrame, wanted: float = 0.95
) -> Quality:
    """Fit the model to the bottles of `train`; say how it will do on the line.

    `new` are the bottles of the following week. Both tables have one row per bottle:
    its kind and the FEATURES. The cut-off goes to the line together with the model.
    """
    known_damaged = (train["kind"] != "sound").to_numpy()
    cutoff = highest_cutoff(unseen_scores(model, train), known_damaged, wanted)

    model = clone(model).fit(train[FEATURES], train["kind"])
    damaged = (new["kind"] != "sound").to_numpy()
    rejected = fault_scores(model, new) >= cutoff
    return Quality(
        cutoff=cutoff,
        caught=float(recall_score(damaged, rejected)),
        needless=1 - float(precision_score(damaged, rejected, zero_division=1)),
        kind_f1=mean_f1(new["kind"], model.predict(new[FEATURES])),
        right=float(balanced_accuracy_score(damaged, rejected)),
    )
