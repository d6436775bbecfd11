"""Labelled comments as training examples."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reviewer.agreement.gold import Gold, GoldComment, read_corpus
from reviewer.library import Library
from reviewer.matching.knowledge import Knowledge
from reviewer.matching.observation import Observation, Observed, observe
from reviewer.matching.pair_features import pair_features
from reviewer.matching.prepared import PreparedSnippet
from reviewer.matching.text import terms
from reviewer.matching.vectors import WordVectors
from reviewer.model import Comment, Kind, Snippet
from reviewer.problems import InputError, Problem

from .attacks import ATTACK_VOICE
from .cases import RUBRIC_VOICE, Case
from .variants import variants

Array = NDArray[np.float64]

CREDIT = {"full": 1.0, "partial": 0.5}
TOGETHER = 200
"""Comments looked at together."""


@dataclass(frozen=True)
class Example:
    """One labelled comment in one dress of its rubric (bare or full).

    It is the comment number `row` of those `observed` with it; `features` are its pair features,
    (issues, PAIR_FEATURES). `weight` is its share: all examples that stem from one label together
    weigh about 1.
    """

    case: Case
    gold: GoldComment
    observed: Observed
    row: int
    features: Array
    targets: Array
    weight: float = 1.0

    @property
    def attack(self) -> str:
        """Which attack it is, empty for a person's comment."""
        return self.case.voice.partition(":")[2] if self.case.corpus == ATTACK_VOICE else ""

    @property
    def seen(self) -> Observation:
        """The comment as the engine sees it."""
        return self.observed.each[self.row]


@dataclass(frozen=True, slots=True)
class _Label:
    """A comment with its label, before it is looked at."""

    case: Case
    comment: Comment
    gold: GoldComment
    weight: float


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
    *,
    augment: bool = True,
) -> list[Example]:
    """Every labelled comment, with the rubric bare, and once more with all that it says.

    With `augment` come variants that change a label in no way: see `variants`.
    """
    knowledge = Knowledge(kinds, idf, vectors)
    prepared: dict[str, tuple[PreparedSnippet, ...]] = {}
    labels: dict[PreparedSnippet, list[_Label]] = {}
    for case in cases:
        if case.snippet.id not in prepared:
            prepared[case.snippet.id] = tuple(
                PreparedSnippet(dress, kinds, vectors, idf) for dress in _dresses(case, knowledge)
            )
        for dress, label in _labels(case, prepared[case.snippet.id], augment=augment):
            labels.setdefault(dress, []).append(label)
    return [example for dress, some in labels.items() for example in _examples(dress, some)]


def _labels(
    case: Case, dresses: Sequence[PreparedSnippet], *, augment: bool
) -> Iterator[tuple[PreparedSnippet, _Label]]:
    """The labelled comments of a case, each with the dresses that it is seen in."""
    if case.corpus == RUBRIC_VOICE:
        dresses = dresses[:1]
    made = case.corpus in (RUBRIC_VOICE, ATTACK_VOICE)
    pairs = zip(case.labelled.review.comments, case.labelled.gold.comments, strict=True)
    for place, (comment, gold) in enumerate(pairs):
        if made:
            yield dresses[place % len(dresses)], _Label(case, comment, gold, case.weight)
            continue
        for dress in dresses:
            yield dress, _Label(case, comment, gold, case.weight / len(dresses))
    if augment and not made:
        for variant in variants(case):
            yield dresses[0], _Label(case, variant.comment, variant.gold, variant.weight)


def _examples(dress: PreparedSnippet, labels: Sequence[_Label]) -> Iterator[Example]:
    for first in range(0, len(labels), TOGETHER):
        some = labels[first : first + TOGETHER]
        observed = observe([label.comment for label in some], dress)
        features = pair_features(observed)
        for row, label in enumerate(some):
            addressed = label.gold.addresses
            targets = [CREDIT.get(addressed.get(issue.id, ""), 0.0) for issue in dress.issues]
            yield Example(
                label.case,
                label.gold,
                observed,
                row,
                features[row],
                np.array(targets),
                label.weight,
            )


def _dresses(case: Case, knowledge: Knowledge) -> tuple[Snippet, ...]:
    """The snippet with a bare rubric (kinds inferred), then as it is where that says more."""
    rubric = case.snippet.rubric
    issues = tuple(
        replace(issue, kind=None, phrases=(), misconceptions=()) for issue in rubric.issues
    )
    bare = replace(case.snippet, rubric=replace(rubric, issues=issues))
    if issues == rubric.issues:
        return (knowledge.with_kinds(bare),)
    return knowledge.with_kinds(bare), case.snippet


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
