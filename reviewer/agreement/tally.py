"""What is counted of a judged review, as numbers that add up over reviews."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reviewer.library import Weights
from reviewer.model import Report, Rubric

from .gold import VERDICTS, Gold, Labelled
from .statistics import f1_of, kappa_of

Array = NDArray[np.float64]

STATUSES = ("found", "partial", "missed")
_PAIRS, _ISSUES, _VERDICTS = slice(0, 4), slice(4, 13), slice(13, 49)
_REVIEWS, _SCORE, _GOLD, _ERROR, _EXPLAINED, _EXPLANATION_ERROR = range(49, 55)
WIDTH = 55


@dataclass(frozen=True, slots=True)
class Judged:
    """One labelled review, the rubric it is about, and the engine's report."""

    labelled: Labelled
    rubric: Rubric
    report: Report


@dataclass(frozen=True, slots=True)
class Tally:
    """Sums over reviews, `sums` of shape (..., WIDTH); figures have the shape before that."""

    sums: Array

    @property
    def reviews(self) -> Array:
        """Number of reviews."""
        return self._column(_REVIEWS)

    @property
    def pairs(self) -> Array:
        """Number of pairs of comment and issue."""
        total: Array = self.sums[..., _PAIRS].sum(axis=-1)
        return total

    @property
    def pair_kappa(self) -> Array:
        """Does the comment address the issue?"""
        return kappa_of(self._table(_PAIRS, 2))

    @property
    def pairs_in_gold(self) -> Array:
        """Pairs that the rater says are so."""
        total: Array = self._table(_PAIRS, 2)[..., 1, :].sum(axis=-1)
        return total

    @property
    def issue_kappa(self) -> Array:
        """Is the issue found, partly found, or missed?"""
        return kappa_of(self._table(_ISSUES, len(STATUSES)))

    @property
    def verdict_kappa(self) -> Array:
        """What is the comment worth?"""
        return kappa_of(self._table(_VERDICTS, len(VERDICTS)))

    @property
    def score(self) -> Array:
        """Mean score, 0..100."""
        return self._mean(_SCORE, _REVIEWS)

    @property
    def gold_score(self) -> Array:
        """Mean score that the rater gives, 0..100."""
        return self._mean(_GOLD, _REVIEWS)

    @property
    def error(self) -> Array:
        """Mean absolute error of the score, in points."""
        return self._mean(_ERROR, _REVIEWS)

    @property
    def share(self) -> Array:
        """The mean score as a share of the rater's."""
        return self._mean(_SCORE, _GOLD)

    @property
    def explanation_error(self) -> Array:
        """Mean absolute error of the explanation's mark, 0..1; NaN where none is marked."""
        return self._mean(_EXPLANATION_ERROR, _EXPLAINED)

    def pair_f1(self) -> float:
        """F1 of pairs; of a single tally."""
        table = self._table(_PAIRS, 2)
        return f1_of(table[1, 1], table[1].sum() + table[:, 1].sum())

    def issue_f1(self) -> float:
        """F1 of issues found at least in part; of a single tally."""
        table = self._table(_ISSUES, len(STATUSES))
        return f1_of(table[:2, :2].sum(), table[:2].sum() + table[:, :2].sum())

    def _column(self, place: int) -> Array:
        column: Array = self.sums[..., place]
        return column

    def _table(self, cells: slice, labels: int) -> Array:
        """Contingency tables: rater (rows) and engine (columns)."""
        return self.sums[..., cells].reshape(*self.sums.shape[:-1], labels, labels)

    def _mean(self, total: int, count: int) -> Array:
        number = self._column(count)
        return np.where(number > 0, self._column(total) / np.where(number > 0, number, 1), np.nan)


def total(judged: Iterable[Judged], weights: Weights) -> Tally:
    """The tally of reviews together."""
    sums = np.zeros(WIDTH)
    for item in judged:
        sums += _sums(item, weights)
    return Tally(sums)


def by_snippet(judged: Iterable[Judged], weights: Weights) -> Tally:
    """The tally of every snippet, shape (snippets, WIDTH)."""
    sums: dict[str, Array] = {}
    for item in judged:
        row = sums.setdefault(item.report.snippet, np.zeros(WIDTH))
        row += _sums(item, weights)
    return Tally(np.stack(list(sums.values())))


def gold_score(gold: Gold, rubric: Rubric, weights: Weights) -> float:
    """The rater's score where one is given, else the scoring rule over the rater's labels."""
    if gold.score is not None:
        return gold.score
    earned = possible = 0.0
    for issue in rubric.issues:
        status = gold.status(issue.id)
        if issue.optional and status == "missed":
            continue
        credit = {"found": weights.found, "partial": weights.partial}.get(status, weights.missed)
        earned += weights.of_severity(issue.severity) * credit
        possible += weights.of_severity(issue.severity)
    points = {"wrong": weights.wrong, "vague": weights.vague}
    off = sum(
        weights.decoy if comment.decoy else points.get(comment.verdict, 0.0)
        for comment in gold.comments
    )
    base = 100 * earned / possible if possible else 100.0
    return max(0.0, base - min(off, weights.most))


def _sums(item: Judged, weights: Weights) -> Array:
    sums = np.zeros(WIDTH)
    gold, report = item.labelled.gold, item.report
    pairs, issues, verdicts = (sums[cells] for cells in (_PAIRS, _ISSUES, _VERDICTS))
    for comment, result in zip(gold.comments, report.comments, strict=True):
        for issue in item.rubric.issues:
            pairs[2 * (issue.id in comment.addresses) + (issue.id in result.addresses)] += 1
        said = VERDICTS.index(comment.verdict), VERDICTS.index(result.verdict)
        verdicts[len(VERDICTS) * said[0] + said[1]] += 1
    for one in report.issues:
        status = STATUSES.index(gold.status(one.id)), STATUSES.index(one.status)
        issues[len(STATUSES) * status[0] + status[1]] += 1
    deserved = gold_score(gold, item.rubric, weights)
    sums[_REVIEWS], sums[_SCORE], sums[_GOLD] = 1, report.score, deserved
    sums[_ERROR] = abs(report.score - deserved)
    if report.explanation is not None and gold.explanation is not None:
        sums[_EXPLAINED] = 1
        sums[_EXPLANATION_ERROR] = abs(report.explanation.score - gold.explanation)
    return sums
