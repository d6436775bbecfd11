"""The embedded language model: static word vectors distilled from MiniLM.

A text's vector is the mean of its WordPieces' vectors; frequency weights are part of them.
How they are made: reviewer.training.distil.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from .text import LONGEST_WORD

Array = NDArray[np.float32]

_PIECE = re.compile(r"[a-z0-9]+|[^\sa-z0-9_]")
DIMENSIONS = 128
MOST_WORDS = 20_000


class WordVectors:
    """Vectors of WordPieces. `matrix` is (pieces, dimensions) int8, `scale` float32 a piece."""

    def __init__(self, pieces: list[str], matrix: NDArray[np.int8], scale: Array) -> None:
        self._ids = {piece: number for number, piece in enumerate(pieces)}
        self._matrix, self._scale = matrix, scale
        self._of_word = lru_cache(maxsize=MOST_WORDS)(self._sum)

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return int(self._matrix.shape[1])

    def of_word(self, token: str) -> Array:
        """Sum of the vectors of a token's pieces; zeros where none is known."""
        return self._of_word(token)

    def _sum(self, token: str) -> Array:
        ids = [i for word in _PIECE.findall(token.lower()) for i in self._split(word)]
        total: Array = self._scale[ids] @ self._matrix[ids].astype(np.float32)
        return total

    def _split(self, word: str) -> tuple[int, ...]:
        """Greedy longest-match WordPieces (Wu et al. 2016); unknown rests are left out."""
        if word in self._ids:
            return (self._ids[word],)
        if len(word) > LONGEST_WORD:
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
