"""Read libraries: snippets with their annotations, rubrics, kinds, tracks, weights."""

from .library import Header, Library, UnknownSnippetError
from .tracks import Question, Track
from .weights import Weights

__all__ = ["Header", "Library", "Question", "Track", "UnknownSnippetError", "Weights"]
