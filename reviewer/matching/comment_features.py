"""Features of a comment as a whole, for the model of its verdict."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .concepts import CONCEPTS
from .observation import Observation, Observed
from .prepared import PreparedSnippet
from .references import FALSE, TRUTHS
from .similarity import CHANNELS
from .stance import FUNCTION_WORDS
from .vectors import DIMENSIONS

Array = NDArray[np.float64]

_NUMBERS: tuple[str, ...] = (
    "pair_best", "pair_second", "pair_margin", "overlaps_issue", "no_lines", "on_decoy", "length",
    "claims", "code_share", "code_unknown", "code_here", "has_suggestion", "growth_known",
    "growth_wrong", "copied", "concept_mismatch", "small_words", "usual_pairs", "distinct",
    *(f"{channel}.{name}" for channel in CHANNELS
      for name in ("truth", "false_gap", "decoy", "decoy_gap", "answer_gap")),
    *(f"concept.{name}" for name in CONCEPTS),
)  # fmt: skip


class CommentFeatures:
    """Numbers about a comment, its vector, and the stance n-grams and stems the model knows."""

    def __init__(self, ngrams: Sequence[str], stems: Sequence[str]) -> None:
        self.ngrams, self.stems = tuple(ngrams), tuple(stems)
        first = len(_NUMBERS) + DIMENSIONS
        self._pairs = frozenset(gram for gram in self.ngrams if gram.count(" ") == 1)
        self._grams: Mapping[str, int] = {g: first + i for i, g in enumerate(self.ngrams)}
        first += len(self.ngrams)
        self._stems: Mapping[str, int] = {s: first + i for i, s in enumerate(self.stems)}
        self._width = first + len(self.stems)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the features, in order."""
        return (
            *_NUMBERS,
            *(f"dimension.{place}" for place in range(DIMENSIONS)),
            *(f"stance.{gram}" for gram in self.ngrams),
            *(f"stem.{stem}" for stem in self.stems),
        )

    def __call__(self, observed: Observed, pairs: Array) -> Array:
        """Features of comments, (comments, names); `pairs` are the pair model's probabilities,
        (comments, issues)."""
        table = np.zeros((len(observed), self._width))
        if not len(observed):
            return table
        first = len(_NUMBERS)
        table[:, first : first + DIMENSIONS] = observed.vectors
        for row, seen in zip(table, observed.each, strict=True):
            row[self._stances(seen.shape)] = 1.0
            row[[self._stems[stem] for stem in seen.stems if stem in self._stems]] = 1.0
        table[:, :first] = _numbers(observed, pairs, self._pairs)
        return table

    def _stances(self, shape: Sequence[str]) -> list[int]:
        """Columns of the n-grams that a blanked text has."""
        tokens = ["<", *shape, ">"]
        known = self._grams
        pairs = [f"{one} {two}" for one, two in pairwise(tokens)]
        triples = [f"{one} {two}" for one, two in zip(pairs, tokens[2:], strict=False)]
        return [known[gram] for gram in {*tokens, *pairs, *triples} if gram in known]


def _numbers(observed: Observed, pairs: Array, usual: frozenset[str]) -> Array:
    prepared = observed.prepared
    padded = np.concatenate([pairs, np.zeros((len(pairs), 2))], axis=1)
    order = np.sort(padded, axis=1)
    best, second = order[:, -1], order[:, -2]
    tops = pairs.argmax(axis=1).tolist() if pairs.shape[1] else [-1] * len(pairs)
    said = [_of_one(seen, prepared, top) for seen, top in zip(observed.each, tops, strict=True)]
    return np.concatenate(
        [
            np.stack([best, second, best - second], axis=1),
            np.array(said),
            np.array([_order(seen, usual) for seen in observed.each]),
            _contrasts(observed, tops),
            np.array([seen.concepts for seen in observed.each], float),
        ],
        axis=1,
    )


def _of_one(seen: Observation, prepared: PreparedSnippet, top: int) -> list[float]:
    span = seen.span
    here = span is not None and prepared.issue_lines.any_in(span)
    on_decoy = span is not None and prepared.decoy_lines.any_in(span)
    known, wrong = _growth(seen, prepared, top)
    code = seen.code
    mismatch = (
        sum(a and not b for a, b in zip(seen.concepts, prepared.issues[top].concepts, strict=True))
        if top >= 0
        else 0
    )
    return [
        float(here),
        float(span is None),
        float(on_decoy),
        min(math.log1p(len(seen.words)), 6.0),
        min(len(seen.claims), 8) / 4,
        min(len(code) / (len(seen.words) + 1), 1.0),
        min(len(code - prepared.names), 4) / 4,
        min(len(code & prepared.names), 4) / 4,
        float(seen.comment.suggestion is not None),
        known,
        wrong,
        len(_line_words(seen, prepared).intersection(seen.words)) / (len(seen.words) + 3),
        mismatch / 3,
    ]


def _order(seen: Observation, usual: frozenset[str]) -> tuple[float, float, float]:
    """How far words stand as in sentences: the share of small words, the share of neighbours
    among those that are usual, and the share of words that are said once."""
    blanked, words = seen.shape, seen.words
    small = sum(word in FUNCTION_WORDS for word in words)
    found = list(pairwise(blanked))
    known = sum(f"{one} {other}" in usual for one, other in found)
    return (
        small / (len(words) + 1),
        (known + 1) / (len(found) + 2),
        len(set(words)) / (len(words) + 1),
    )


def _contrasts(observed: Observed, tops: list[int]) -> Array:
    """By channel: truth of the best issue, and how much nearer it is than falsehoods."""
    decoys, answers = observed.decoys, observed.answers
    if observed.prepared.issues:
        roles = observed.best[np.arange(len(tops)), :, tops]
        truth, false = roles[..., TRUTHS].max(axis=-1), roles[..., FALSE]
    else:
        truth = false = np.zeros_like(decoys)
    trap = float(len(observed.prepared.decoy_rows) > 0)
    parts = [
        truth,
        np.where(false > 0, truth - false, 0.0),
        decoys,
        (truth - decoys) * trap,
        (answers - decoys) * trap,
    ]
    return np.stack(parts, axis=-1).reshape(len(tops), -1)


def _growth(seen: Observation, prepared: PreparedSnippet, top: int) -> tuple[float, float]:
    if top < 0 or not seen.growths:
        return 0.0, 0.0
    issue = prepared.issues[top]
    stated = {growth.order for growth in (*issue.before, *issue.after)}
    if not stated:
        return 0.0, 0.0
    said = {growth.order for growth in seen.growths}
    return float(bool(said & stated)), float(not said & stated)


def _line_words(seen: Observation, prepared: PreparedSnippet) -> set[str]:
    if seen.span is None:
        return set()
    lines = prepared.line_words[seen.span.first - 1 : seen.span.last]
    return set().union(*lines)
