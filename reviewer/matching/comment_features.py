"""Features of a comment as a whole, for the model of its verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from .concepts import CONCEPTS
from .observation import Observation
from .prepared import PreparedSnippet
from .references import ROLES
from .similarity import CHANNELS
from .stance import stance_ngrams
from .text import terms
from .vectors import DIMENSIONS

Array = NDArray[np.float32]

_FALSE = ROLES.index("false")
_NUMBERS: tuple[str, ...] = (
    "pair_best", "pair_second", "pair_margin", "overlaps_issue", "no_lines", "on_decoy", "length",
    "claims", "code_share", "code_unknown", "code_here", "has_suggestion", "growth_known",
    "growth_wrong", "copied", "concept_mismatch",
    *(f"{channel}.{name}" for channel in CHANNELS
      for name in ("truth", "false_gap", "decoy", "decoy_gap", "answer_gap")),
    *(f"concept.{name}" for name in CONCEPTS),
)  # fmt: skip


class CommentFeatures:
    """Numbers about a comment, its vector, and the stance n-grams and stems the model knows."""

    def __init__(self, ngrams: Sequence[str], stems: Sequence[str]) -> None:
        self.ngrams, self.stems = tuple(ngrams), tuple(stems)
        first = len(_NUMBERS) + DIMENSIONS
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

    def __call__(self, seen: Observation, prepared: PreparedSnippet, pairs: Array) -> Array:
        """One comment's features; `pairs` are the pair model's probabilities by issue."""
        row = np.zeros(self._width, np.float32)
        row[: len(_NUMBERS)] = _numbers(seen, prepared, pairs)
        row[len(_NUMBERS) : len(_NUMBERS) + DIMENSIONS] = prepared.embed(seen.text)
        row[[self._grams[gram] for gram in stance_ngrams(seen.text) if gram in self._grams]] = 1.0
        row[[self._stems[stem] for stem in terms(seen.text) if stem in self._stems]] = 1.0
        return row


def _numbers(seen: Observation, prepared: PreparedSnippet, pairs: Array) -> list[float]:
    order = np.sort(pairs)[::-1]
    best = float(order[0]) if len(order) else 0.0
    second = float(order[1]) if len(order) > 1 else 0.0
    top = int(np.argmax(pairs)) if len(pairs) else -1
    span = seen.span
    here = span is not None and any(
        span.overlaps(other) for issue in prepared.issues for other in issue.spans
    )
    on_decoy = span is not None and any(
        span.overlaps(other) for decoy in prepared.snippet.rubric.decoys for other in decoy.lines
    )
    known, wrong = _growth(seen, prepared, top)
    code = seen.code
    line_words = _line_words(seen, prepared)
    mismatch = (
        sum(a and not b for a, b in zip(seen.concepts, prepared.issues[top].concepts, strict=True))
        if top >= 0
        else 0
    )
    return [
        best,
        second,
        best - second,
        float(here),
        float(span is None),
        float(on_decoy),
        min(float(np.log1p(len(seen.words))), 6.0),
        min(len(seen.claims), 8) / 4,
        min(len(code) / (len(seen.words) + 1), 1.0),
        min(len(code - prepared.names), 4) / 4,
        min(len(code & prepared.names), 4) / 4,
        float(seen.comment.suggestion is not None),
        known,
        wrong,
        len(line_words & set(seen.words)) / (len(seen.words) + 3),
        mismatch / 3,
        *_contrasts(seen, prepared, top),
        *(float(flag) for flag in seen.concepts),
    ]


def _contrasts(seen: Observation, prepared: PreparedSnippet, top: int) -> list[float]:
    """By channel: truth of the best issue, and how much nearer it is than falsehoods."""
    decoys = seen.similarities[:, :, prepared.decoy_rows].max(axis=(0, 2), initial=0.0)
    answers = seen.similarities[:, :, prepared.answer_rows].max(axis=(0, 2), initial=0.0)
    if top >= 0:
        roles = seen.roles.max(axis=0)[:, top]
        truth = roles[:, :_FALSE].max(axis=-1)
        false = roles[:, _FALSE]
    else:
        truth = false = np.zeros(len(CHANNELS), np.float32)
    values: list[float] = []
    for channel in range(len(CHANNELS)):
        gap = float(truth[channel] - false[channel]) if false[channel] > 0 else 0.0
        has_decoy = len(prepared.decoy_rows) > 0
        values += [
            float(truth[channel]),
            gap,
            float(decoys[channel]),
            float(truth[channel] - decoys[channel]) if has_decoy else 0.0,
            float(answers[channel] - decoys[channel]) if has_decoy else 0.0,
        ]
    return values


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
    lines = prepared.snippet.lines[seen.span.first - 1 : seen.span.last]
    return {word.lower() for line in lines for word in line.replace("(", " ").split()}
