"""The embedded language model: static word vectors distilled from MiniLM.

A text's vector is the mean of its WordPieces' vectors; frequency weights are part of them.
How they are made: reviewer.matching.training.distil.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

_PIECE = re.compile(r"[a-z0-9]+|[^\sa-z0-9]")
_LONGEST_WORD = 40


class WordVectors:
    """Vectors of WordPieces. `matrix` is (pieces, dimensions) int8, `scale` float32 a piece."""

    def __init__(self, pieces: list[str], matrix: NDArray[np.int8], scale: Array) -> None:
        self._ids = {piece: number for number, piece in enumerate(pieces)}
        self._matrix, self._scale = matrix, scale
        self._word_ids = lru_cache(maxsize=20_000)(self._split)

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return int(self._matrix.shape[1])

    def embed(self, text: str) -> Array:
        """Unit vector of a text, zeros where no piece of it is known."""
        ids = [i for word in _PIECE.findall(text.lower()) for i in self._word_ids(word)]
        if not ids:
            return np.zeros(self.dimensions, np.float32)
        total: Array = self._scale[ids] @ self._matrix[ids].astype(np.float32)
        norm = float(np.sqrt(total @ total))
        return total / np.float32(norm) if norm else total

    def embed_all(self, texts: list[str]) -> Array:
        """Unit vectors of several texts, shape (texts, dimensions)."""
        if not texts:
            return np.zeros((0, self.dimensions), np.float32)
        return np.stack([self.embed(text) for text in texts])

    def _split(self, word: str) -> tuple[int, ...]:
        """Greedy longest-match WordPieces (Wu et al. 2016); unknown rests are left out."""
        if word in self._ids:
            return (self._ids[word],)
        if len(word) > _LONGEST_WORD:
            return ()
        found, start = [], 0
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = word[start:end] if start == 0 else "##" + word[start:end]
                if piece in self._ids:
                    found.append(self._ids[piece])
                    break
            else:
                return tuple(found)
            start = end
        return tuple(found)


@lru_cache(maxsize=1)
def load_vectors() -> WordVectors:
    """The vectors that come with the program."""
    path = files("reviewer.matching").joinpath("data/vectors.npz")
    with path.open("rb") as stream, np.load(stream, allow_pickle=False) as archive:
        pieces = archive["pieces"].tobytes().decode().split("\n")
        return WordVectors(pieces, archive["matrix"], archive["scale"])
