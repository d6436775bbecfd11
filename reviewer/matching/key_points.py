"""Does the explanation cover a key point? Similarities of its claims, and a small model."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from reviewer.model import Explain, KeyPoint

from .claims import claims_of, prose
from .similarity import Recall, TextSet
from .text import stems_of, tokens
from .trained_parts import Linear
from .vectors import WordVectors

Array = NDArray[np.float64]

POINT_FEATURES = (
    "words", "characters", "vectors", "words_whole", "characters_whole", "vectors_whole",
    "recall", "length",
)  # fmt: skip
NONE_OF_IT, ALL_OF_IT = 0.12, 0.85
"""Probabilities below and from which a point has no credit and all of it: so the marks are as high
as people's, and an explanation of something else gets none."""


class KeyPoints:
    """The key points of one rubric, ready to be compared with explanations."""

    def __init__(
        self, explain: Explain | None, vectors: WordVectors, idf: Mapping[str, float]
    ) -> None:
        self._points = explain.key_points if explain else ()
        self._recalls = [Recall(point, idf) for point in self._points]
        self._texts = TextSet(self._points, idf, vectors)

    def features(self, explanation: str) -> Array:
        """Shape (points, POINT_FEATURES)."""
        found: Array = self.features_of([explanation])[0]
        return found

    def features_of(self, explanations: Sequence[str]) -> Array:
        """Shape (explanations, points, POINT_FEATURES)."""
        texts: list[list[str]] = []
        starts: list[int] = []
        stems: list[frozenset[str]] = []
        for explanation in explanations:
            text = prose(explanation)
            said = tokens(text)
            starts.append(len(texts))
            stems.append(frozenset(stems_of(said)))
            texts += [said, *map(tokens, claims_of(text))]
        rows = self._texts.compare(texts).similarities
        table = np.empty((len(explanations), len(self._points), len(POINT_FEATURES)))
        table[:, :, :3] = np.maximum.reduceat(rows, starts, axis=0).transpose(0, 2, 1)
        table[:, :, 3:6] = rows[starts].transpose(0, 2, 1)
        table[:, :, 6] = [[recall(said) for recall in self._recalls] for said in stems]
        lengths = [min(math.log1p(len(text.split())), 6.0) for text in map(prose, explanations)]
        table[:, :, 7] = np.array(lengths)[:, None]
        return table

    def mark(
        self, explanations: Sequence[str], model: Linear, threshold: float
    ) -> list[tuple[KeyPoint, ...]]:
        """Each point, and how far each of the explanations covers it."""
        if not self._points or not explanations:
            return [()] * len(explanations)
        probabilities = model(self.features_of(explanations))[..., 0]
        return [
            tuple(
                KeyPoint(point, bool(one >= threshold), _credit(float(one)))
                for point, one in zip(self._points, row, strict=True)
            )
            if explanation.strip()
            else tuple(KeyPoint(point, False) for point in self._points)
            for explanation, row in zip(explanations, probabilities, strict=True)
        ]


def _credit(probability: float) -> float:
    if probability < NONE_OF_IT:
        return 0.0
    return round(min(probability / ALL_OF_IT, 1.0), 3)
