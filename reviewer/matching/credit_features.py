"""Features of the last step: what speaks for crediting an issue, once all models have spoken."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .observation import Observation
from .prepared import PreparedSnippet
from .trained_parts import ASSERTIONS

Array = NDArray[np.float32]

CREDIT_FEATURES: tuple[str, ...] = (
    "pair", "margin", "first", "second", "overlap", "no_lines", "claims", "own_claim",
    *(f"assertion.{name}" for name in ASSERTIONS),
    "pair_and_wrong", "pair_and_vague",
)  # fmt: skip


def credit_features(
    seen: Observation, prepared: PreparedSnippet, pairs: Array, assertion: Array
) -> Array:
    """Shape (issues, CREDIT_FEATURES). `pairs` and `assertion` are probabilities."""
    count = len(pairs)
    if not count:
        return np.zeros((0, len(CREDIT_FEATURES)), np.float32)
    logits = _logit(pairs)
    said = _logit(assertion)
    order = np.argsort(-pairs, kind="stable")
    rank = np.empty(count, int)
    rank[order] = np.arange(count)
    best_other = np.full(count, logits[order[0]])
    best_other[order[0]] = logits[order[1]] if count > 1 else _LEAST
    own = own_claims(seen)
    table = np.empty((count, len(CREDIT_FEATURES)), np.float32)
    table[:, 0] = logits
    table[:, 1] = logits - best_other
    table[:, 2] = rank == 0
    table[:, 3] = rank == 1
    table[:, 4] = [
        seen.span is not None and any(seen.span.overlaps(span) for span in issue.spans)
        for issue in prepared.issues
    ]
    table[:, 5] = seen.span is None
    table[:, 6] = min(len(seen.claims), 8) / 4
    table[:, 7] = own
    table[:, 8 : 8 + len(ASSERTIONS)] = said
    table[:, -2] = logits * said[ASSERTIONS.index("wrong")] / 4
    table[:, -1] = logits * said[ASSERTIONS.index("vague")] / 4
    return table


def own_claims(seen: Observation) -> NDArray[np.bool_]:
    """For each issue, whether some claim of the comment is nearer to it than to all others."""
    issues = seen.roles.shape[2]
    texts = seen.roles[1:] if len(seen.roles) > 1 else seen.roles
    near = texts[:, :, :, :-1].max(axis=-1).mean(axis=1)
    owns = np.zeros(issues, bool)
    owns[near.argmax(axis=1)] = True
    return owns


def _logit(probabilities: Array) -> Array:
    clipped = np.minimum(np.maximum(probabilities, 1e-4), 1 - 1e-4)
    result: Array = np.log(clipped / (1 - clipped)).astype(np.float32)
    return result


_LEAST = _logit(np.zeros(1, np.float32))[0]
