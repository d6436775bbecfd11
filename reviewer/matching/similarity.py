"""How near texts are to each of a fixed set of texts, in three channels.

words: TF-IDF of stems. characters: n-grams of three to five within words. vectors: the embedded
language model. All three add up over a text's words, so a word is looked up once per set.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .text import ngrams, stems, tokens
from .vectors import WordVectors

Array = NDArray[np.float32]
Wide = NDArray[np.float64]

CHANNELS = ("words", "characters", "vectors")
MOST_WORDS = 1_000
"""Words whose rows a set keeps between calls: about 1 KB each."""
_FIRST_ROWS = 256


class Compared(NamedTuple):
    """Texts held against a set: cosines (texts, channels, texts of the set), and unit vectors
    (texts, dimensions)."""

    similarities: Wide
    vectors: Wide


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
        self._matrix = np.zeros((len(texts), vectors.dimensions))
        for row, bag in enumerate(bags):
            for word, number in bag.items():
                self._matrix[row] += number * vectors.of_word(word)
        self._matrix = _units(self._matrix)
        self._forget()

    def __len__(self) -> int:
        return self._count

    def similarities(self, text: str) -> Wide:
        """Cosine of a text with every text of the set, shape (channels, texts)."""
        similar: Wide = self.compare((tokens(text),)).similarities[0]
        return similar

    def compare(self, texts: Sequence[Sequence[str]]) -> Compared:
        """Hold texts, given as their tokens, against those of the set.

        A text's words are summed by themselves and products taken in double precision: what it
        gets does not depend, in any digit that is shown, on the texts beside it.
        """
        count = self._count
        if not texts:
            empty = np.zeros((0, len(CHANNELS), count)), np.zeros((0, self._vectors.dimensions))
            return Compared(*empty)
        if len(self._numbers) > MOST_WORDS:
            self._forget()
        ids: list[int] = []
        numbers: list[int] = []
        starts: list[int] = []
        for text in texts:
            bag = Counter(text)
            starts.append(len(ids))
            ids.append(0)
            ids += [self._numbers.get(word) or self._learn(word) for word in bag]
            numbers.append(1)
            numbers += bag.values()
        rows, weight = self._rows[ids], np.array(numbers, np.float32)[:, None]
        rows *= weight
        sums = np.add.reduceat(rows, starts, axis=0).astype(float)
        squares = np.add.reduceat(self._squares[ids] * weight**2, starts, axis=0)
        lengths = np.sqrt(squares)
        lengths[lengths == 0] = 1.0
        vectors = _units(sums[:, 2 * count :])
        similarities = np.empty((len(texts), len(CHANNELS), count))
        similarities[:, 0] = sums[:, :count] / lengths[:, :1]
        similarities[:, 1] = sums[:, count : 2 * count] / lengths[:, 1:]
        similarities[:, 2] = vectors @ self._matrix.T
        return Compared(similarities, vectors)

    def _forget(self) -> None:
        """Start the table of words anew; its row 0 is that of no word."""
        width = 2 * self._count + self._vectors.dimensions
        self._numbers: dict[str, int] = {"": 0}
        self._rows: Array = np.zeros((_FIRST_ROWS, width), np.float32)
        self._squares = np.zeros((_FIRST_ROWS, 2))

    def _learn(self, word: str) -> int:
        """The row of a new word: dot products with the texts by stems, the same by n-grams, and
        the word's vector. Beside it the squared lengths of its stems and n-grams."""
        number = len(self._numbers)
        if number == len(self._rows):
            self._rows = np.concatenate([self._rows, np.zeros_like(self._rows)])
            self._squares = np.concatenate([self._squares, np.zeros_like(self._squares)])
        of_stems, stem_square = self._stems.row(self._stem_weights(word))
        of_grams, gram_square = self._grams.row(ngrams(word))
        self._rows[number] = np.concatenate([of_stems, of_grams, self._vectors.of_word(word)])
        self._squares[number] = stem_square, gram_square
        self._numbers[word] = number
        return number

    def _stem_weights(self, word: str) -> dict[str, float]:
        return stem_weights(stems(word), self._idf, self._default)


_Features = Callable[[str], Mapping[str, float]]


class _Channel:
    """Unit vectors of texts over the features that occur in them.

    By feature, as a text has few of all features: feature f stands in the texts
    `_texts[_starts[f] : _starts[f + 1]]`, with the weights beside them.
    """

    def __init__(self, bags: Sequence[Mapping[str, int]], features: _Features) -> None:
        self._columns: dict[str, int] = {}
        self._count = len(bags)
        words = dict.fromkeys(word for bag in bags for word in bag)
        of_word = {word: self._numbered(features(word)) for word in words}
        found: list[NDArray[np.intp]] = []
        weighed: list[Wide] = []
        for bag in bags:
            columns: list[int] = []
            weights: list[float] = []
            for word, number in bag.items():
                of_this, weights_of_this = of_word[word]
                columns += of_this
                weights += weights_of_this if number == 1 else [number * w for w in weights_of_this]
            norm = math.sqrt(sum([weight * weight for weight in weights])) or 1.0
            added = np.bincount(columns, weights, len(self._columns))
            found.append(added.nonzero()[0])
            weighed.append(added[found[-1]] / norm)
        columns_of_all = np.concatenate([*found, np.zeros(0, np.intp)])
        order = np.argsort(columns_of_all, kind="stable")
        of_texts = np.repeat(np.arange(self._count), [len(columns) for columns in found])
        self._texts = of_texts[order].astype(np.int32)
        self._weights = np.concatenate([*weighed, np.zeros(0)])[order].astype(np.float32)
        of_columns = columns_of_all[order]
        self._starts = np.searchsorted(of_columns, np.arange(len(self._columns) + 1)).tolist()

    def row(self, weights: Mapping[str, float]) -> tuple[Array, float]:
        """The dot product of features with all texts, and the features' squared length."""
        square = sum(weight * weight for weight in weights.values())
        known, starts = self._columns, self._starts
        here: list[slice] = []
        scales: list[float] = []
        for feature, weight in weights.items():
            column = known.get(feature)
            if column is not None:
                here.append(slice(starts[column], starts[column + 1]))
                scales.append(weight)
        if not here:
            return np.zeros(self._count, np.float32), square
        texts = np.concatenate([self._texts[part] for part in here])
        scale = np.repeat(scales, [part.stop - part.start for part in here])
        values = scale * np.concatenate([self._weights[part] for part in here])
        return np.bincount(texts, values, self._count).astype(np.float32), square

    def _numbered(self, weights: Mapping[str, float]) -> tuple[list[int], list[float]]:
        """Columns of features, with new ones at the end, and their weights."""
        known = self._columns
        columns = [known.setdefault(feature, len(known)) for feature in weights]
        return columns, list(weights.values())


def _units(rows: Wide) -> Wide:
    """The rows made one long; rows of zeros stay."""
    lengths = np.sqrt((rows * rows).sum(axis=1, keepdims=True))
    lengths[lengths == 0] = 1.0
    units: Wide = rows / lengths
    return units


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
