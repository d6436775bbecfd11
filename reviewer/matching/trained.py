"""The trained models: data/model.json, written by reviewer.training.train."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .comment_features import CommentFeatures
from .pair_features import PAIR_FEATURES

Array = NDArray[np.float32]

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
        """Probabilities, shape (rows, outputs)."""
        z = ((features - self.mean) / self.spread) @ self.weights + self.bias
        probabilities: Array = np.reciprocal(1 + np.exp(-np.clip(z, -35, 35)))
        return probabilities

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Linear:
        """From the lists of a JSON object."""
        return cls(*(np.array(data[key], np.float32) for key in _LINEAR_KEYS))

    def to_data(self, digits: int = 5) -> dict[str, Any]:
        """As lists for JSON, rounded to `digits` significant digits."""
        return {key: _rounded(getattr(self, key), digits) for key in _LINEAR_KEYS}


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where the bands lie: probabilities within 0..1."""

    full: float = 0.35
    partial: float = 0.25
    second: float = 0.45
    wrong: float = 0.45
    vague: float = 0.5
    point: float = 0.5


@dataclass(frozen=True)
class Trained:
    """Word weights, the pair model, the comment model and the thresholds. `id` names them."""

    id: str
    idf: Mapping[str, float]
    pair: Linear
    comment: Linear
    comment_features: CommentFeatures
    point: Linear
    thresholds: Thresholds


def decode(text: str) -> Trained:
    """Read a model from JSON. Raises ValueError where it is for other features."""
    data = json.loads(text)
    features = CommentFeatures(data["ngrams"])
    if data["pair_features"] != list(PAIR_FEATURES):
        raise ValueError("the model was trained on other features: run the training script")
    return Trained(
        id=hashlib.sha256(text.encode()).hexdigest()[:8],
        idf=data["idf"],
        pair=Linear.from_data(data["pair"]),
        comment=Linear.from_data(data["comment"]),
        comment_features=features,
        point=Linear.from_data(data["point"]),
        thresholds=Thresholds(**data["thresholds"]),
    )


@lru_cache(maxsize=1)
def load_trained() -> Trained:
    """The models that come with the program."""
    path = files("reviewer.matching").joinpath("data/model.json")
    return decode(path.read_text(encoding="utf-8"))


_LINEAR_KEYS = ("mean", "spread", "weights", "bias")


def _rounded(values: Array, digits: int) -> Any:
    if values.ndim > 1:
        return [_rounded(row, digits) for row in values]
    return [float(f"{value:.{digits}g}") for value in values]
