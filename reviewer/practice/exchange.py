"""A question asked after a review, and its answer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Exchange:
    """A follow-up question and its answer. `topic` names its template, `category` what of the key
    belongs beside it; None where that is the reviewer's own review."""

    topic: str
    question: str
    category: str | None = None
    answer: str = ""
