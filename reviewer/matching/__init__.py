"""Match comments with issues: claims, similarity, facts, trained models, assignment, reasons."""

from .complexity import mark_complexity
from .knowledge import Knowledge
from .matcher import Matcher
from .matches import CommentMatch, Matches
from .trained import Trained, load_trained
from .vectors import WordVectors, load_vectors

__all__ = [
    "CommentMatch",
    "Knowledge",
    "Matcher",
    "Matches",
    "Trained",
    "WordVectors",
    "load_trained",
    "load_vectors",
    "mark_complexity",
]
