"""Features of the last step: what speaks for crediting an issue, once all models have spoken."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .observation import Observed
from .pair_features import PAIR_FEATURES
from .trained_parts import ASSERTIONS

Array = NDArray[np.float64]

_MODELS = (
    "pair", "margin", "first", "second", "overlap", "no_lines", "claims", "own_claim",
    *(f"assertion.{name}" for name in ASSERTIONS),
    "pair_and_wrong", "pair_and_vague",
)  # fmt: skip
CREDIT_FEATURES: tuple[str, ...] = (*_MODELS, *PAIR_FEATURES)
LINEAR_FEATURES = len(_MODELS)
"""The first so many are what the linear half of the credit model uses."""


def credit_features(observed: Observed, features: Array, pairs: Array, assertion: Array) -> Array:
    """Shape (comments, issues, CREDIT_FEATURES). `features` are those of the pairs, `pairs`
    (comments, issues) and `assertion` (comments, ASSERTIONS) probabilities.

    How a comment is written stays out: voices would be learnt from it, and those do not transfer.
    """
    return np.concatenate([_models(observed, pairs, assertion), features], axis=2)


def _models(observed: Observed, pairs: Array, assertion: Array) -> Array:
    comments, issues = pairs.shape
    table = np.zeros((comments, issues, len(_MODELS)))
    if not issues or not comments:
        return table
    logits, said = _logit(pairs), _logit(assertion)
    rank = np.empty((comments, issues), int)
    order = np.argsort(-pairs, axis=1, kind="stable")
    np.put_along_axis(rank, order, np.arange(issues)[None, :], axis=1)
    top = np.take_along_axis(logits, order[:, :1], axis=1)
    second = np.take_along_axis(logits, order[:, 1:2], axis=1) if issues > 1 else _LEAST
    table[:, :, 0] = logits
    table[:, :, 1] = logits - np.where(rank == 0, second, top)
    table[:, :, 2] = rank == 0
    table[:, :, 3] = rank == 1
    spans = [seen.span for seen in observed.each]
    unplaced = np.array([span is None for span in spans])
    known = [span for span in spans if span is not None]
    if known:
        table[~unplaced, :, 4] = observed.prepared.place.distances(known) == 0
    table[:, :, 5] = unplaced[:, None]
    claims = [min(len(seen.claims), 8) / 4 for seen in observed.each]
    table[:, :, 6] = np.array(claims)[:, None]
    for row, seen in zip(table, observed.each, strict=True):
        # some claim of the comment is nearer to these than to all others
        row[seen.claims_near.argmax(axis=1), 7] = 1.0
    table[:, :, 8 : 8 + len(ASSERTIONS)] = said[:, None, :]
    table[:, :, -2] = logits * said[:, None, ASSERTIONS.index("wrong")] / 4
    table[:, :, -1] = logits * said[:, None, ASSERTIONS.index("vague")] / 4
    return table


def _logit(probabilities: Array) -> Array:
    clipped = np.minimum(np.maximum(probabilities, 1e-4), 1 - 1e-4)
    result: Array = np.log(clipped / (1 - clipped))
    return result


_LEAST = _logit(np.zeros((1, 1)))
