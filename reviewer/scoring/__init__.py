"""The scoring rule: pure arithmetic from matches to a report."""

from .rule import Scorecard, score, tally

__all__ = ["Scorecard", "score", "tally"]
