"""Score a labelled corpus with the engine."""

from __future__ import annotations

from pathlib import Path

from reviewer.engine import Engine
from reviewer.library import Library

from .gold import read_corpus
from .measure import Agreement, measure
from .tally import Judged


def agreement_of(corpus: Path, libraries: tuple[Path, ...] = ()) -> Agreement | None:
    """The engine's agreement with the labels of a corpus; None where it has none.

    Snippets are those of the corpus, of `libraries`, and the built-in ones. Raises InputError and
    UnknownSnippetError.
    """
    own = (corpus,) if (corpus / "snippets").is_dir() else ()
    library = Library.open(*own, *libraries)
    labelled = read_corpus(corpus, frozen=True)
    if not labelled:
        return None
    engine = Engine(library)
    judged = [
        Judged(item, library.snippet(item.review.snippet).rubric, engine.score(item.review))
        for item in labelled
    ]
    return measure(judged, library.weights())
