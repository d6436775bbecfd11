"""Choose the thresholds of a model on reviews that it has not seen.

The models judge once for every candidate, and what is counted adds up over folds. Candidates
move two thresholds at a time away from the usual ones; all others stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import numpy as np
from numpy.typing import NDArray

from reviewer.agreement.tally import Tally, total
from reviewer.library import Weights
from reviewer.matching.trained_parts import Thresholds

from .held_out import Judge

Array = NDArray[np.float64]

_FULL = (0.18, 0.24, 0.3, 0.36, 0.42, 0.5)
_BELOW_FULL = (0.0, 0.06)
_ASSERTED = (0.3, 0.4, 0.5)
_POINT = (0.35, 0.42, 0.5, 0.58)
POINTS_OF_KAPPA = 50.0
"""Points of the score's error that weigh as much as 1 of kappa."""

CREDIT: tuple[dict[str, float], ...] = tuple(
    {"full": full, "partial": round(full - below, 2)} for full, below in product(_FULL, _BELOW_FULL)
)
ASSERTION: tuple[dict[str, float], ...] = tuple(
    {"wrong": wrong, "vague": vague} for wrong, vague in product(_ASSERTED, _ASSERTED)
)
POINT: tuple[dict[str, float], ...] = tuple({"point": point} for point in _POINT)
CANDIDATES = (*CREDIT, *ASSERTION, *POINT)


def swept(judge: Judge, usual: Thresholds) -> Array:
    """Tallies of the judge's cases for every candidate: (CANDIDATES, WIDTH)."""
    weights = Weights()
    return np.stack([total(judge.reports(replace(usual, **c)), weights).sums for c in CANDIDATES])


def choose(sweeps: Sequence[Array], usual: Thresholds) -> Thresholds:
    """The candidates with the least loss over the sweeps together; `usual` without any.

    The loss of credit and assertions is what pair and issue kappa lack, and the score's error;
    that of key points is the explanation's error. On a tie the first candidate wins.
    """
    if not len(sweeps):
        return usual
    tally = Tally(np.sum(sweeps, axis=0))
    loss = 2 - tally.pair_kappa - tally.issue_kappa + tally.error / POINTS_OF_KAPPA
    credit, assertion, point = np.split(loss, [len(CREDIT), len(CREDIT) + len(ASSERTION)])
    chosen = CREDIT[int(credit.argmin())] | ASSERTION[int(assertion.argmin())]
    explained = tally.explanation_error[-len(point) :]
    if not np.isnan(explained).any():
        chosen |= POINT[int(explained.argmin())]
    return replace(usual, **chosen)
