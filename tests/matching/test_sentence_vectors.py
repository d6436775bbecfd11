"""Sentence vectors in place of the word vectors: what is exchanged, and what is counted."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from reviewer.agreement.gold import Gold, GoldComment, Labelled
from reviewer.library import Library
from reviewer.matching import load_vectors
from reviewer.model import Comment, Review
from reviewer.training.cases import Case
from reviewer.training.dataset import Example, examples
from reviewer.training.nested import Bench
from reviewer.training.sentence_vectors import (
    VECTORS,
    Judgement,
    difference,
    looked_at_again,
)

BODIES = ("The table is read again for every row.", "Fine as it is.")


def same_first_letter(texts: Sequence[str], others: Sequence[str]) -> NDArray[np.float64]:
    return np.array([[float(a[:1] == b[:1]) for b in others] for a in texts])


@pytest.fixture(scope="module")
def bench() -> Bench:
    library = Library.open()
    return Bench(library, library.kinds(), load_vectors())


@pytest.fixture(scope="module")
def found(bench: Bench) -> list[Example]:
    snippet = bench.library.snippet(bench.library.ids()[0])
    review = Review(snippet.id, "someone", tuple(Comment(body) for body in BODIES))
    issue = snippet.rubric.issues[0].id
    labels = (GoldComment({issue: "full"}, "issue"), GoldComment({}, "praise"))
    gold = Gold(snippet.id, "someone", "plain", "r1", labels)
    case = Case(Labelled(review, (gold,)), snippet, "test")
    return examples([case], bench.kinds, bench.vectors, {}, augment=False)


def test_only_the_vectors_channel_changes(bench: Bench, found: list[Example]) -> None:
    again = looked_at_again(found, bench, {}, same_first_letter)
    assert len(again) == len(found)
    others = [channel for channel in range(3) if channel != VECTORS]
    for old, new in zip(found, again, strict=True):
        assert new.seen.comment is old.seen.comment
        assert (new.targets == old.targets).all()
        assert (new.seen.similarities[:, others] == old.seen.similarities[:, others]).all()
        texts = [reference.text for reference in new.observed.prepared.references]
        expected = [float(text[0] == new.seen.text[0]) for text in texts]
        assert new.seen.similarities[0, VECTORS].tolist() == expected


def test_features_follow_the_similarity(bench: Bench, found: list[Example]) -> None:
    again = looked_at_again(found, bench, {}, same_first_letter)
    assert any((new.features != old.features).any() for old, new in zip(found, again, strict=True))


def test_average_precision_and_change_of_kappa() -> None:
    gold = np.array([True, False, True, False] * 2)
    snippets = ("a",) * 4 + ("b",) * 4
    good = Judgement(snippets, gold, np.where(gold, 0.9, 0.1))
    poor = Judgement(snippets, gold, np.array([0.9, 0.8, 0.7, 0.1] * 2))
    assert good.average_precision == 1.0
    assert poor.average_precision == pytest.approx((1 + 1 + 3 / 5 + 4 / 6) / 4)
    change, (low, high) = difference(poor, good, 0.5)
    assert change == low == high == 0.5
