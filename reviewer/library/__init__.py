"""Read libraries: snippets with their annotations, rubrics, kinds, tracks, weights."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from .library import Header, Library, UnknownSnippetError

if TYPE_CHECKING:
    from .tracks import Question, Track
    from .weights import Weights

__all__ = ["Header", "Library", "Question", "Track", "UnknownSnippetError", "Weights"]

# Loaded when asked for: they bring the TOML parser, which a library often does without.
_MODULE_OF = {"Question": "tracks", "Track": "tracks", "Weights": "weights"}


def __getattr__(name: str) -> object:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
