"""Can mass spectra tell pure honey from honey stretched with syrup?

A feasibility check for the customs laboratory. Spectra are (honeys, peaks) arrays of
intensities, 0 or more; `stretched` is a boolean per honey.
"""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import StandardScaler

KEEP = 20  # peaks that a hand-held device could measure
SHUFFLES = 200


@dataclass(frozen=True)
class Assessment:
    auc: float
    p_value: float  # chance of such an AUC if spectra said nothing about syrup


def strongest_peaks(table: np.ndarray, stretched: np.ndarray, keep: int) -> np.ndarray:
    """Columns of the peaks with the largest t statistic between the two sorts.

    A peak without any spread has no t statistic and comes last.
    """
    pure, mixed = table[~stretched], table[stretched]
    gap = np.abs(mixed.mean(axis=0) - pure.mean(axis=0))
    spread = sum(part.var(axis=0, ddof=1) / len(part) for part in (pure, mixed))
    scores = np.full(table.shape[1], -1.0)
    np.divide(gap, np.sqrt(spread), out=scores, where=spread > 0)
    return np.argsort(scores)[-keep:]


def balanced_rows(stretched: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Row numbers with the rarer sort repeated until both are equally frequent."""
    sorts = np.flatnonzero(stretched), np.flatnonzero(~stretched)
    rare, common = sorted(sorts, key=len)
    extra = rng.choice(rare, size=len(common) - len(rare))
    return np.concatenate([common, rare, extra])


def mean_auc(logs: np.ndarray, stretched: np.ndarray, keep: int, seed: int) -> float:
    """AUC of a logistic regression for honeys it has not seen, mean of five folds.

    Each fold scales, chooses its peaks and repeats rows with its train part alone.
    """
    rng = np.random.default_rng(seed)
    scores = []
    folds = StratifiedKFold(5, shuffle=True, random_state=seed)
    for train, test in folds.split(logs, stretched):
        scaler = StandardScaler().fit(logs[train])
        table, labels = scaler.transform(logs[train]), stretched[train]
        peaks = strongest_peaks(table, labels, keep)
        rows = balanced_rows(labels, rng)
        model = LogisticRegression(max_iter=1000)
        model.fit(table[rows][:, peaks], labels[rows])
        unseen = scaler.transform(logs[test])[:, peaks]
        scores.append(roc_auc_score(stretched[test], model.decision_function(unseen)))
    return float(np.mean(scores))


def assess(
    spectra: np.ndarray,
    stretched: np.ndarray,
    keep: int = KEEP,
    shuffles: int = SHUFFLES,
    seed: int = 0,
) -> Assessment:
    """AUC to expect of a device that sees `keep` peaks, with a permutation test.

    The whole procedure, choice of peaks included, is repeated for each shuffle.
    """
    logs = np.log1p(spectra)
    auc = mean_auc(logs, stretched, keep, seed)
    rng = np.random.default_rng(seed)
    null = [
        mean_auc(logs, rng.permutation(stretched), keep, seed) for _ in range(shuffles)
    ]
    reached = sum(value >= auc for value in null)
    return Assessment(auc, (reached + 1) / (shuffles + 1))
