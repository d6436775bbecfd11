"""What the history keeps beside review and report, read back.

It may be damaged, made up, or of an older program: whatever is no sound value counts as absent.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from reviewer.model import CATEGORIES, SEVERITIES, Category, Severity

from .exchange import Exchange

MOST_COMMENTS = 10_000
MOST_HINTED = 100
MOST_FOLLOW_UPS = 20


@dataclass(frozen=True, slots=True)
class CommentDetails:
    """What its writer took a comment's defect for, and when it was begun, in seconds of the
    session. `spent` is the time since the comment before it was begun, or since the start."""

    severity: Severity | None = None
    category: Category | None = None
    begun: float | None = None
    spent: float | None = None


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of an attempt. `hints` counts those taken, by strand."""

    mode: str = "practice"
    notes: str = ""
    hints: Mapping[str, int] = field(default_factory=dict)
    comments: tuple[CommentDetails, ...] = ()
    follow_ups: tuple[Exchange, ...] = ()

    def comment(self, index: int) -> CommentDetails:
        """What is known of a comment of the review."""
        return self.comments[index] if 0 <= index < len(self.comments) else CommentDetails()


def read_details(data: Mapping[str, Any]) -> Details:
    """The details in `data`, as `details_of` made them."""
    mode, notes, hints = data.get("mode"), data.get("notes"), data.get("hints")
    items = data.get("comments")
    return Details(
        mode="interview" if mode == "interview" else "practice",
        notes=notes if isinstance(notes, str) else "",
        hints=_hints(hints if isinstance(hints, dict) else {}),
        comments=_comments(items[:MOST_COMMENTS] if isinstance(items, list) else []),
        follow_ups=_follow_ups(data.get("follow_ups")),
    )


def _hints(data: Mapping[Any, Any]) -> dict[str, int]:
    sound = {
        strand: min(count, MOST_HINTED)
        for strand, count in data.items()
        if isinstance(strand, str) and type(count) is int and count > 0
    }
    return dict(list(sound.items())[:MOST_HINTED])


def _follow_ups(items: Any) -> tuple[Exchange, ...]:
    known = items[:MOST_FOLLOW_UPS] if isinstance(items, list) else []
    asked = [
        Exchange(
            str(item.get("topic", "")),
            str(item.get("question", "")),
            next((one for one in CATEGORIES if one == item.get("category")), None),
            str(item.get("answer", "")),
        )
        for item in known
        if isinstance(item, dict)
    ]
    return tuple(exchange for exchange in asked if exchange.question)


def _comments(items: list[Any]) -> tuple[CommentDetails, ...]:
    known = [item if isinstance(item, dict) else {} for item in items]
    begun = [_seconds(item.get("begun")) for item in known]
    order = sorted((at, index) for index, at in enumerate(begun) if at is not None)
    spent = {after: at - last for (last, _), (at, after) in pairwise([(0.0, -1), *order])}
    return tuple(
        CommentDetails(
            severity=next((one for one in SEVERITIES if one == item.get("severity")), None),
            category=next((one for one in CATEGORIES if one == item.get("category")), None),
            begun=at,
            spent=spent.get(index),
        )
        for index, (item, at) in enumerate(zip(known, begun, strict=True))
    )


def _seconds(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return float(min(max(value, 0.0), 1e6))
