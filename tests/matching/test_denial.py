"""Turns of phrase that take back what a text says."""

from __future__ import annotations

import pytest

from reviewer.matching.denial import cues, denies_plainly, last_cues


@pytest.mark.parametrize(
    "text",
    [
        "There is no problem here: it is wrong to say the payouts are searched again.",
        "That the list is copied is a false alarm.",
        "It is not true that the file stays open.",
        "Nothing wrong here, the sort is stable.",
    ],
)
def test_plain_denials(text: str) -> None:
    assert denies_plainly(text)


@pytest.mark.parametrize(
    "text",
    [
        "You may say there is no problem here, but the file stays open.",
        "Not a problem until there are a million rows, then this crawls.",
        "The test doubles the false alarms.",
        "This is wrong: the file is never closed.",
    ],
)
def test_true_remarks_in_negative_words(text: str) -> None:
    assert not denies_plainly(text)


def test_what_stands_before_an_early_contrast_is_what_others_say() -> None:
    text = "This is fine, but the file is never closed."
    assert cues(text) == {"is fine"}
    assert last_cues(text) == frozenset()
