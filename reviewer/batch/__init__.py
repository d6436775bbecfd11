"""Scoring many reviews: in this process, in several or on a cluster; in order, in flat memory."""

from .run import score_records
from .settings import Settings

__all__ = ["Settings", "score_records"]
