"""Hold reports against labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.library import Weights

from .statistics import Interval, interval, kappa, resampled
from .tally import Judged, Tally, by_snippet, total
from .voices import GROUPS, VoiceGroup


@dataclass(frozen=True, slots=True)
class StyleRow:
    """Means over the reviews of one style. Scores are 0..100.

    The kappas are None where the labels credit no comment: then the score tells all.
    """

    style: str
    reviews: int
    score: float
    gold_score: float
    error: float
    error_interval: Interval
    pair_kappa: float | None
    pair_kappa_interval: Interval | None
    issue_kappa: float | None


@dataclass(frozen=True, slots=True)
class GroupRow:
    """Mean score of voices that share a goal: at most so many points, or at least such a share."""

    group: str
    styles: tuple[str, ...]
    reviews: int
    score: float
    score_interval: Interval
    gold_score: float
    share: float | None
    share_interval: Interval | None
    most: float | None
    least: float | None
    reached: bool | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """The engine against the first rater; `*_interval` are 95 % bootstrap over snippets."""

    engine: str
    reviews: int
    pairs: int
    pair_kappa: float
    pair_kappa_interval: Interval
    pair_f1: float
    issue_kappa: float
    issue_kappa_interval: Interval
    issue_f1: float
    verdict_kappa: float
    score_error: float
    score_error_interval: Interval
    explanation_error: float | None
    raters_pair_kappa: float | None
    raters_issue_kappa: float | None
    styles: tuple[StyleRow, ...]
    groups: tuple[GroupRow, ...]


def measure(judged: Sequence[Judged], weights: Weights) -> Agreement:
    """All figures of a labelled corpus. `judged` must not be empty."""
    whole = total(judged, weights)
    drawn = Tally(resampled(by_snippet(judged, weights).sums))
    styles: dict[str, list[Judged]] = {}
    for item in judged:
        styles.setdefault(item.labelled.gold.style, []).append(item)
    explained = float(whole.explanation_error)
    return Agreement(
        engine=judged[0].report.engine,
        reviews=len(judged),
        pairs=int(whole.pairs),
        pair_kappa=float(whole.pair_kappa),
        pair_kappa_interval=interval(drawn.pair_kappa),
        pair_f1=whole.pair_f1(),
        issue_kappa=float(whole.issue_kappa),
        issue_kappa_interval=interval(drawn.issue_kappa),
        issue_f1=whole.issue_f1(),
        verdict_kappa=float(whole.verdict_kappa),
        score_error=float(whole.error),
        score_error_interval=interval(drawn.error),
        explanation_error=None if explained != explained else explained,
        raters_pair_kappa=_raters(judged, pairs=True),
        raters_issue_kappa=_raters(judged, pairs=False),
        styles=tuple(_style(style, styles[style], weights) for style in sorted(styles)),
        groups=tuple(
            _group(group, [item for style in sorted(here) for item in styles[style]], weights)
            for group in GROUPS
            if (here := group.styles & set(styles))
        ),
    )


def _style(style: str, judged: Sequence[Judged], weights: Weights) -> StyleRow:
    whole = total(judged, weights)
    drawn = Tally(resampled(by_snippet(judged, weights).sums))
    some = bool(whole.pairs_in_gold)
    return StyleRow(
        style=style,
        reviews=len(judged),
        score=float(whole.score),
        gold_score=float(whole.gold_score),
        error=float(whole.error),
        error_interval=interval(drawn.error),
        pair_kappa=float(whole.pair_kappa) if some else None,
        pair_kappa_interval=interval(drawn.pair_kappa) if some else None,
        issue_kappa=float(whole.issue_kappa) if some else None,
    )


def _group(group: VoiceGroup, judged: Sequence[Judged], weights: Weights) -> GroupRow:
    whole = total(judged, weights)
    drawn = Tally(resampled(by_snippet(judged, weights).sums))
    score, share = float(whole.score), float(whole.share)
    shared = group.least is not None and share == share
    return GroupRow(
        group=group.name,
        styles=tuple(sorted({item.labelled.gold.style for item in judged})),
        reviews=len(judged),
        score=score,
        score_interval=interval(drawn.score),
        gold_score=float(whole.gold_score),
        share=share if shared else None,
        share_interval=interval(drawn.share) if shared else None,
        most=group.most,
        least=group.least,
        reached=group.reached(score, share),
    )


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
