"""Fit the models: pairs, what a comment asserts, and key points."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from reviewer.matching.comment_features import CommentFeatures
from reviewer.matching.key_points import POINT_FEATURES, KeyPoints
from reviewer.matching.pair_features import PAIR_FEATURES
from reviewer.matching.stance import stance_ngrams
from reviewer.matching.trained import ASSERTIONS, Linear, Thresholds, Trained, decode
from reviewer.matching.vectors import WordVectors

from . import logistic
from .cases import Case
from .dataset import Example

Array = NDArray[np.float64]

FOLDS = 8
_ASSERTION = {"issue": "issue", "wrong": "wrong", "vague": "vague", "praise": "vague"}


@dataclass(frozen=True, slots=True)
class Settings:
    """Strengths of the penalties, and how common a stance n-gram must be."""

    pair_penalty: float = 3.0
    number_penalty: float = 10.0
    ngram_penalty: float = 100.0
    fewest: int = 8
    fewest_voices: int = 4
    point_penalty: float = 3.0


def fit(
    examples: Sequence[Example],
    cases: Sequence[Case],
    idf: Mapping[str, float],
    vectors: WordVectors,
    thresholds: Thresholds,
    settings: Settings | None = None,
) -> Trained:
    """Train all models on labelled comments."""
    settings = settings or Settings()
    weight = np.array([example.weight for example in examples])
    pair = _fit_pairs(examples, weight, settings)
    features = CommentFeatures(_common_ngrams(examples, settings))
    probabilities = _out_of_fold(examples, weight, settings)
    table = np.stack(
        [
            features(example.seen, example.prepared, pairs)
            for example, pairs in zip(examples, probabilities, strict=True)
        ]
    ).astype(float)
    comment = _fit_comments(table, examples, weight, features, settings)
    point = _fit_points(cases, idf, vectors, settings)
    return decode(encode(idf, pair, comment, features, point, thresholds))


def encode(
    idf: Mapping[str, float],
    pair: Linear,
    comment: Linear,
    features: CommentFeatures,
    point: Linear,
    thresholds: Thresholds,
) -> str:
    """The models as JSON, the form that they are shipped in."""
    data = {
        "pair_features": PAIR_FEATURES,
        "ngrams": features.ngrams,
        "thresholds": asdict(thresholds),
        "pair": pair.to_data(),
        "comment": comment.to_data(),
        "point": point.to_data(),
        "idf": idf,
    }
    return json.dumps(data, separators=(",", ":"), ensure_ascii=True)


def _fit_pairs(examples: Sequence[Example], weight: Array, settings: Settings) -> Linear:
    x = np.concatenate([example.features for example in examples])
    y = np.concatenate([example.targets for example in examples])
    rows = np.concatenate(
        [np.full(len(e.targets), w) for e, w in zip(examples, weight, strict=True)]
    )
    return _linear(x, [y], rows, np.full(x.shape[1], settings.pair_penalty))


def _out_of_fold(
    examples: Sequence[Example], weight: Array, settings: Settings
) -> list[NDArray[np.float32]]:
    """Pair probabilities of every example by a model that has not seen its snippet."""
    names = sorted({example.case.snippet.id for example in examples})
    fold = {name: place % FOLDS for place, name in enumerate(names)}
    found: list[NDArray[np.float32]] = [np.zeros(0, np.float32)] * len(examples)
    for number in range(min(FOLDS, len(names))):
        train = [fold[example.case.snippet.id] != number for example in examples]
        kept = [example for example, use in zip(examples, train, strict=True) if use]
        model = _fit_pairs(kept, weight[np.array(train)], settings)
        for place, example in enumerate(examples):
            if not train[place]:
                found[place] = model(example.features.astype(np.float32))[:, 0]
    return found


def _common_ngrams(examples: Sequence[Example], settings: Settings) -> list[str]:
    """Stance n-grams that several voices use."""
    counts: Counter[str] = Counter()
    voices: dict[str, set[str]] = {}
    seen: set[int] = set()
    for example in examples:
        if id(example.gold) in seen:
            continue
        seen.add(id(example.gold))
        for gram in stance_ngrams(example.seen.text):
            counts[gram] += 1
            voices.setdefault(gram, set()).add(example.case.voice)
    return sorted(
        gram
        for gram, number in counts.items()
        if number >= settings.fewest and len(voices[gram]) >= settings.fewest_voices
    )


def _fit_comments(
    table: Array,
    examples: Sequence[Example],
    weight: Array,
    features: CommentFeatures,
    settings: Settings,
) -> Linear:
    said = [_ASSERTION.get(example.gold.verdict, "other") for example in examples]
    targets = [np.array([float(name == one) for name in said]) for one in ASSERTIONS]
    numbers = table.shape[1] - len(features.ngrams)
    penalty = np.r_[
        np.full(numbers, settings.number_penalty),
        np.full(len(features.ngrams), settings.ngram_penalty),
    ]
    return _linear(table, targets, weight, penalty)


def _fit_points(
    cases: Sequence[Case], idf: Mapping[str, float], vectors: WordVectors, settings: Settings
) -> Linear:
    """Raters give a share of points covered: each point of an explanation gets that share."""
    rows: list[Array] = []
    targets: list[Array] = []
    for case in cases:
        explanation = case.labelled.review.explanation
        shares = [g.explanation for g in case.labelled.golds if g.explanation is not None]
        if not explanation.strip() or not shares or case.snippet.rubric.explain is None:
            continue
        points = KeyPoints(case.snippet.rubric.explain, vectors, idf)
        table = points.features(explanation).astype(float)
        rows.append(table)
        targets.append(np.full(len(table), sum(shares) / len(shares)))
    if not rows:
        table, share = np.zeros((1, len(POINT_FEATURES))), np.zeros(1)
    else:
        table, share = np.concatenate(rows), np.concatenate(targets)
    penalty = np.full(table.shape[1], settings.point_penalty)
    return _linear(table, [share], np.ones(len(share)), penalty)


def _linear(x: Array, targets: Sequence[Array], weight: Array, penalty: Array) -> Linear:
    mean, spread = logistic.standardise(x)
    z = np.c_[(x - mean) / spread, np.ones(len(x))]
    weights = logistic.fit(z, np.stack(targets, axis=1), weight, np.r_[penalty, 0.0])
    parts = (mean, spread, weights[:-1], weights[-1])
    return Linear(*(part.astype(np.float32) for part in parts))
