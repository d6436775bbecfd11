"""The scoring rule: pure arithmetic from matches to a report."""

from .rule import Scorecard, score

__all__ = ["Scorecard", "score"]
