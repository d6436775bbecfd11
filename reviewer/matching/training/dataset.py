"""Labelled comments as training examples."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reviewer.agreement.gold import Gold, GoldComment, Labelled, read_corpus
from reviewer.library import Library
from reviewer.model import Kind, Snippet
from reviewer.problems import InputError, Problem

from ..observation import Observation, observe
from ..pair_features import pair_features
from ..prepared import PreparedSnippet
from ..text import terms
from ..vectors import WordVectors

Array = NDArray[np.float64]

CREDIT = {"full": 1.0, "partial": 0.5}


@dataclass(frozen=True)
class Case:
    """A labelled review with its snippet and the kinds that its library has."""

    labelled: Labelled
    snippet: Snippet
    corpus: str

    @property
    def voice(self) -> str:
        """Who wrote: voices of different corpora are different people."""
        return self.labelled.gold.style


@dataclass(frozen=True)
class Example:
    """One labelled comment in one dress of its rubric (bare or full)."""

    case: Case
    gold: GoldComment
    seen: Observation
    prepared: PreparedSnippet
    features: Array
    targets: Array


def read_cases(
    directories: Iterable[Path], kinds: Library
) -> tuple[list[Case], Mapping[str, Kind]]:
    """All labelled reviews below the directories; a corpus without snippets uses the built-in ones.

    Raises InputError.
    """
    cases = []
    for directory in directories:
        own = (directory / "snippets").is_dir()
        library = Library.open(directory, builtin=False) if own else kinds
        for labelled in read_corpus(directory):
            snippet = library.snippet(labelled.review.snippet)
            _check(labelled.gold, snippet)
            cases.append(Case(labelled, snippet, directory.name))
    return cases, kinds.kinds()


def word_weights(cases: Sequence[Case]) -> dict[str, float]:
    """Inverse document frequency of the terms of comments and rubrics; rare terms left out."""
    counts: Counter[str] = Counter()
    texts = list(_texts(cases))
    for text in texts:
        counts.update(set(terms(text)))
    return {
        term: round(math.log(1 + len(texts) / number), 3)
        for term, number in sorted(counts.items())
        if number > 1
    }


def examples(
    cases: Sequence[Case],
    kinds: Mapping[str, Kind],
    vectors: WordVectors,
    idf: Mapping[str, float],
) -> list[Example]:
    """Every labelled comment, with the rubric bare, and once more with all its texts."""
    found: list[Example] = []
    prepared: dict[tuple[str, bool], PreparedSnippet] = {}
    for case in cases:
        dresses = (True, False) if _dressed(case.snippet, kinds) else (True,)
        for bare in dresses:
            key = (case.snippet.id, bare)
            if key not in prepared:
                prepared[key] = PreparedSnippet(case.snippet, kinds, vectors, idf, bare=bare)
            found += _of_case(case, prepared[key])
    return found


def _of_case(case: Case, prepared: PreparedSnippet) -> Iterator[Example]:
    for comment, gold in zip(
        case.labelled.review.comments, case.labelled.gold.comments, strict=True
    ):
        seen = observe(comment, prepared)
        targets = [CREDIT.get(gold.addresses.get(issue.id, ""), 0.0) for issue in prepared.issues]
        features = pair_features(seen, prepared).astype(float)
        yield Example(case, gold, seen, prepared, features, np.array(targets))


def _dressed(snippet: Snippet, kinds: Mapping[str, Kind]) -> bool:
    return any(issue.phrases or issue.kind in kinds for issue in snippet.rubric.issues)


def _texts(cases: Sequence[Case]) -> Iterator[str]:
    seen: set[str] = set()
    for case in cases:
        for comment in case.labelled.review.comments:
            yield comment.body
        if case.snippet.id not in seen:
            seen.add(case.snippet.id)
            for issue in case.snippet.rubric.issues:
                yield from (issue.title, issue.why, issue.fix, *issue.phrases)


def _check(gold: Gold, snippet: Snippet) -> None:
    known = {issue.id for issue in snippet.rubric.issues}
    for comment in gold.comments:
        unknown = set(comment.addresses) - known
        if unknown:
            names = ", ".join(sorted(unknown))
            message = f"label of {gold.reviewer} on {gold.snippet}: no issue {names}"
            raise InputError([Problem("gold.jsonl", None, message)])
