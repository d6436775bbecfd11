"""From probabilities to verdicts: which issues a comment is credited for, in three bands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reviewer.model import Credit, Finding, Verdict

from .observation import Observation
from .prepared import PreparedSnippet
from .references import ROLES
from .trained import ASSERTIONS, Thresholds

Array = NDArray[np.float32]

_TRUTHS = [place for place, role in enumerate(ROLES) if role != "false"]
_PRAISE = frozenset(
    "nice great good love clean clear elegant neat well solid excellent perfect readable tidy "
    "beautiful lovely lgtm kudos".split()
)


@dataclass(frozen=True, slots=True)
class Decision:
    """The verdict on a comment. `addresses` holds issue numbers."""

    verdict: Verdict
    addresses: dict[int, Credit]
    decoy: int | None
    confidence: float


def decide(
    seen: Observation,
    prepared: PreparedSnippet,
    pairs: Array,
    assertion: Array,
    limits: Thresholds,
    findings: Sequence[Finding] = (),
) -> Decision:
    """The verdict of a comment.

    `pairs` are the probabilities that it is about each issue, `assertion` those of ASSERTIONS.
    """
    of = dict(zip(ASSERTIONS, (float(p) for p in assertion), strict=True))
    if of["wrong"] >= limits.wrong:
        return Decision("wrong", {}, _decoy(seen, prepared), of["wrong"])
    if of["vague"] >= limits.vague:
        return Decision(_empty(seen), {}, None, of["vague"])
    addresses = _credited(seen, pairs, limits)
    if addresses:
        sure = max(float(pairs[number]) for number in addresses)
        return Decision("issue", addresses, None, sure)
    rest = {name: p for name, p in of.items() if name != "issue"}
    name = max(rest, key=lambda key: rest[key])
    confidence = 1 - of["issue"]
    if name == "vague":
        return Decision(_empty(seen), {}, None, confidence)
    if name == "wrong" and rest["wrong"] >= limits.wrong * 0.8:
        return Decision("wrong", {}, _decoy(seen, prepared), confidence)
    return Decision(_true_remark(seen, findings), {}, None, confidence)


def _credited(seen: Observation, pairs: Array, limits: Thresholds) -> dict[int, Credit]:
    """Issues above the bands; more than one only where separate claims speak of them."""
    order = [int(number) for number in np.argsort(-pairs, kind="stable")]
    order = [number for number in order if pairs[number] >= limits.partial]
    if not order:
        return {}
    first = order[0]
    credited: dict[int, Credit] = {first: "full" if pairs[first] >= limits.full else "partial"}
    for number in order[1:]:
        if pairs[number] >= limits.second and _has_own_claim(seen, number, credited):
            credited[number] = "full"
    return credited


def _has_own_claim(seen: Observation, number: int, credited: dict[int, Credit]) -> bool:
    """Whether some claim is nearer to this issue than to those credited already."""
    if len(seen.roles) == 1:
        return False
    near = seen.roles[1:, :, :, _TRUTHS].max(axis=-1).mean(axis=1)
    return any(bool(claim[number] > max(claim[other] for other in credited)) for claim in near)


def _decoy(seen: Observation, prepared: PreparedSnippet) -> int | None:
    """The decoy that a false comment fell for: on its lines, or nearer to it than to any truth."""
    decoys = prepared.snippet.rubric.decoys
    if not decoys:
        return None
    claims = seen.similarities[:, :, prepared.decoy_rows].max(axis=0).mean(axis=0)
    truth = float(seen.roles[:, :, :, _TRUTHS].max(axis=(0, 3)).mean(axis=0).max(initial=0.0))
    for number in np.argsort(-claims, kind="stable"):
        decoy = decoys[int(number)]
        here = seen.span is not None and any(seen.span.overlaps(line) for line in decoy.lines)
        if claims[number] > truth and (here or seen.span is None):
            return int(number)
    return None


def _empty(seen: Observation) -> Verdict:
    return "praise" if _PRAISE & set(seen.words) and "?" not in seen.text else "vague"


def _true_remark(seen: Observation, findings: Sequence[Finding]) -> Verdict:
    confirmed = seen.span is not None and any(
        seen.span.overlaps(finding.span) and finding.confidence >= 0.5 for finding in findings
    )
    return "extra" if confirmed else "nit"
