"""Lists, salads and copied code assert nothing; terse remarks do."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.agreement.gold import read_corpus
from reviewer.matching.claims import prose
from reviewer.matching.emptiness import (
    FEWEST_COPIED,
    FEWEST_ITEMS,
    FEWEST_LISTED,
    copies_code,
    is_word_list,
)
from reviewer.matching.text import words
from reviewer.model import Snippet

from .conftest import CODE

PACKED = "".join(CODE.split())
CORPORA = Path(__file__).parents[1] / "agreement"
TERSE = (
    "n!",
    "O(n²); use a set",
    "never closed",
    "Why not a set?",
    "off by one, last row missing",
    "Mutable default, shared by all calls.",
    "sort once, outside the loop",
    "int() truncates, round() instead",
    "No with, no close: the file leaks",
    "Unused: os, sys and re",
    "`rows`, `cols`, `total`: never used",
    "Quadratic / a dict by id is linear",
)
CONTENT = st.sampled_from(
    "cache memory dictionary quadratic mutable alias leakage vector generator typing".split()
)
SEPARATORS = st.sampled_from([", ", "; ", " / ", " | ", "\n", " - "])


def is_empty(text: str) -> bool:
    return is_word_list(text, words(text)) or copies_code(text, PACKED)


@pytest.mark.parametrize("text", TERSE)
def test_a_terse_remark_asserts_something(text: str) -> None:
    assert not is_empty(text)


def test_no_credited_remark_of_the_labelled_reviews_is_empty() -> None:
    said = [
        prose(comment.body)
        for name in ("labelled", "practice")
        for review in read_corpus(CORPORA / name)
        for comment, gold in zip(review.review.comments, review.gold.comments, strict=True)
        if gold.addresses
    ]
    assert len(said) > 1_000
    assert [text for text in said if is_empty(text)] == []


@given(st.lists(CONTENT, min_size=FEWEST_ITEMS, max_size=30), SEPARATORS)
def test_separated_words_are_a_list(items: list[str], separator: str) -> None:
    assert is_empty(separator.join(items))


@given(st.lists(CONTENT, min_size=FEWEST_LISTED, max_size=30))
def test_words_without_small_words_are_a_list(items: list[str]) -> None:
    assert is_empty(" ".join(items))


@given(st.lists(CONTENT, max_size=FEWEST_ITEMS - 1), SEPARATORS)
def test_few_words_are_no_list(items: list[str], separator: str) -> None:
    assert not is_empty(separator.join(items))


@given(st.lists(CONTENT, min_size=1, max_size=20))
def test_words_in_a_sentence_are_no_list(items: list[str]) -> None:
    assert not is_empty(" ".join(f"this is the {item} that we keep" for item in items))


@pytest.mark.parametrize("seed", range(5))
def test_a_sentence_shuffled_many_times_is_a_salad(seed: int) -> None:
    sentence = (
        "the list is searched from the start for every sale and a set of the ids would be found "
        "at once as the hash of an id is all that it needs"
    )
    drawn = random.Random(seed).choices(sentence.split(), k=250)
    assert is_empty(" ".join(drawn))
    assert not is_empty(". ".join([sentence] * 9))


@given(st.data())
def test_any_piece_of_the_code_is_copied_however_it_is_spaced(data: st.DataObject) -> None:
    lines = CODE.splitlines()
    first = data.draw(st.integers(0, len(lines) - 1))
    last = data.draw(st.integers(first, len(lines) - 1))
    space = data.draw(st.sampled_from([" ", "\n", "\t  "]))
    piece = space.join(" ".join(lines[first : last + 1]).split())
    enough = len(words(piece)) >= FEWEST_COPIED
    assert copies_code(piece, PACKED) == copies_code(f"`{piece}`", PACKED) == enough
    assert not copies_code(f"{piece} leaks", PACKED)


def test_the_name_of_a_thing_is_no_copy(loans: Snippet) -> None:
    assert "loan.reader" in loans.code
    assert not copies_code("`loan.reader`", PACKED)
