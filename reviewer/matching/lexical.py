"""Lexical similarity of texts to a fixed set of references: TF-IDF over sparse features."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]


class SparseIndex:
    """References as unit TF-IDF vectors over their own features.

    `idf` gives the weight of known features, `default_idf` that of the others. Only features that
    occur in a reference are kept: others cannot contribute to a cosine's numerator, and count in
    its norm alone.
    """

    def __init__(
        self,
        references: Sequence[Counter[str]],
        idf: Mapping[str, float] | None = None,
        default_idf: float = 1.0,
    ) -> None:
        self._idf, self._default = idf or {}, default_idf
        self._columns: dict[str, int] = {}
        for counts in references:
            for feature in counts:
                self._columns.setdefault(feature, len(self._columns))
        matrix = np.zeros((len(self._columns), len(references)), np.float32)
        for row, counts in enumerate(references):
            weights = {feature: self._weight(feature, n) for feature, n in counts.items()}
            norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
            for feature, weight in weights.items():
                matrix[self._columns[feature], row] = weight / norm
        self._matrix = matrix

    def similarities(self, counts: Counter[str]) -> Array:
        """Cosine of a text with every reference, shape (references,)."""
        columns, values, square = [], [], 0.0
        for feature, number in counts.items():
            weight = self._weight(feature, number)
            square += weight * weight
            column = self._columns.get(feature)
            if column is not None:
                columns.append(column)
                values.append(weight)
        if not columns:
            return np.zeros(self._matrix.shape[1], np.float32)
        product: Array = np.asarray(values, np.float32) @ self._matrix[columns]
        return product / np.float32(math.sqrt(square))

    def _weight(self, feature: str, number: int) -> float:
        return self._idf.get(feature, self._default) * (1 + math.log(number))
