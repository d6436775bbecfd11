"""Does the explanation cover a key point? Similarities of its claims, and a small model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from reviewer.model import Explain, KeyPoint

from .claims import prose, split_claims
from .lexical import SparseIndex
from .text import ngrams, terms
from .trained import Linear
from .vectors import WordVectors

Array = NDArray[np.float32]

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
        self._terms = [Counter(terms(point)) for point in self._points]
        self._idf, self._default = idf, max(idf.values(), default=1.0)
        self._words = SparseIndex(self._terms, idf, self._default)
        self._characters = SparseIndex([ngrams(point) for point in self._points])
        self._vectors, self._matrix = vectors, vectors.embed_all(list(self._points))

    def features(self, explanation: str) -> Array:
        """Shape (points, POINT_FEATURES)."""
        text = prose(explanation)
        claims = split_claims(explanation)
        rows = np.stack([self._similarities(item) for item in (text, *claims)])
        said = frozenset(terms(text))
        recall = np.array([self._recall(point, said) for point in self._terms], np.float32)
        length = np.full(len(self._points), min(np.log1p(len(text.split())), 6.0), np.float32)
        return np.concatenate(
            [rows.max(axis=0).T, rows[0].T, recall[:, None], length[:, None]], axis=1
        ).astype(np.float32)

    def mark(self, explanation: str, model: Linear, threshold: float) -> tuple[KeyPoint, ...]:
        """Each point, and whether the explanation covers it."""
        if not self._points:
            return ()
        if not explanation.strip():
            return tuple(KeyPoint(point, False) for point in self._points)
        probabilities = model(self.features(explanation))[:, 0]
        return tuple(
            KeyPoint(point, bool(probability >= threshold))
            for point, probability in zip(self._points, probabilities, strict=True)
        )

    def _similarities(self, text: str) -> Array:
        return np.stack(
            [
                self._words.similarities(Counter(terms(text))),
                self._characters.similarities(ngrams(text)),
                self._matrix @ self._vectors.embed(text),
            ]
        )

    def _recall(self, point: Counter[str], said: Sequence[str] | frozenset[str]) -> float:
        weights = {term: self._idf.get(term, self._default) for term in point}
        total = sum(weights.values())
        return sum(w for term, w in weights.items() if term in said) / total if total else 0.0
