"""Boosted trees by scikit-learn, in the form that the engine runs; deterministic."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from reviewer.matching.trained_parts import Boosted

Array = NDArray[np.float64]

DEPTH = 3
NEVER = 1e30
"""The limit of a node that has no split: no feature is above it."""


def fit(
    x: Array, y: Array, weight: Array, *, trees: int = 150, rate: float = 0.06, penalty: float = 5.0
) -> Boosted:
    """Log odds of P(y) by trees of depth DEPTH over features `x`, (rows, features).

    `y` is within 0..1: a row that is partly true counts as true and as false by its shares.
    """
    from sklearn.ensemble import HistGradientBoostingClassifier  # type: ignore[import-untyped]

    part = (y > 0) & (y < 1)
    model = HistGradientBoostingClassifier(
        max_iter=trees,
        learning_rate=rate,
        max_depth=DEPTH,
        max_leaf_nodes=2**DEPTH,
        l2_regularization=penalty,
        min_samples_leaf=40,
        early_stopping=False,
        random_state=0,
    )
    model.fit(
        np.concatenate([x, x[part]]),
        np.concatenate([y > 0, np.zeros(int(part.sum()), bool)]),
        np.concatenate([weight * np.where(part, y, 1.0), (weight * (1 - y))[part]]),
    )
    shapes = [_full(found[0].nodes) for found in model._predictors]
    features, limits, leaves = zip(*shapes, strict=True)
    base = float(np.ravel(model._baseline_prediction)[0])
    return Boosted(np.stack(features), np.stack(limits), np.stack(leaves), base)


def _full(nodes: Any) -> tuple[NDArray[np.int64], Array, Array]:
    """A tree as a full one: features and limits of its inner nodes, values of its leaves."""
    features = np.zeros(2**DEPTH - 1, np.int64)
    limits, leaves = np.full(2**DEPTH - 1, NEVER), np.zeros(2**DEPTH)

    def place(number: int, at: int) -> None:
        node = nodes[number]
        if node["is_leaf"]:
            first, last = at, at
            while first < len(features):
                first, last = 2 * first + 1, 2 * last + 2
            leaves[first - len(features) : last - len(features) + 1] = node["value"]
            return
        features[at], limits[at] = node["feature_idx"], node["num_threshold"]
        place(node["left"], 2 * at + 1)
        place(node["right"], 2 * at + 2)

    place(0, 0)
    return features, limits, leaves
