"""How near a text is to each of a fixed set of texts, in three channels.

words: TF-IDF of stems. characters: n-grams of three to five within words. vectors: the embedded
language model. All three add up over the text's words, so a word is looked up once per set.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from .text import ngrams, stems, tokens
from .vectors import WordVectors

Array = NDArray[np.float32]

CHANNELS = ("words", "characters", "vectors")
MOST_WORDS = 2_000
"""Words whose rows are kept in a set: about 1 KB each."""
MOST_TEXTS = 64
"""Texts whose sums are kept: a comment and its claims are asked for more than once."""

# What words add up to: dot products with the texts by stems, the same by n-grams, and the word
# vector, one after the other; then the squared lengths of the stems and of the n-grams.
_Sums = tuple[Array, float, float]


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
            self._matrix[row] = _unit(_added([vectors.of_word(word) for word in bag], bag))
        self._words: dict[str, _Sums] = {}
        self._of_text = lru_cache(maxsize=MOST_TEXTS)(self._sums)

    def __len__(self) -> int:
        return self._count

    def similarities(self, text: str) -> Array:
        """Cosine of a text with every text of the set, shape (channels, texts)."""
        similar: Array = self.similarities_of((text,))[0]
        return similar

    def similarities_of(self, texts: Sequence[str]) -> Array:
        """Cosine of `texts` with the texts of the set: (texts, channels, texts of the set)."""
        count = self._count
        result = np.zeros((len(texts), len(CHANNELS), count), np.float32)
        if not count:
            return result
        for row, text in zip(result, texts, strict=True):
            sums, stem_square, gram_square = self._of_text(text)
            np.divide(sums[:count], math.sqrt(stem_square) or 1.0, out=row[0])
            np.divide(sums[count : 2 * count], math.sqrt(gram_square) or 1.0, out=row[1])
            np.matmul(self._matrix, _unit(sums[2 * count :]), out=row[2])
        return result

    def embed(self, text: str) -> Array:
        """The unit vector of a text."""
        return _unit(self._of_text(text)[0][2 * self._count :])

    def _sums(self, text: str) -> _Sums:
        """What the words of a text add up to."""
        bag = Counter(tokens(text))
        if not bag:
            return np.zeros(2 * self._count + self._vectors.dimensions, np.float32), 0.0, 0.0
        words = [self._words.get(word) or self._word(word) for word in bag]
        stem_square = gram_square = 0.0
        for (_, stems_of_word, grams_of_word), number in zip(words, bag.values(), strict=True):
            stem_square += number * number * stems_of_word
            gram_square += number * number * grams_of_word
        return _added([row for row, _, _ in words], bag), stem_square, gram_square

    def _word(self, word: str) -> _Sums:
        """What one word adds."""
        stem_row, stem_square = self._stems.row(self._stem_weights(word))
        gram_row, gram_square = self._grams.row(ngrams(word))
        row = np.concatenate([stem_row, gram_row, self._vectors.of_word(word)])
        if len(self._words) < MOST_WORDS:
            self._words[word] = row, stem_square, gram_square
        return row, stem_square, gram_square

    def _stem_weights(self, word: str) -> dict[str, float]:
        return stem_weights(stems(word), self._idf, self._default)


_Features = Callable[[str], Mapping[str, float]]


class _Channel:
    """Unit vectors of texts over the features that occur in them: (features, texts)."""

    def __init__(self, bags: Sequence[Mapping[str, int]], features: _Features) -> None:
        self._columns: dict[str, int] = {}
        words = dict.fromkeys(word for bag in bags for word in bag)
        of_word = {word: self._numbered(features(word)) for word in words}
        self._matrix = np.zeros((len(self._columns), len(bags)), np.float32)
        for row, bag in enumerate(bags):
            columns: list[int] = []
            weights: list[float] = []
            for word, number in bag.items():
                of_this, weights_of_this = of_word[word]
                columns += of_this
                weights += weights_of_this if number == 1 else [number * w for w in weights_of_this]
            norm = math.sqrt(sum([weight * weight for weight in weights])) or 1.0
            added = np.bincount(columns, weights, len(self._columns))
            self._matrix[:, row] = added / norm

    def row(self, weights: Mapping[str, float]) -> tuple[Array, float]:
        """The dot product of features with all texts, and the features' squared length."""
        square = sum(weight * weight for weight in weights.values())
        found = [(self._columns[f], w) for f, w in weights.items() if f in self._columns]
        if not found:
            return np.zeros(self._matrix.shape[1], np.float32), square
        columns, values = zip(*found, strict=True)
        product: Array = np.array(values, np.float32) @ self._matrix[list(columns)]
        return product, square

    def _numbered(self, weights: Mapping[str, float]) -> tuple[list[int], list[float]]:
        """Columns of features, with new ones at the end, and their weights."""
        known = self._columns
        columns = [known.setdefault(feature, len(known)) for feature in weights]
        return columns, list(weights.values())


def _added(rows: list[Array], bag: Mapping[str, int]) -> Array:
    """The rows of a bag's words added up, each as often as its word stands there."""
    if not rows:
        return np.zeros(0, np.float32)
    table = np.concatenate(rows).reshape(len(rows), -1)
    if len(bag) < sum(bag.values()):
        table *= np.array(list(bag.values()), np.float32)[:, None]
    total: Array = table.sum(axis=0)
    return total


def _unit(vector: Array) -> Array:
    norm = math.sqrt(float(vector @ vector))
    return vector / np.float32(norm) if norm else vector


def stem_weights(
    found: Iterable[str], idf: Mapping[str, float], default: float
) -> dict[str, float]:
    """The weight of each stem; `default` for those that `idf` lacks."""
    return {stem: idf.get(stem, default) for stem in found}


class Recall:
    """The share of a text's stems, by weight, that another text has too."""

    def __init__(self, wanted: str, idf: Mapping[str, float]) -> None:
        default = max(idf.values(), default=1.0)
        found = [stem for word in tokens(wanted) for stem in stems(word)]
        self._weights = stem_weights(found, idf, default)
        self._total = sum(self._weights.values())

    def __call__(self, said: frozenset[str]) -> float:
        """The share that stands among the stems `said`, 0..1."""
        if not self._total:
            return 0.0
        return sum(w for stem, w in self._weights.items() if stem in said) / self._total
