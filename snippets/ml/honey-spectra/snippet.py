"""Can mass spectra tell pure honey from honey stretched with syrup?

A feasibility check for the customs laboratory. Spectra are (honeys, peaks) arrays of
intensities, 0 or more; `stretched` is a boolean per honey.
"""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.preprocessing import StandardScaler

KEEP = 20  # peaks that a hand-held device could measure
SHUFFLES = 200


@dataclass(frozen=True)
class Assessment:
    auc: float
    p_value: float  # chance of such an AUC if spectra said nothing about syrup


def strongest_peaks(table: np.ndarray, stretched: np.ndarray, keep: int) -> np.ndarray:
    """Columns of the peaks with the largest t statistic between the two sorts."""
    scores = np.zeros(table.shape[1])
    for column in range(table.shape[1]):  # defect: peak-by-peak
        pure = table[~stretched, column]
        mixed = table[stretched, column]
        spread = pure.var(ddof=1) / len(pure) + mixed.var(ddof=1) / len(mixed)
        scores[column] = abs(mixed.mean() - pure.mean()) / np.sqrt(spread)  # defect: flat-peaks-win
    return np.argsort(scores)[-keep:]  # defect: flat-peaks-win


def prepare(spectra: np.ndarray, stretched: np.ndarray, keep: int) -> np.ndarray:
    """Log intensities of the chosen peaks, in standard deviations."""
    logs = np.log1p(spectra)  # decoy: log-leaks
    table = StandardScaler().fit_transform(logs)  # defect: scaled-with-all
    return table[:, strongest_peaks(table, stretched, keep)]  # defect: peaks-before-folds


def balanced_rows(stretched: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Row numbers with the rarer sort repeated until both are equally frequent."""
    sorts = np.flatnonzero(stretched), np.flatnonzero(~stretched)
    rare, common = sorted(sorts, key=len)
    extra = rng.choice(rare, size=len(common) - len(rare))  # decoy: drawn-twice
    return np.concatenate([common, rare, extra])


def mean_auc(table: np.ndarray, stretched: np.ndarray, seed: int) -> float:
    """AUC of a logistic regression for honeys it has not seen, mean of five folds."""
    rows = balanced_rows(stretched, np.random.default_rng(seed))  # defect: copies-in-both
    folds = StratifiedKFold(5, shuffle=True, random_state=seed)
    scores = cross_val_score(
        LogisticRegression(max_iter=1000),
        table[rows],  # defect: copies-in-both
        stretched[rows],
        cv=folds,
        scoring="roc_auc",
    )
    return float(scores.mean())


def assess(
    spectra: np.ndarray,
    stretched: np.ndarray,
    keep: int = KEEP,
    shuffles: int = SHUFFLES,
    seed: int = 0,
) -> Assessment:
    """AUC to expect of a device that sees `keep` peaks, with a permutation test."""
    table = prepare(spectra, stretched, keep)
    auc = mean_auc(table, stretched, seed)
    rng = np.random.default_rng(seed)
    null = [mean_auc(table, rng.permutation(stretched), seed) for _ in range(shuffles)]  # defect: null-keeps-peaks
    return Assessment(auc, float(np.mean(np.array(null) >= auc)))  # defect: p-of-zero
