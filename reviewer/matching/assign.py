"""From probabilities to verdicts: which issues a comment is credited for, in three bands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from reviewer.model import Credit, Finding, Verdict

from .denial import denies_plainly
from .emptiness import copies_code, is_word_list, says_nothing
from .observation import Observation
from .prepared import PreparedSnippet
from .text import terms
from .trained_parts import Thresholds
from .vetoes import LONGEST_DENIAL, denied, distance

Array = NDArray[np.float64]

FEWEST_WORDS_FOR_TWO = 1
SURE, FEWEST_SHARED = 0.5, 2
LEAST_POSSIBLE = 0.2
DOUBT = 0.36
"""Probability of a credit from which a remark is not called wrong: truths stand beside the
misconceptions that deny them. Of remarks on unseen snippets 7 of 13 truths so called had more,
and 2 of 56 falsehoods."""
BESIDE = 0.6
"""Probability that a credit beside the issue's lines needs where the rubric knows no decoys. Of
such credits below it 12 were true and 16 false on the labelled reviews of the library."""
TAKEN_BACK = 0.8
"""Share of texts in the key's words with a denying turn of phrase that are denials."""
_PRAISE = frozenset(
    "nice great good love clean clear elegant neat well solid excellent perfect readable tidy "
    "beautiful lovely lgtm kudos".split()
)


@dataclass(frozen=True, slots=True)
class Decision:
    """The verdict on a comment.

    `addresses` holds issue numbers; `possible` those that were not credited and might have been,
    with their probability.
    """

    verdict: Verdict
    addresses: dict[int, Credit]
    decoy: int | None
    confidence: float
    possible: dict[int, float] = field(default_factory=dict)


def decide(
    seen: Observation,
    prepared: PreparedSnippet,
    credit: Array,
    assertion: Array,
    limits: Thresholds,
    findings: Sequence[Finding] = (),
) -> Decision:
    """The verdict of a comment.

    `credit` are the probabilities that it earns each issue, `assertion` those of ASSERTIONS.
    """
    if copies_code(seen.text, prepared.packed):
        return Decision("nit", {}, None, 1.0)
    nothing = seen.comment.suggestion is None and says_nothing(seen.shape)
    if nothing or is_word_list(seen.text, seen.words):
        return Decision("vague", {}, None, 1.0)
    short = len(seen.words) <= LONGEST_DENIAL
    if (short and denies_plainly(seen.text)) or denied(seen, prepared).any():
        return Decision("wrong", {}, _decoy(seen, prepared), TAKEN_BACK)
    addresses = _credited(seen, prepared, credit, limits)
    decision = _decision(seen, prepared, credit, assertion, limits, findings, addresses)
    possible = {
        number: float(probability)
        for number, probability in enumerate(credit)
        if probability >= LEAST_POSSIBLE and number not in addresses
    }
    return replace(decision, possible=possible)


def _decision(
    seen: Observation,
    prepared: PreparedSnippet,
    credit: Array,
    assertion: Array,
    limits: Thresholds,
    findings: Sequence[Finding],
    addresses: dict[int, Credit],
) -> Decision:
    if addresses:
        sure = max(float(credit[number]) for number in addresses)
        return Decision("issue", addresses, None, sure)
    wrong, vague, other = (float(p) for p in assertion[1:])
    rest = max(wrong + vague + other, 1e-9)
    wrong, vague = wrong / rest, vague / rest
    doubtful = float(credit.max(initial=0.0)) >= DOUBT
    if wrong >= limits.wrong and wrong >= vague and not doubtful:
        return Decision("wrong", {}, _decoy(seen, prepared), wrong)
    if vague >= limits.vague:
        return Decision(_empty(seen), {}, None, vague)
    return Decision(_true_remark(seen, findings), {}, None, 1 - wrong - vague)


def _credited(
    seen: Observation, prepared: PreparedSnippet, credit: Array, limits: Thresholds
) -> dict[int, Credit]:
    """Issues above the bands; beside the first only those that a claim of their own speaks of."""
    order = [int(number) for number in np.argsort(-credit, kind="stable")]
    order = [number for number in order if credit[number] >= limits.partial]
    if not prepared.snippet.rubric.decoys:
        order = [
            number
            for number in order
            if credit[number] >= BESIDE or not distance(seen, prepared.issues[number])
        ]
    credited: dict[int, Credit] = {}
    for number in order:
        enough = credit[number] >= limits.full
        if credited and not (enough and _has_own_claim(seen, number, credited)):
            continue
        credited[number] = "full" if enough else "partial"
    return credited


def _has_own_claim(seen: Observation, number: int, credited: dict[int, Credit]) -> bool:
    """Whether some claim is nearer to this issue than to those credited already."""
    if len(seen.roles) == 1:
        return len(seen.words) > FEWEST_WORDS_FOR_TWO
    return any(
        bool(claim[number] > max(claim[other] for other in credited)) for claim in seen.claims_near
    )


def _decoy(seen: Observation, prepared: PreparedSnippet) -> int | None:
    """The decoy that a false comment fell for: on its lines, or nearer to it than to any truth."""
    decoys = prepared.snippet.rubric.decoys
    if not decoys:
        return None
    claims = seen.similarities[:, :, prepared.decoy_rows].max(axis=0).mean(axis=0)
    truth = float(seen.near.max(initial=0.0))
    for number in np.argsort(-claims, kind="stable"):
        decoy = decoys[int(number)]
        here = seen.span is not None and any(seen.span.overlaps(line) for line in decoy.lines)
        if claims[number] > truth and (here or seen.span is None):
            return int(number)
    return None


def _empty(seen: Observation) -> Verdict:
    return "praise" if _PRAISE & set(seen.words) and "?" not in seen.text else "vague"


def _true_remark(seen: Observation, findings: Sequence[Finding]) -> Verdict:
    return "extra" if confirming(seen, findings) else "nit"


def confirming(seen: Observation, findings: Sequence[Finding]) -> list[Finding]:
    """Sure findings on a comment's lines whose message shares words with the comment."""
    if seen.span is None:
        return []
    return [
        finding
        for finding in findings
        if seen.span.overlaps(finding.span)
        and finding.confidence >= SURE
        and len(seen.stems.intersection(_stems_of(finding.message))) >= FEWEST_SHARED
    ]


@lru_cache(maxsize=1_000)
def _stems_of(message: str) -> frozenset[str]:
    return frozenset(terms(message))
