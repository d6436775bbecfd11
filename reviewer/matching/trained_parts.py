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


@dataclass(frozen=True)
class Linear:
    """A logistic model over standardised features. `weights` is (features, outputs)."""

    mean: Array
    spread: Array
    weights: Array
    bias: Array

    def __call__(self, features: Array) -> Array:
        """Probabilities, shape (..., outputs)."""
        z = ((features - self.mean) / self.spread) @ self.weights + self.bias
        probabilities: Array = np.reciprocal(1 + np.exp(-np.minimum(np.maximum(z, -35), 35)))
        return probabilities

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Linear:
        """From the lists of a JSON object."""
        return cls(*(np.array(data[key], float) for key in _KEYS))

    def to_data(self, digits: int = 4) -> dict[str, Any]:
        """As lists for JSON, rounded to `digits` significant digits."""
        return {key: _rounded(getattr(self, key), digits) for key in _KEYS}


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where the bands lie: probabilities within 0..1.

    `full` and `partial` are of credit, `wrong` and `vague` of what an uncredited comment asserts,
    `point` of a key point.
    """

    full: float = 0.42
    partial: float = 0.4
    wrong: float = 0.4
    vague: float = 0.4
    point: float = 0.5


_KEYS = ("mean", "spread", "weights", "bias")


def _rounded(values: Array, digits: int) -> Any:
    if values.ndim > 1:
        return [_rounded(row, digits) for row in values]
    return [float(f"{value:.{digits}g}") for value in values]
