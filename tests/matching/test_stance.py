"""The shape of a comment: how it is said, with what it is about blanked out."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.matching.stance import MOST_TOKENS, shape


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", []),
        ("Use a set here.", ["use", "a", "_", "here", "."]),
        ("Why not `sorted(rows)`?", ["why", "not", "C", "?"]),
        ("That is O(n^2) for 300 rows", ["that", "is", "O", "for", "0", "_"]),
        ("`total_by_store` is never closed", ["C", "is", "never", "_"]),
        ("the very same rounding", ["the", "very", "same", "_"]),
    ],
)
def test_content_is_blanked(text: str, tokens: list[str]) -> None:
    assert shape(text) == tokens


def test_two_topics_in_the_same_words_have_one_shape() -> None:
    claim = "The payouts are scanned again for every sale."
    assert shape(claim) == shape("The barcodes are searched again for every loan.")
    assert shape(claim) != shape("The barcodes are not searched again for every loan.")


@given(st.text(max_size=3000))
def test_any_text_has_a_bounded_shape(text: str) -> None:
    tokens = shape(text)
    assert len(tokens) <= MOST_TOKENS
    assert all(a != "_" or b != "_" for a, b in pairwise(tokens))
