"""Does the explanation cover a key point? Similarities of its claims, and a small model."""

from __future__ import annotations

from collections.abc import Mapping

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
        text = prose(explanation)
        said = tokens(text)
        rows = self._texts.compare([said, *map(tokens, claims_of(text))]).similarities
        stems = frozenset(stems_of(said))
        recalled = np.array([recall(stems) for recall in self._recalls])
        length = np.full(len(self._points), min(np.log1p(len(text.split())), 6.0))
        return np.concatenate(
            [rows.max(axis=0).T, rows[0].T, recalled[:, None], length[:, None]], axis=1
        ).astype(np.float32)

    def mark(self, explanation: str, model: Linear, threshold: float) -> tuple[KeyPoint, ...]:
        """Each point, and whether the explanation covers it."""
        if not self._points:
            return ()
        if not explanation.strip():
            return tuple(KeyPoint(point, False) for point in self._points)
        probabilities = model(self.features(explanation))[:, 0]
        return tuple(
            KeyPoint(point, bool(probability >= threshold), round(float(probability), 3))
            for point, probability in zip(self._points, probabilities, strict=True)
        )
