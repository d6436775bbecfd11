"""Comments are split into claims, and no word is lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.matching.claims import MOST_CLAIMS, split_claims


@pytest.mark.parametrize(
    ("body", "claims"),
    [
        ("", ()),
        ("   \n\n ", ()),
        ("use a set here", ("use a set here",)),
        (
            "The list is scanned every time. Make it a set.",
            ("The list is scanned every time.", "Make it a set."),
        ),
        (
            "- the file stays open\n- the encoding is missing here",
            ("the file stays open", "the encoding is missing here"),
        ),
        (
            "1) mutable default argument\n2) shadows the builtin list",
            ("mutable default argument", "shadows the builtin list"),
        ),
        (
            "The loop is fine, but the membership test is linear.",
            ("The loop is fine", "the membership test is linear."),
        ),
        ("Slow. Use a set instead.", ("Slow.", "Use a set instead.")),
        ("Use a set here. Really.", ("Use a set here. Really.",)),
        (
            "Rename it, e.g. to totals_by_store, for clarity.",
            ("Rename it, e.g. to totals_by_store, for clarity.",),
        ),
        (
            "Sort once instead.\n```suggestion\nrows.sort()\n```\nThe rest is fine here.",
            ("Sort once instead.", "The rest is fine here."),
        ),
    ],
)
def test_sentences_items_and_contrasts(body: str, claims: tuple[str, ...]) -> None:
    assert split_claims(body) == claims


def test_a_comment_has_a_bounded_number_of_claims() -> None:
    assert len(split_claims("This is one more claim. " * 500)) == MOST_CLAIMS


def test_an_unclosed_fence_hides_the_rest() -> None:
    assert split_claims("Use a dict here. ```python\nx = 1") == ("Use a dict here.",)


WORDS = st.lists(st.from_regex(r"[a-z]{4,8}", fullmatch=True), min_size=1, max_size=12)


@given(st.lists(WORDS, min_size=1, max_size=8), st.sampled_from([". ", "! ", "\n\n", "\n- "]))
def test_plain_words_are_all_kept_in_order(sentences: list[list[str]], end: str) -> None:
    said = [word for sentence in sentences for word in sentence if word not in ("also", "plus")]
    body = end.join(" ".join(s) for s in sentences)
    kept = " ".join(split_claims(body)).translate(str.maketrans("", "", ".!-")).split()
    joints = {"but", "also", "plus", "besides", "moreover", "however", "while", "whereas"}
    assert [w for w in kept if w not in joints] == [w for w in said if w not in joints]


@given(st.text(max_size=2000))
def test_any_text_can_be_split(body: str) -> None:
    claims = split_claims(body)
    assert len(claims) <= MOST_CLAIMS
    assert all(claim.strip() for claim in claims)
