"""What a text gets from a set of texts depends neither on its company nor on what came before."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.matching import load_trained, load_vectors, similarity
from reviewer.matching.similarity import TextSet
from reviewer.matching.text import tokens

TEXTS = (
    "The list is searched from the start for every sale: O(n**2).",
    "The file is never closed.",
    "",
    "The default argument `rows=[]` is shared between calls.",
)
WORDS = st.one_of(
    st.sampled_from("the list is searched file closed never [] ** O default shared n_rows".split()),
    st.text("abcdefgXYZ_19ü", min_size=1, max_size=12),
)
SAID = st.lists(st.lists(WORDS, max_size=25).map(" ".join), min_size=1, max_size=8)


@pytest.fixture(scope="module")
def texts() -> TextSet:
    return TextSet(TEXTS, load_trained().idf, load_vectors())


@settings(deadline=None, max_examples=50)
@given(said=SAID)
def test_alone_or_among_others(texts: TextSet, said: list[str]) -> None:
    found = texts.compare([tokens(text) for text in said])
    for row, text in enumerate(said):
        alone = texts.compare([tokens(text)])
        assert np.abs(found.similarities[row] - alone.similarities[0]).max() < 1e-9
        assert np.abs(found.vectors[row] - alone.vectors[0]).max() < 1e-9


@settings(deadline=None, max_examples=30)
@given(said=SAID)
def test_words_forgotten_are_learnt_again_as_they_were(texts: TextSet, said: list[str]) -> None:
    asked = [tokens(text) for text in said]
    expected = texts.compare(asked).similarities
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(similarity, "MOST_WORDS", 3)
        forgetful = TextSet(TEXTS, load_trained().idf, load_vectors())
        forgetful.compare([tokens("entirely other words came before these")])
        for _ in range(2):
            assert np.abs(forgetful.compare(asked).similarities - expected).max() < 1e-9


def test_more_words_than_are_kept(texts: TextSet) -> None:
    many = [f"word{number}" for number in range(similarity.MOST_WORDS + 50)]
    before = texts.compare([many, tokens(TEXTS[1])]).similarities
    again = texts.compare([many, tokens(TEXTS[1])]).similarities
    assert before.tobytes() == again.tobytes()


def test_empty_texts_are_near_to_nothing_wherever_they_stand(texts: TextSet) -> None:
    found = texts.compare([[], tokens(TEXTS[1]), [], []])
    assert not found.similarities[[0, 2, 3]].any()
    assert not found.vectors[[0, 2, 3]].any()
    assert found.similarities[1, :, 1] == pytest.approx([1, 1, 1], abs=1e-6)
    assert not found.similarities[:, :, 2].any()


def test_no_texts_at_all(texts: TextSet) -> None:
    found = texts.compare([])
    assert found.similarities.shape == (0, 3, len(TEXTS))
    assert len(found.vectors) == 0
