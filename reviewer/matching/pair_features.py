"""Features of (comment, issue) pairs: is the one about the other?"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from reviewer.model import Span

from .bigo import BigO, Powers
from .observation import Observation
from .prepared import PreparedIssue, PreparedSnippet
from .references import ROLES
from .similarity import CHANNELS

Array = NDArray[np.float32]

_TRUTHS = [ROLES.index(role) for role in ("title", "why", "fix", "whole", "phrase")]
_FALSE = ROLES.index("false")
_PHRASE = ROLES.index("phrase")
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
PAIR_FEATURES: tuple[str, ...] = (
    *(f"{channel}.{name}" for channel in CHANNELS for name in _SIMILARITY),
    *_PLACE,
    *_WORDS,
    *_GROWTH,
    *_SHAPE,
    *(f"unplaced.{channel}.{name}" for channel in CHANNELS for name in _UNPLACED),
)
_UNPLACED_COLUMNS = [
    PAIR_FEATURES.index(f"{channel}.{name}") for channel in CHANNELS for name in _UNPLACED
]


def pair_features(seen: Observation, prepared: PreparedSnippet) -> Array:
    """Features of a comment with every issue, shape (issues, PAIR_FEATURES)."""
    count = len(prepared.issues)
    if not count:
        return np.zeros((0, len(PAIR_FEATURES)), np.float32)
    similar, best = _similarity(seen, prepared)
    unplaced = similar[:, _UNPLACED_COLUMNS] * np.float32(seen.span is None)
    columns = np.concatenate(
        [
            similar,
            _place(seen, prepared, best),
            _wording(seen, prepared),
            _content(seen, prepared),
            unplaced,
        ],
        axis=1,
    )
    return columns.astype(np.float32)


def _similarity(seen: Observation, prepared: PreparedSnippet) -> tuple[Array, Array]:
    """(issues, channels * features), and the best truth by channel: (channels, issues)."""
    over_claims = seen.roles.max(axis=0)
    truth = over_claims[:, :, _TRUTHS]
    best = truth.max(axis=-1)
    whole = seen.roles[0][:, :, _TRUTHS].max(axis=-1)
    false = over_claims[:, :, _FALSE]
    decoys = seen.similarities[:, :, prepared.decoy_rows].max(axis=(0, 2), initial=0.0)
    margin = best - _best_other(best)
    rank = (best[:, None, :] > best[:, :, None]).sum(axis=-1).astype(np.float32)
    contrast = np.where(false > 0, best - false, 0.0)
    gap = best - decoys[:, None]
    parts = np.concatenate(
        [
            truth,
            np.stack([whole, best, margin, np.minimum(rank, 4.0), contrast, gap], axis=-1),
        ],
        axis=-1,
    )
    channels, issues, width = parts.shape
    return parts.transpose(1, 0, 2).reshape(issues, channels * width), best


def _best_other(values: Array) -> Array:
    """For each issue, the largest value among the others: (channels, issues), 0 if alone."""
    _, issues = values.shape
    if issues < 2:
        return np.zeros_like(values)
    order = np.sort(values, axis=1)
    top, second = order[:, -1:], order[:, -2:-1]
    others: Array = np.where(values >= top, second, top)
    return others


def _place(seen: Observation, prepared: PreparedSnippet, best: Array) -> Array:
    span = seen.span
    count = len(prepared.issues)
    table = np.zeros((count, len(_PLACE)), np.float32)
    if span is None:
        table[:, 0] = 1.0
        table[:, -1] = (best - _best_other(best)).mean(axis=0)
        return table
    distances = np.array([distance(span, issue.spans) for issue in prepared.issues])
    here = distances == 0
    mean = best.mean(axis=0)
    rivals = np.maximum(_best_other(np.where(here, mean, -1.0)[None])[0], 0.0)
    others = int(here.sum()) - here
    own = frozenset(range(span.first, min(span.last, span.first + 2000) + 1))
    shared = [len(own & issue.line_numbers) for issue in prepared.issues]
    table[:, 1] = here
    table[:, 2] = [
        both / (len(own) + len(issue.line_numbers) - both)
        for both, issue in zip(shared, prepared.issues, strict=True)
    ]
    table[:, 3] = [both / len(span) for both in shared]
    table[:, 4] = np.minimum(distances, 20.0) / 5.0
    table[:, 5] = here & (others == 0)
    table[:, 6] = others
    table[:, 7] = distances == distances.min()
    table[:, 8] = np.where(here, mean - rivals, 0.0)
    return table


def distance(span: Span, spans: tuple[Span, ...]) -> int:
    """Lines between a range and the nearest of several; 0 where they overlap."""
    return min((span.distance(other) for other in spans), default=99)


def _wording(seen: Observation, prepared: PreparedSnippet) -> Array:
    words = frozenset(seen.words) | seen.names
    in_code = seen.code & prepared.names
    in_names = seen.names & prepared.names
    table = np.zeros((len(prepared.issues), len(_WORDS)), np.float32)
    for row, issue in zip(table, prepared.issues, strict=True):
        row[:5] = (
            _share(seen.code & issue.names, 3),
            _share(seen.code & issue.text_names, 3),
            _share(in_code - issue.names, 3),
            _share(in_names & issue.names, 4),
            _share(in_names & issue.text_names, 3),
        )
    table[:, 5:7] = _with_margin([_share(issue.added & words, 3) for issue in prepared.issues])
    if seen.suggested:
        table[:, 7:9] = _with_margin(
            [_share(issue.added & seen.suggested, 3) for issue in prepared.issues]
        )
    table[:, 9] = seen.comment.suggestion is not None
    return table


def _content(seen: Observation, prepared: PreparedSnippet) -> Array:
    table = np.zeros((len(prepared.issues), len(_GROWTH) + len(_SHAPE)), np.float32)
    said = np.array(seen.concepts)
    if seen.growths:
        table[:, :3] = [_growth(seen, issue) for issue in prepared.issues]
    table[:, 3] = (prepared.concepts & said).sum(axis=1) / 3
    table[:, 4] = (~prepared.concepts & said).sum(axis=1) / 3
    table[:, 5] = min(math.log1p(len(seen.words)), 6.0)
    table[:, 6] = min(len(seen.claims), 8) / 4
    table[:, 7] = min(len(prepared.issues), 12) / 6
    table[:, 8] = seen.roles[..., _PHRASE].any(axis=(0, 1))
    return table


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


def _share(found: frozenset[str], enough: int) -> float:
    return min(len(found), enough) / enough


def _with_margin(values: list[float]) -> list[tuple[float, float]]:
    """Each value, and how far it lies above the largest of the others (0 where it is alone)."""
    second, first = sorted([0.0, 0.0, *values])[-2:]
    return [(value, value - (second if value == first else first)) for value in values]
