"""The median."""

from __future__ import annotations

from collections.abc import Sequence


def median(ordered: Sequence[float]) -> float:
    """The median of numbers in order, at least one: the standard library's takes longer to import
    than all that is done with it here."""
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
