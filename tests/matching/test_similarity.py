"""How near a text is to each of a set of texts: words, characters, vectors."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.matching import load_trained, load_vectors
from reviewer.matching.similarity import TextSet

TEXTS = (
    "The list is searched from the start for every sale.",
    "The file is never closed.",
    "The default argument is shared between calls.",
)


@pytest.fixture(scope="module")
def texts() -> TextSet:
    return TextSet(TEXTS, load_trained().idf, load_vectors())


def test_a_text_is_nearest_to_itself(texts: TextSet) -> None:
    for number, text in enumerate(TEXTS):
        rows = texts.similarities(text)
        assert rows.shape == (3, 3)
        assert rows.argmax(axis=1).tolist() == [number] * 3


def test_a_text_without_words_is_near_to_nothing(texts: TextSet) -> None:
    for text in ("", "   ", "…!?", "\u4f60\u597d"):
        assert texts.similarities(text).tolist() == [[0, 0, 0]] * 3


def test_other_words_for_the_same_thing_are_near_by_vector(texts: TextSet) -> None:
    vectors = texts.similarities("Nobody shuts the document handle.")[2]
    assert vectors.argmax() == 1


def test_an_empty_set_compares_with_nothing() -> None:
    empty = TextSet((), load_trained().idf, load_vectors())
    assert len(empty) == 0
    assert empty.similarities("anything").shape == (3, 0)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=400))
def test_similarities_are_cosines_and_repeat(text: str) -> None:
    left = TextSet(TEXTS, load_trained().idf, load_vectors()).similarities(text)
    assert np.isfinite(left).all()
    assert (np.abs(left) <= 1.0001).all()
    again = TextSet(TEXTS, load_trained().idf, load_vectors()).similarities(text)
    assert left.tobytes() == again.tobytes()
