"""Features of (comment, issue) pairs: is the one about the other?"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from .bigo import BigO, Powers
from .observation import Observation, Observed
from .prepared import PreparedIssue
from .references import FALSE, PHRASE, TRUTHS
from .similarity import CHANNELS

Array = NDArray[np.float64]

_SIMILARITY = (
    "title", "why", "fix", "whole", "phrase", "whole_comment", "best", "margin", "rank",
    "contrast", "decoy_gap",
)  # fmt: skip
_PLACE = (
    "no_lines", "overlap", "iou", "inside", "distance", "alone_here", "competitors", "nearest",
    "margin_here",
)  # fmt: skip
_WORDS = (
    "code_here", "code_in_text", "code_elsewhere", "names_here", "names_in_text", "fix_words",
    "fix_words_margin", "suggested_fix", "suggested_margin", "has_suggestion",
)  # fmt: skip
_GROWTH = ("growth_before", "growth_after", "growth_other", "concepts", "concepts_missing")
# Without lines the text alone must decide: similarities weigh more then.
_UNPLACED = ("best", "margin", "whole_comment", "rank")
_SHAPE = ("length", "claims", "issues", "has_phrases")
_SHARES = ("strange", "of_issue", "of_title", "of_title_margin")
PAIR_FEATURES: tuple[str, ...] = (
    *(f"{channel}.{name}" for channel in CHANNELS for name in _SIMILARITY),
    *_PLACE,
    *_WORDS,
    *_GROWTH,
    *_SHAPE,
    *(f"share.{name}" for name in _SHARES),
    *(f"unplaced.{channel}.{name}" for channel in CHANNELS for name in _UNPLACED),
)
_UNPLACED_COLUMNS = [
    PAIR_FEATURES.index(f"{channel}.{name}") for channel in CHANNELS for name in _UNPLACED
]


def pair_features(observed: Observed) -> Array:
    """Features of comments with every issue, shape (comments, issues, PAIR_FEATURES)."""
    comments, issues = len(observed), len(observed.prepared.issues)
    if not comments or not issues:
        return np.zeros((comments, issues, len(PAIR_FEATURES)))
    similar, best = _similarity(observed)
    no_lines = np.array([seen.span is None for seen in observed.each], float)
    unplaced = similar[:, :, _UNPLACED_COLUMNS] * no_lines[:, None, None]
    columns: Array = np.concatenate(
        [
            similar,
            _place(observed, best),
            _wording(observed),
            _content(observed),
            _shares(observed),
            unplaced,
        ],
        axis=2,
    )
    return columns


def _similarity(observed: Observed) -> tuple[Array, Array]:
    """(comments, issues, channels * features), and the best truth by channel: (comments,
    channels, issues)."""
    truth = observed.best[..., TRUTHS]
    best = truth.max(axis=-1)
    false = observed.best[..., FALSE]
    rank = (best[:, :, None, :] > best[:, :, :, None]).sum(axis=-1)
    parts = np.concatenate(
        [
            truth,
            np.stack(
                [
                    observed.whole[..., TRUTHS].max(axis=-1),
                    best,
                    best - best_other(best),
                    np.minimum(rank, 4.0),
                    np.where(false > 0, best - false, 0.0),
                    best - observed.decoys[:, :, None],
                ],
                axis=-1,
            ),
        ],
        axis=-1,
    )
    comments, channels, issues, width = parts.shape
    by_issue = parts.transpose(0, 2, 1, 3).reshape(comments, issues, channels * width)
    return by_issue, best


def best_other(values: Array) -> Array:
    """For each issue, the largest value among the others: (..., issues), 0 if alone."""
    if values.shape[-1] < 2:
        return np.zeros_like(values)
    order = np.sort(values, axis=-1)
    top, second = order[..., -1:], order[..., -2:-1]
    others: Array = np.where(values >= top, second, top)
    return others


def _place(observed: Observed, best: Array) -> Array:
    prepared, mean = observed.prepared, best.mean(axis=1)
    table = np.zeros((*mean.shape, len(_PLACE)))
    spans = [seen.span for seen in observed.each]
    unplaced = np.array([span is None for span in spans])
    table[unplaced, :, 0] = 1.0
    table[unplaced, :, -1] = (mean - best_other(best).mean(axis=1))[unplaced]
    known = [span for span in spans if span is not None]
    if not known:
        return table
    distances = prepared.place.distances(known)
    shared, lengths = prepared.place.shared(known)
    mean = mean[~unplaced]
    here = distances == 0
    rivals = np.maximum(best_other(np.where(here, mean, -1.0)), 0.0)
    others = here.sum(axis=1, keepdims=True) - here
    joint = lengths[:, None] + prepared.place.sizes - shared
    table[~unplaced, :, 1:] = np.stack(
        [
            here,
            shared / joint,
            shared / lengths[:, None],
            np.minimum(distances, 20.0) / 5.0,
            here & (others == 0),
            others,
            distances == distances.min(axis=1, keepdims=True),
            np.where(here, mean - rivals, 0.0),
        ],
        axis=-1,
    )
    return table


def _wording(observed: Observed) -> Array:
    known = observed.prepared.vocabulary
    code = known([seen.code for seen in observed.each])
    names = known([seen.names for seen in observed.each]) * known.in_code
    words = known([seen.names.union(seen.words) for seen in observed.each])
    in_code = code * known.in_code
    suggestions = np.array([seen.comment.suggestion is not None for seen in observed.each], float)
    fix_words = _share(words @ known.added, 3)
    suggested = np.zeros_like(fix_words)
    if suggestions.any():
        suggested = _share(known([seen.suggested for seen in observed.each]) @ known.added, 3)
    return np.stack(
        [
            _share(code @ known.here, 3),
            _share(code @ known.in_text, 3),
            _share(in_code @ (1.0 - known.here), 3),
            _share(names @ known.here, 4),
            _share(names @ known.in_text, 3),
            fix_words,
            fix_words - best_other(fix_words),
            suggested,
            suggested - best_other(suggested),
            np.broadcast_to(suggestions[:, None], fix_words.shape),
        ],
        axis=-1,
    )


def _content(observed: Observed) -> Array:
    prepared = observed.prepared
    comments, issues = len(observed), len(prepared.issues)
    table = np.zeros((comments, issues, len(_GROWTH) + len(_SHAPE)))
    for row, seen in zip(table, observed.each, strict=True):
        if seen.growths:
            row[:, :3] = [_growth(seen, issue) for issue in prepared.issues]
    said = np.array([seen.concepts for seen in observed.each], float)
    table[:, :, 3] = said @ prepared.concepts.T / 3
    table[:, :, 4] = said @ ~prepared.concepts.T / 3
    lengths = [min(math.log1p(len(seen.words)), 6.0) for seen in observed.each]
    table[:, :, 5] = np.array(lengths)[:, None]
    claims = [min(len(seen.claims), 8) / 4 for seen in observed.each]
    table[:, :, 6] = np.array(claims)[:, None]
    table[:, :, 7] = min(issues, 12) / 6
    table[:, :, 8] = observed.best[..., PHRASE].any(axis=1)
    return table


def _shares(observed: Observed) -> Array:
    strange, of_issue, of_title = observed.prepared.stems([seen.stems for seen in observed.each])
    return np.stack(
        [
            np.broadcast_to(strange[:, None], of_issue.shape),
            of_issue,
            of_title,
            of_title - best_other(of_title),
        ],
        axis=-1,
    )


def _growth(seen: Observation, issue: PreparedIssue) -> tuple[float, float, float]:
    """Whether growths said are those before the fix, after it, or others."""
    if not seen.growths or not (issue.before or issue.after):
        return 0.0, 0.0, 0.0
    orders = {growth.order for growth in seen.growths}
    before, after = _orders(issue.before), _orders(issue.after)
    return (
        float(bool(orders & before)),
        float(bool(orders & (after - before))),
        float(not orders & (before | after)),
    )


def _orders(growths: tuple[BigO, ...]) -> set[Powers]:
    return {growth.order for growth in growths}


def _share(found: Array, enough: int) -> Array:
    share: Array = np.minimum(found, enough) / enough
    return share
