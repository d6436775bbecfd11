"""The embedded language model: static word vectors distilled from MiniLM.

A text's vector is the sum of its WordPieces' vectors, made a unit. How they are made:
reviewer.training.distil.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

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
        ids = pieces_of(token, self._ids)
        total: Array = self._scale[ids] @ self._matrix[ids].astype(np.float32)
        return total


def pieces_of(text: str, known: Mapping[str, int]) -> list[int]:
    """Ids of a text's WordPieces."""
    return [i for word in _PIECE.findall(text.lower()) for i in _split(word, known)]


def _split(word: str, known: Mapping[str, int]) -> list[int]:
    """Greedy longest-match WordPieces (Wu et al. 2016); unknown rests are left out."""
    if word in known:
        return [known[word]]
    if len(word) > LONGEST_WORD:
        return []
    found: list[int] = []
    start = 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = word[start:end] if start == 0 else "##" + word[start:end]
            if piece in known:
                found.append(known[piece])
                break
        else:
            return found
        start = end
    return found


@lru_cache(maxsize=1)
def load_vectors() -> WordVectors:
    """The vectors that come with the program."""
    path = Path(__file__).parent / "data" / "vectors.npz"
    with np.load(path, allow_pickle=False) as archive:
        pieces = archive["pieces"].tobytes().decode().split("\n")
        return WordVectors(pieces, archive["matrix"], archive["scale"])
