"""Hold reports against labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.library import Weights
from reviewer.model import Report, Rubric

from .gold import Gold, Labelled
from .statistics import bootstrap, f1, kappa


@dataclass(frozen=True, slots=True)
class Judged:
    """One labelled review, the rubric it is about, and the engine's report."""

    labelled: Labelled
    rubric: Rubric
    report: Report


@dataclass(frozen=True, slots=True)
class StyleRow:
    """Means over the reviews of one style. Scores are 0..100."""

    style: str
    reviews: int
    score: float
    gold_score: float
    error: float
    pair_kappa: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """The engine against the first rater; `*_interval` are 95 % bootstrap over snippets."""

    reviews: int
    pairs: int
    pair_kappa: float
    pair_kappa_interval: tuple[float, float]
    pair_f1: float
    issue_kappa: float
    issue_kappa_interval: tuple[float, float]
    issue_f1: float
    verdict_kappa: float
    score_error: float
    score_error_interval: tuple[float, float]
    explanation_error: float | None
    raters_pair_kappa: float | None
    raters_issue_kappa: float | None
    styles: tuple[StyleRow, ...]


def measure(judged: Sequence[Judged], weights: Weights) -> Agreement:
    """All figures of a labelled corpus. `judged` must not be empty."""
    groups: dict[str, list[Judged]] = {}
    for item in judged:
        groups.setdefault(item.report.snippet, []).append(item)
    by_snippet = list(groups.values())

    def over(statistic: object) -> tuple[float, float]:
        assert callable(statistic)
        return bootstrap(by_snippet, lambda some: statistic([i for g in some for i in g]))

    gold_pairs, engine_pairs = _pairs(judged)
    gold_issues, engine_issues = _issues(judged)
    return Agreement(
        reviews=len(judged),
        pairs=len(gold_pairs),
        pair_kappa=kappa(gold_pairs, engine_pairs),
        pair_kappa_interval=over(lambda some: kappa(*_pairs(some))),
        pair_f1=f1(gold_pairs, engine_pairs),
        issue_kappa=kappa(gold_issues, engine_issues),
        issue_kappa_interval=over(lambda some: kappa(*_issues(some))),
        issue_f1=f1([s != "missed" for s in gold_issues], [s != "missed" for s in engine_issues]),
        verdict_kappa=kappa(*_verdicts(judged)),
        score_error=_score_error(judged, weights),
        score_error_interval=over(lambda some: _score_error(some, weights)),
        explanation_error=_explanation_error(judged),
        raters_pair_kappa=_raters(judged, pairs=True),
        raters_issue_kappa=_raters(judged, pairs=False),
        styles=tuple(
            _style(style, [j for j in judged if j.labelled.gold.style == style], weights)
            for style in sorted({j.labelled.gold.style for j in judged})
        ),
    )


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


def _pairs(judged: Sequence[Judged]) -> tuple[list[bool], list[bool]]:
    gold, engine = [], []
    for item in judged:
        for comment, result in zip(item.labelled.gold.comments, item.report.comments, strict=True):
            for issue in item.rubric.issues:
                gold.append(issue.id in comment.addresses)
                engine.append(issue.id in result.addresses)
    return gold, engine


def _issues(judged: Sequence[Judged]) -> tuple[list[str], list[str]]:
    gold = [item.labelled.gold.status(i.id) for item in judged for i in item.report.issues]
    return gold, [issue.status for item in judged for issue in item.report.issues]


def _verdicts(judged: Sequence[Judged]) -> tuple[list[str], list[str]]:
    gold = [comment.verdict for item in judged for comment in item.labelled.gold.comments]
    return gold, [comment.verdict for item in judged for comment in item.report.comments]


def _score_error(judged: Sequence[Judged], weights: Weights) -> float:
    errors = [
        abs(item.report.score - gold_score(item.labelled.gold, item.rubric, weights))
        for item in judged
    ]
    return sum(errors) / len(errors)


def _explanation_error(judged: Sequence[Judged]) -> float | None:
    errors = [
        abs(item.report.explanation.score - item.labelled.gold.explanation)
        for item in judged
        if item.report.explanation is not None and item.labelled.gold.explanation is not None
    ]
    return sum(errors) / len(errors) if errors else None


def _raters(judged: Sequence[Judged], *, pairs: bool) -> float | None:
    first: list[object] = []
    second: list[object] = []
    for item in judged:
        if len(item.labelled.golds) < 2:
            continue
        for issue in item.rubric.issues:
            for side, gold in ((first, item.labelled.golds[0]), (second, item.labelled.golds[1])):
                if pairs:
                    side += [issue.id in comment.addresses for comment in gold.comments]
                else:
                    side.append(gold.status(issue.id))
    return kappa([str(x) for x in first], [str(x) for x in second]) if first else None


def _style(style: str, judged: Sequence[Judged], weights: Weights) -> StyleRow:
    golds = [gold_score(item.labelled.gold, item.rubric, weights) for item in judged]
    return StyleRow(
        style=style,
        reviews=len(judged),
        score=sum(item.report.score for item in judged) / len(judged),
        gold_score=sum(golds) / len(golds),
        error=_score_error(judged, weights),
        pair_kappa=kappa(*_pairs(judged)),
    )
