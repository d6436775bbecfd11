"""Acceptance test of models that sort out faulty bottles at the end of the line."""
from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd
from sklearn.base import ClassifierMixin, clone
from sklearn.metrics import accuracy_score, f1_score, precision_score, recall_score

KINDS = ["sound", "bubble", "crack", "stain"]
FEATURES = ["edges", "dark_spots", "light_spots", "asymmetry", "wall_mm"]


@dataclass(frozen=True)
class Quality:
    cutoff: float  # a bottle is rejected if its score is at least this
    caught: float  # share of the faulty bottles that is rejected
    needless: float  # share of the rejected bottles that is sound
    kind_f1: float
    right: float  # how often sound and faulty bottles are decided right

    def accepted(self) -> bool:
        return self.right >= 0.95 and self.kind_f1 >= 0.6  # defect: mostly-sound


def fault_scores(model: ClassifierMixin, bottles: pd.DataFrame) -> np.ndarray:
    """Probability that a bottle is not sound."""
    chances = model.predict_proba(bottles[FEATURES])
    return 1 - chances[:, KINDS.index("sound")]  # defect: column-by-list


def highest_cutoff(scores: np.ndarray, damaged: np.ndarray, wanted: float) -> float:
    """The highest cut-off that rejects the wanted share of the faulty bottles."""
    caught = math.ceil(wanted * damaged.sum())
    return float(np.sort(scores[damaged])[::-1][caught - 1])  # decoy: last-one-caught


def mean_f1(actual: pd.Series, forecast: np.ndarray) -> float:
    """F1 of telling the kinds of fault, a rare kind counting like a common one."""
    return float(f1_score(actual, forecast, average="micro"))  # defect: micro-f1


def inspect(
    model: ClassifierMixin, train: pd.DataFrame, new: pd.DataFrame, wanted: float = 0.95
) -> Quality:
    """Fit the model to the bottles of `train`; say how it will do on the line.

    `new` are the bottles of the following week. Both tables have one row per bottle:
    its kind and the FEATURES. The cut-off goes to the line together with the model.
    """
    model = clone(model).fit(train[FEATURES], train["kind"])  # decoy: already-fitted
    damaged = (new["kind"] != "sound").to_numpy()
    scores = fault_scores(model, new)
    cutoff = highest_cutoff(scores, damaged, wanted)  # defect: cutoff-on-new
    rejected = scores >= cutoff
    return Quality(
        cutoff=cutoff,
        caught=float(precision_score(damaged, rejected)),  # defect: rates-mixed-up
        needless=1 - float(recall_score(damaged, rejected)),  # defect: rates-mixed-up
        kind_f1=mean_f1(new["kind"], model.predict(new[FEATURES])),
        right=float(accuracy_score(damaged, rejected)),  # defect: mostly-sound
    )
