"""Fit what bars comments from issues that their words are not about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from reviewer.matching.pair_features import PAIR_FEATURES
from reviewer.matching.trained_parts import Boosted
from reviewer.matching.vetoes import CONTENT_FEATURES

from . import boosting
from .attacks import ATTACK_VOICE
from .cases import RUBRIC_VOICE
from .dataset import Example

Array = NDArray[np.float64]

TOPIC_LOSS = 0.01
"""Share of true remarks that the bar may cost, by out-of-fold predictions."""
FOLDS = 5
TOPIC_TREES = 80
_ELSEWHERE = frozenset({"keywords", "order", "other_key", "other_remark", "praise", "vague"})
_MADE = frozenset({RUBRIC_VOICE, ATTACK_VOICE})
_OVERLAP = PAIR_FEATURES.index("overlap")


def fit_topic(examples: Sequence[Example]) -> Boosted:
    """Trees over CONTENT_FEATURES, above 0 where a comment is about an issue."""
    rows: list[Array] = []
    true: list[bool] = []
    groups: list[str] = []
    for example in examples:
        credited = example.targets == 1
        if example.attack in _ELSEWHERE:
            chosen = example.features[:, _OVERLAP] > 0
        elif example.case.corpus in _MADE:
            continue
        else:
            chosen = credited
        for row in example.features[chosen][:, CONTENT_FEATURES]:
            rows.append(row)
            true.append(not example.attack)
            groups.append(example.case.snippet.id)
    x, y = np.array(rows), np.array(true, float)
    weight = np.where(y > 0, 0.5 / max(y.mean(), 1e-9), 0.5 / max(1 - y.mean(), 1e-9))
    odds = np.zeros(len(y))
    for train, test in _folds(groups):
        odds[test] = boosting.fit(x[train], y[train], weight[train], trees=TOPIC_TREES)(x[test])
    floor = float(np.quantile(odds[y > 0], TOPIC_LOSS)) if y.any() else 0.0
    found = boosting.fit(x, y, weight, trees=TOPIC_TREES)
    return Boosted(found.features, found.limits, found.leaves, found.base - floor)


def _folds(groups: Sequence[str]) -> Iterable[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Rows to train on and to test on; a group stays together."""
    order = {name: place % FOLDS for place, name in enumerate(sorted(set(groups)))}
    fold = np.array([order[name] for name in groups])
    for number in range(FOLDS):
        if (fold == number).any():
            yield np.flatnonzero(fold != number), np.flatnonzero(fold == number)
