"""Fit the models: pairs, what a comment asserts, and key points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reviewer.matching.comment_features import CommentFeatures
from reviewer.matching.credit_features import CREDIT_FEATURES, LINEAR_FEATURES, credit_features
from reviewer.matching.key_points import POINT_FEATURES, KeyPoints
from reviewer.matching.observation import Observed
from reviewer.matching.pair_features import PAIR_FEATURES
from reviewer.matching.stance import stance_ngrams
from reviewer.matching.text import terms
from reviewer.matching.trained import Trained, decode, encode
from reviewer.matching.trained_parts import ASSERTIONS, Boosted, Linear, Thresholds
from reviewer.matching.vectors import WordVectors

from . import bars, boosting, logistic
from .attacks import SAME_TOPIC, TRUE_ELSEWHERE
from .cases import Case
from .dataset import Example

Array = NDArray[np.float64]

OFF_PENALTY = 1e9
FOLDS = 8
VOICE_FOLDS = 6
OTHER_WEIGHT = 0.3
"""Of an explanation held against the points of another snippet."""
_SPARSE = ("stance.", "stem.")
_ASSERTION = {"issue": "issue", "wrong": "wrong", "vague": "vague", "praise": "vague"}


@dataclass(frozen=True, slots=True)
class Settings:
    """Strengths of the penalties, how common a word or n-gram must be, what is switched off.

    `off` names features, or groups of them by what stands before the dot, that are not used.
    """

    pair_penalty: float = 3.0
    number_penalty: float = 30.0
    dimension_penalty: float = 500.0
    word_penalty: float = 10.0
    credit_penalty: float = 3.0
    point_penalty: float = 3.0
    trees: int = 150
    fewest: int = 8
    fewest_voices: int = 5
    off: frozenset[str] = frozenset()


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
    of_topic = np.array([example.attack not in SAME_TOPIC for example in examples])
    of_sense = np.array([example.attack not in TRUE_ELSEWHERE for example in examples])
    pairs = _unseen_pairs(examples, weight * of_topic, settings)
    features = CommentFeatures(*_common(examples, settings))
    table = np.zeros((len(examples), len(features.names)))
    for places, observed in _together(examples):
        table[places] = features(observed, np.stack([pairs[place] for place in places]))
    credit, trees = _fit_credit(
        table, examples, (weight, weight * of_sense), pairs, features, settings
    )
    trained = Trained(
        id="",
        idf=idf,
        pair=_fit_pairs(examples, weight * of_topic, settings),
        comment=_fit_comments(table, examples, weight * of_sense, features, settings),
        comment_features=features,
        credit=credit,
        trees=trees,
        topic=bars.fit_topic(examples),
        point=_fit_points(cases, idf, vectors, settings),
        thresholds=thresholds,
    )
    return decode(encode(trained))


def _fit_pairs(examples: Sequence[Example], weight: Array, settings: Settings) -> Linear:
    x = np.concatenate([example.features for example in examples])
    y, rows = _targets(examples, weight)
    penalty = _penalties(PAIR_FEATURES, np.full(x.shape[1], settings.pair_penalty), settings)
    return _linear(x, [y], rows, penalty)


def _targets(examples: Sequence[Example], weight: Array) -> tuple[Array, Array]:
    """Targets of all pairs, and the weight of each."""
    y = np.concatenate([example.targets for example in examples])
    pairs = zip(examples, weight, strict=True)
    return y, np.concatenate([np.full(len(example.targets), w) for example, w in pairs])


def _unseen_pairs(examples: Sequence[Example], weight: Array, settings: Settings) -> list[Array]:
    """Pair probabilities of every example by a model that has not seen its snippet."""
    folds = _folds([example.case.snippet.id for example in examples], FOLDS)
    found: list[Array] = [np.zeros(0)] * len(examples)
    for number in sorted(set(folds)):
        train = folds != number
        kept = [example for example, use in zip(examples, train, strict=True) if use]
        model = _fit_pairs(kept, weight[train], settings)
        for place in np.flatnonzero(~train).tolist():
            found[place] = model(examples[place].features)[:, 0]
    return found


def _together(examples: Sequence[Example]) -> Iterator[tuple[list[int], Observed]]:
    """The examples by what they were observed with: their places, and those comments."""
    places: dict[int, list[int]] = {}
    for place, example in enumerate(examples):
        places.setdefault(id(example.observed), []).append(place)
    for some in places.values():
        yield some, examples[some[0]].observed.take([examples[place].row for place in some])


def _folds(names: Sequence[str], count: int) -> NDArray[np.int64]:
    order = {name: place % count for place, name in enumerate(sorted(set(names)))}
    return np.array([order[name] for name in names])


def _common(examples: Sequence[Example], settings: Settings) -> tuple[list[str], list[str]]:
    """Stance n-grams, and stems, that several voices use."""
    return (
        _frequent(examples, lambda text: set(stance_ngrams(text)), settings),
        _frequent(examples, lambda text: set(terms(text)), settings),
    )


def _frequent(
    examples: Sequence[Example], features: Callable[[str], set[str]], settings: Settings
) -> list[str]:
    counts: Counter[str] = Counter()
    voices: dict[str, set[str]] = {}
    seen: set[int] = set()
    for example in examples:
        if id(example.gold) in seen:
            continue
        seen.add(id(example.gold))
        for feature in features(example.seen.text):
            counts[feature] += 1
            voices.setdefault(feature, set()).add(example.case.voice)
    return sorted(
        feature
        for feature, number in counts.items()
        if number >= settings.fewest and len(voices[feature]) >= settings.fewest_voices
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
    penalty = np.array([_strength(name, settings) for name in features.names])
    plain = np.array([name.startswith(_SPARSE) for name in features.names])
    penalties = _penalties(features.names, penalty, settings)
    return _linear(table, targets, weight, penalties, plain)


def _fit_credit(
    table: Array,
    examples: Sequence[Example],
    weights: tuple[Array, Array],
    pairs: Sequence[Array],
    features: CommentFeatures,
    settings: Settings,
) -> tuple[Linear, Boosted]:
    """How far to trust the other models, learnt where they have not seen snippet or voice.

    `weights` are those of the examples here and in the model of assertions.
    """
    weight, of_sense = weights
    folds = _folds([example.case.voice for example in examples], VOICE_FOLDS)
    assertion = np.zeros((len(examples), len(ASSERTIONS)))
    for number in sorted(set(folds)):
        train = folds != number
        kept = [example for example, use in zip(examples, train, strict=True) if use]
        model = _fit_comments(table[train], kept, of_sense[train], features, settings)
        scores = model(table[~train])
        assertion[~train] = scores / scores.sum(axis=1, keepdims=True)
    rows: list[Array] = [np.zeros(0)] * len(examples)
    for places, observed in _together(examples):
        of_these = np.stack([pairs[place] for place in places])
        own = np.stack([examples[place].features for place in places])
        found = credit_features(observed, own, of_these, assertion[places])
        for place, row in zip(places, found, strict=True):
            rows[place] = row
    y, of_pairs = _targets(examples, weight)
    x = np.concatenate(rows)
    names = CREDIT_FEATURES[:LINEAR_FEATURES]
    penalty = _penalties(names, np.full(len(names), settings.credit_penalty), settings)
    linear = _linear(x[:, :LINEAR_FEATURES], [y], of_pairs, penalty)
    used = ~_off(CREDIT_FEATURES, settings)
    return linear, boosting.fit(np.where(used, x, 0.0), y, of_pairs, trees=settings.trees)


def _penalties(names: Sequence[str], penalty: Array, settings: Settings) -> Array:
    """The penalties, with features that are switched off held at zero."""
    return np.where(_off(names, settings), OFF_PENALTY, penalty)


def _off(names: Sequence[str], settings: Settings) -> NDArray[np.bool_]:
    return np.array([n in settings.off or n.split(".")[0] in settings.off for n in names], bool)


def _fit_points(
    cases: Sequence[Case], idf: Mapping[str, float], vectors: WordVectors, settings: Settings
) -> Linear:
    """Raters give a share of points covered: each point of an explanation gets that share.

    Of another snippet's points it covers none.
    """
    rows: list[Array] = []
    targets: list[Array] = []
    weights: list[Array] = []
    explained = [case for case in cases if case.labelled.review.explanation.strip()]
    for place, case in enumerate(explained):
        shares = [g.explanation for g in case.labelled.golds if g.explanation is not None]
        if not shares or case.snippet.rubric.explain is None:
            continue
        points = KeyPoints(case.snippet.rubric.explain, vectors, idf)
        other = explained[(place + len(explained) // 2) % len(explained)]
        said = [(case, sum(shares) / len(shares), 1.0), (other, 0.0, OTHER_WEIGHT)]
        for author, share, weight in said:
            if author is not case and author.snippet.id == case.snippet.id:
                continue
            table = points.features(author.labelled.review.explanation)
            rows.append(table)
            targets.append(np.full(len(table), share))
            weights.append(np.full(len(table), weight))
    if not rows:
        rows, targets, weights = [np.zeros((1, len(POINT_FEATURES)))], [np.zeros(1)], [np.ones(1)]
    table = np.concatenate(rows)
    penalty = np.full(table.shape[1], settings.point_penalty)
    return _linear(table, [np.concatenate(targets)], np.concatenate(weights), penalty)


def _strength(name: str, settings: Settings) -> float:
    if name.startswith(_SPARSE):
        return settings.word_penalty
    return settings.dimension_penalty if name.startswith("dimension.") else settings.number_penalty


def _linear(
    x: Array,
    targets: Sequence[Array],
    weight: Array,
    penalty: Array,
    plain: NDArray[np.bool_] | None = None,
) -> Linear:
    """A logistic model over standardised features; `plain` ones are only centred.

    To standardise rare words would all but free them of their penalty.
    """
    mean, spread = logistic.standardise(x)
    if plain is not None:
        spread = np.where(plain, 1.0, spread)
    z = np.c_[(x - mean) / spread, np.ones(len(x))]
    weights = logistic.fit(z, np.stack(targets, axis=1), weight, np.r_[penalty, 0.0])
    parts = (mean, spread, weights[:-1], weights[-1])
    return Linear(*parts)
