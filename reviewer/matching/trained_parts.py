"""The forms that trained models have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

# What a comment asserts: something of the key, something false, nothing, or something else true.
ASSERTIONS = ("issue", "wrong", "vague", "other")


def probability(odds: Array) -> Array:
    """Of log odds."""
    found: Array = np.reciprocal(1 + np.exp(-np.minimum(np.maximum(odds, -35), 35)))
    return found


@dataclass(frozen=True)
class Linear:
    """A logistic model over standardised features. `weights` is (features, outputs)."""

    mean: Array
    spread: Array
    weights: Array
    bias: Array

    def __call__(self, features: Array) -> Array:
        """Probabilities, shape (..., outputs)."""
        return probability(self.odds(features))

    def odds(self, features: Array) -> Array:
        """Log odds, shape (..., outputs)."""
        odds: Array = ((features - self.mean) / self.spread) @ self.weights + self.bias
        return odds

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Linear:
        """From the lists of a JSON object."""
        return cls(*(np.array(data[key], float) for key in _KEYS))

    def to_data(self, digits: int = 4) -> dict[str, Any]:
        """As lists for JSON, rounded to `digits` significant digits."""
        return {key: _rounded(getattr(self, key), digits) for key in _KEYS}


@dataclass(frozen=True)
class Boosted:
    """Boosted trees of equal depth d, each full: `features` and `limits` are (trees, 2**d - 1), a
    node's children behind it as in a heap, `leaves` (trees, 2**d) log odds to add to `base`."""

    features: NDArray[np.int64]
    limits: Array
    leaves: Array
    base: float

    def __call__(self, features: Array) -> Array:
        """Log odds of rows of features: (..., features) -> (...)."""
        rows = np.ascontiguousarray(features).reshape(-1, features.shape[-1])
        trees, nodes = self.features.shape
        first_node, first_leaf = np.arange(trees) * nodes, np.arange(trees) * (nodes + 1)
        first_value = np.arange(len(rows))[:, None] * rows.shape[1]
        place = np.zeros((len(rows), trees), np.int64)
        while place.size and place[0, 0] < nodes:
            at = place + first_node
            above = rows.take(self.features.take(at) + first_value) > self.limits.take(at)
            place = 2 * place + 1 + above
        odds: Array = self.leaves.take(place - nodes + first_leaf).sum(axis=1) + self.base
        return odds.reshape(features.shape[:-1])

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Boosted:
        """From the lists of a JSON object."""
        return cls(
            np.array(data["features"], np.int64),
            np.array(data["limits"], float),
            np.array(data["leaves"], float),
            float(data["base"]),
        )

    def to_data(self, digits: int = 4) -> dict[str, Any]:
        """As lists for JSON, rounded to `digits` significant digits."""
        return {
            "features": self.features.tolist(),
            "limits": _rounded(self.limits, digits),
            "leaves": _rounded(self.leaves, digits),
            "base": self.base,
        }


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where the bands lie: probabilities within 0..1.

    `full` and `partial` are of credit, `wrong` and `vague` of what an uncredited comment asserts,
    `point` of a key point. The defaults are those that nested evaluation chose.
    """

    full: float = 0.5
    partial: float = 0.5
    wrong: float = 0.4
    vague: float = 0.5
    point: float = 0.35


_KEYS = ("mean", "spread", "weights", "bias")


def _rounded(values: Array, digits: int) -> Any:
    if values.ndim > 1:
        return [_rounded(row, digits) for row in values]
    return [float(f"{value:.{digits}g}") for value in values]
