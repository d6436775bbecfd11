"""What matching found, before any arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reviewer.model import Credit, KeyPoint, Verdict


@dataclass(frozen=True, slots=True)
class CommentMatch:
    """One comment: its verdict, what it addresses, and why, in words.

    `addresses` maps issue ids to credit. `confidence` is the probability of the verdict.
    `possible` are issues that were not credited and might have been, with their probability.
    """

    verdict: Verdict
    addresses: Mapping[str, Credit]
    decoy: str | None
    confidence: float
    reasons: tuple[str, ...]
    possible: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Matches:
    """All comments of a review, in order, and the points its explanation covers."""

    comments: tuple[CommentMatch, ...]
    key_points: tuple[KeyPoint, ...]
