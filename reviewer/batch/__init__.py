"""Scoring many reviews: in this process or in several, in order, in bounded memory."""

from .run import score_records

__all__ = ["score_records"]
