"""How near a text is to each of a fixed set of texts, in three channels.

words: TF-IDF of stems. characters: n-grams of three to five within words. vectors: the embedded
language model. All three add up over the text's words, so a word is looked up once per set.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from .text import ngrams, stems, tokens
from .vectors import WordVectors

Array = NDArray[np.float32]

CHANNELS = ("words", "characters", "vectors")
MOST_WORDS = 20_000


class TextSet:
    """Texts that others are compared with. `idf` weighs known stems, rarer ones weigh most."""

    def __init__(
        self, texts: Sequence[str], idf: Mapping[str, float], vectors: WordVectors
    ) -> None:
        self._idf, self._default = idf, max(idf.values(), default=1.0)
        self._vectors, self._count = vectors, len(texts)
        bags = [Counter(tokens(text)) for text in texts]
        self._stems = _Channel(bags, self._stem_weights)
        self._grams = _Channel(bags, ngrams)
        self._matrix = np.zeros((len(texts), vectors.dimensions), np.float32)
        for row, bag in enumerate(bags):
            self._matrix[row] = _unit(self._vector(bag))
        self._words: dict[str, tuple[Array, float, float]] = {}

    def __len__(self) -> int:
        return self._count

    def similarities(self, text: str) -> Array:
        """Cosine of a text with every text of the set, shape (channels, texts)."""
        result = np.zeros((len(CHANNELS), self._count), np.float32)
        bag = Counter(tokens(text))
        if not bag or not self._count:
            return result
        stem_square = gram_square = 0.0
        for word, number in bag.items():
            rows, stems_of_word, grams_of_word = self._word(word)
            result[:2] += rows if number == 1 else rows * np.float32(number)
            stem_square += number * number * stems_of_word
            gram_square += number * number * grams_of_word
        result[0] /= math.sqrt(stem_square) or 1.0
        result[1] /= math.sqrt(gram_square) or 1.0
        result[2] = self._matrix @ _unit(self._vector(bag))
        return result

    def embed(self, text: str) -> Array:
        """The unit vector of a text."""
        return _unit(self._vector(Counter(tokens(text))))

    def _word(self, word: str) -> tuple[Array, float, float]:
        """What one word adds: (channels, texts), and its squared lengths in both channels."""
        known = self._words.get(word)
        if known is not None:
            return known
        stem_row, stem_square = self._stems.row(self._stem_weights(word))
        gram_row, gram_square = self._grams.row(ngrams(word))
        entry = np.stack([stem_row, gram_row]), stem_square, gram_square
        if len(self._words) < MOST_WORDS:
            self._words[word] = entry
        return entry

    def _stem_weights(self, word: str) -> dict[str, float]:
        return {stem: self._idf.get(stem, self._default) for stem in stems(word)}

    def _vector(self, bag: Mapping[str, int]) -> Array:
        total = np.zeros(self._vectors.dimensions, np.float32)
        for word, number in bag.items():
            vector = self._vectors.of_word(word)
            total += vector if number == 1 else vector * np.float32(number)
        return total


_Features = Callable[[str], Mapping[str, float]]


class _Channel:
    """Unit vectors of texts over the features that occur in them: (features, texts)."""

    def __init__(self, bags: Sequence[Mapping[str, int]], features: _Features) -> None:
        self._columns: dict[str, int] = {}
        rows = []
        for bag in bags:
            weights: dict[str, float] = {}
            square = 0.0
            for word, number in bag.items():
                for feature, weight in features(word).items():
                    weights[feature] = weights.get(feature, 0.0) + number * weight
                    square += (number * weight) ** 2
            norm = math.sqrt(square) or 1.0
            for feature in weights:
                self._columns.setdefault(feature, len(self._columns))
            rows.append({feature: weight / norm for feature, weight in weights.items()})
        self._matrix = np.zeros((len(self._columns), len(bags)), np.float32)
        for row, weights in enumerate(rows):
            for feature, weight in weights.items():
                self._matrix[self._columns[feature], row] = weight

    def row(self, weights: Mapping[str, float]) -> tuple[Array, float]:
        """The dot product of features with all texts, and the features' squared length."""
        square = sum(weight * weight for weight in weights.values())
        found = [(self._columns[f], w) for f, w in weights.items() if f in self._columns]
        if not found:
            return np.zeros(self._matrix.shape[1], np.float32), square
        columns, values = zip(*found, strict=True)
        product: Array = np.array(values, np.float32) @ self._matrix[list(columns)]
        return product, square


def _unit(vector: Array) -> Array:
    norm = float(np.sqrt(vector @ vector))
    return vector / np.float32(norm) if norm else vector


def recall(wanted: str, said: Iterable[str], idf: Mapping[str, float]) -> float:
    """Share of the stems of `wanted`, by weight, that stand among the stems `said`."""
    default = max(idf.values(), default=1.0)
    weights = {stem: idf.get(stem, default) for word in tokens(wanted) for stem in stems(word)}
    total = sum(weights.values())
    known = set(said)
    return sum(w for stem, w in weights.items() if stem in known) / total if total else 0.0
