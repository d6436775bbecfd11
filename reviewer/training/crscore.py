"""The text part alone on people's labels of other code reviews:
`python -m reviewer.training.crscore tests/agreement/crscore [--minilm WHEEL]`

Does a review comment address a claim about a diff? No lines, no rubric, no kinds, Java and
JavaScript: what is left of the engine is how near two texts are. Logistic regression on those
similarities and its threshold are fitted on one half of the diffs and scored on the other, both
ways. A diff belongs to the half that the parity of sha256(its id) says. Intervals are bootstrap
over diffs. Beside it, with thresholds chosen on the same halves: cosine of TF-IDF and of MiniLM.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reviewer.agreement.statistics import Interval, interval, kappa_of, resampled
from reviewer.matching.similarity import Recall, TextSet
from reviewer.matching.text import terms
from reviewer.matching.vectors import WordVectors, load_vectors

from . import logistic
from .rivals import MiniLMCosine, Similarity, TfIdf, minilm_wheel, nearest, whole_and_claims

Array = NDArray[np.float64]

PENALTY = 3.0


@dataclass(frozen=True, slots=True)
class Diff:
    """Claims about a diff, reviews of it, and which addresses which: (reviews, claims), 0 or 1."""

    id: str
    claims: tuple[str, ...]
    reviews: tuple[str, ...]
    addressed: Array

    @property
    def half(self) -> int:
        """0 or 1, from the id alone."""
        return hashlib.sha256(self.id.encode()).digest()[0] % 2


@dataclass(frozen=True, slots=True)
class Result:
    """Kappa on each half by what the other taught, and on all diffs so judged."""

    name: str
    halves: tuple[float, float]
    kappa: float
    kappa_interval: Interval


Scores = list[Array]
"""A score of every (review, claim) pair: (reviews, claims) by diff."""
Scorer = Callable[[Sequence[Diff], Sequence[Diff]], tuple[Scores, Scores]]
"""Learns from diffs: the scores of those, and of other diffs."""


def read(directory: Path) -> list[Diff]:
    """The diffs of diffs.jsonl."""
    lines = (directory / "diffs.jsonl").read_text(encoding="utf-8").splitlines()
    return [_diff(json.loads(line)) for line in lines]


def _diff(data: Mapping[str, list[str]] | Mapping[str, list[dict[str, list[int]]]]) -> Diff:
    reviews: list[dict[str, list[int]]] = data["reviews"]  # type: ignore[assignment]
    addressed = np.zeros((len(reviews), len(data["claims"])))
    for row, review in zip(addressed, reviews, strict=True):
        row[review["addresses"]] = 1
    texts = tuple(str(review["text"]) for review in reviews)
    return Diff(str(data["diff"]), tuple(map(str, data["claims"])), texts, addressed)


def compare(name: str, scorer: Scorer, diffs: Sequence[Diff]) -> Result:
    """Score each half of the diffs by what the other half teaches."""
    tables: list[Array] = []
    for half in (0, 1):
        seen = [diff for diff in diffs if diff.half != half]
        tested = [diff for diff in diffs if diff.half == half]
        known, found = scorer(seen, tested)
        threshold = best_threshold(_flat(known), _flat([diff.addressed for diff in seen]))
        tables.append(
            np.stack(
                [
                    _table(diff.addressed > 0, scores >= threshold)
                    for diff, scores in zip(tested, found, strict=True)
                ]
            )
        )
    every = np.concatenate(tables)
    drawn = resampled(every.reshape(len(every), 4)).reshape(-1, 2, 2)
    first, second = (float(kappa_of(table.sum(axis=0))) for table in tables)
    whole = float(kappa_of(every.sum(axis=0)))
    return Result(name, (first, second), whole, interval(kappa_of(drawn)))


def best_threshold(scores: Array, labels: Array) -> float:
    """The threshold with the largest kappa; scores from it on count as yes."""
    order = np.argsort(-scores, kind="stable")
    yes = np.arange(1, len(scores) + 1, dtype=float)
    hits = np.cumsum(labels[order])
    positive, count = hits[-1], float(len(scores))
    tables = np.array(
        [[count - positive - (yes - hits), yes - hits], [positive - hits, hits]]
    ).transpose(2, 0, 1)
    ends = np.append(np.diff(scores[order]) != 0, True)
    found = np.where(ends, kappa_of(tables), -np.inf)
    return float(scores[order][int(found.argmax())])


def text_part(vectors: WordVectors) -> Scorer:
    """The engine's similarities, weighed by logistic regression."""

    def scorer(seen: Sequence[Diff], tested: Sequence[Diff]) -> tuple[Scores, Scores]:
        idf = word_weights([text for diff in seen for text in (*diff.claims, *diff.reviews)])
        known = [_features(diff, idf, vectors) for diff in seen]
        found = [_features(diff, idf, vectors) for diff in tested]
        x = np.concatenate([table.reshape(-1, table.shape[-1]) for table in known])
        y = _flat([diff.addressed for diff in seen])[:, None]
        mean, spread = logistic.standardise(x)
        z = np.c_[(x - mean) / spread, np.ones(len(x))]
        penalty = np.r_[np.full(x.shape[1], PENALTY), 0.0]
        weights = logistic.fit(z, y, np.ones(len(x)), penalty)[:, 0]

        def probability(table: Array) -> Array:
            return logistic.sigmoid(((table - mean) / spread) @ weights[:-1] + weights[-1])

        return [probability(table) for table in known], [probability(table) for table in found]

    return scorer


def cosine(similarity: Callable[[Sequence[str]], Similarity]) -> Scorer:
    """A rival: the cosine of a claim and the nearest part of a review, as it is."""

    def scorer(seen: Sequence[Diff], tested: Sequence[Diff]) -> tuple[Scores, Scores]:
        near = similarity([text for diff in seen for text in (*diff.claims, *diff.reviews)])
        known, found = (
            [nearest(near, diff.reviews, diff.claims) for diff in diffs] for diffs in (seen, tested)
        )
        return known, found

    return scorer


def word_weights(texts: Sequence[str]) -> dict[str, float]:
    """Inverse document frequency of the terms of texts; those of a single text left out."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(set(terms(text)))
    return {
        term: math.log(1 + len(texts) / number)
        for term, number in sorted(counts.items())
        if number > 1
    }


def _features(diff: Diff, idf: Mapping[str, float], vectors: WordVectors) -> Array:
    """Whole, best part, and margin over the other claims, by channel; words in common, lengths:
    (reviews, claims, features)."""
    claims = TextSet(diff.claims, idf, vectors)
    of_claims = [Recall(claim, idf) for claim in diff.claims]
    said_in_claims = [frozenset(terms(claim)) for claim in diff.claims]
    count = len(diff.claims)
    tables = []
    for review in diff.reviews:
        parts = np.stack([claims.similarities(text) for text in whole_and_claims(review)])
        best = parts.max(axis=0).astype(float)
        said = frozenset(terms(review))
        of_review = Recall(review, idf)
        numbers = [
            np.array([recall(said) for recall in of_claims]),
            np.array([of_review(claim) for claim in said_in_claims]),
            np.full(count, min(math.log1p(len(review.split())), 6.0)),
            np.array([min(math.log1p(len(claim.split())), 6.0) for claim in diff.claims]),
            np.full(count, math.log1p(count)),
        ]
        tables.append(np.stack([*parts[0], *best, *(best - _best_other(best)), *numbers], axis=-1))
    return np.stack(tables).astype(float)


def _best_other(values: Array) -> Array:
    """For each claim, the largest value among the others: (channels, claims), 0 if alone."""
    if values.shape[1] < 2:
        return np.zeros_like(values)
    order = np.sort(values, axis=1)
    others: Array = np.where(values >= order[:, -1:], order[:, -2:-1], order[:, -1:])
    return others


def _flat(tables: Sequence[Array]) -> Array:
    return np.concatenate([table.ravel() for table in tables])


def _table(gold: NDArray[np.bool_], found: NDArray[np.bool_]) -> Array:
    cells = [[~gold & ~found, ~gold & found], [gold & ~found, gold & found]]
    return np.array([[cell.sum() for cell in row] for row in cells], float)


def main(arguments: list[str]) -> None:
    """Print a row for each way to tell."""
    parser = argparse.ArgumentParser(prog="reviewer.training.crscore")
    parser.add_argument("directory", type=Path)
    parser.add_argument("--minilm", type=Path, metavar="WHEEL")
    options = parser.parse_args(arguments)
    diffs = read(options.directory)
    scorers = {"text part of the engine": text_part(load_vectors()), "TF-IDF": cosine(TfIdf)}
    wheel = minilm_wheel(options.minilm)
    if wheel is not None:
        model = MiniLMCosine(wheel)
        scorers["MiniLM cosine"] = cosine(lambda _: model)
    pairs = sum(diff.addressed.size for diff in diffs)
    halves = [sum(diff.half == half for diff in diffs) for half in (0, 1)]
    sys.stdout.write(f"{len(diffs)} diffs ({halves[0]} and {halves[1]}), {pairs} pairs\n\n")
    names = ("first", "second", "kappa", "95 %")
    sys.stdout.write(f"{'':<26}{names[0]:>8}{names[1]:>8}{names[2]:>8}{names[3]:>18}\n")
    for name, scorer in scorers.items():
        result = compare(name, scorer, diffs)
        (first, second), (low, high) = result.halves, result.kappa_interval
        sys.stdout.write(
            f"{name:<26}{first:>8.3f}{second:>8.3f}{result.kappa:>8.3f}"
            f"{f'{low:.3f} to {high:.3f}':>18}\n"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
