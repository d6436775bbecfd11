"""The rows of a diff: numbers of both texts, context, what is left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reviewer.tui.tones import Line
from reviewer.tui.widgets.diff_view import changes


def toned(*texts: str) -> list[Line]:
    return [((text, ""),) for text in texts]


def test_each_row_has_its_numbers_in_both_texts() -> None:
    rows = list(changes(toned("a", "b", "c"), toned("a", "B", "B2", "c"), first=7))
    assert [(sort, old, new) for sort, old, new, _ in rows] == [
        ("same", 7, 7),
        ("removed", 8, None),
        ("added", None, 8),
        ("added", None, 9),
        ("same", 9, 10),
    ]


def test_lines_far_from_a_change_are_counted_not_shown() -> None:
    old = toned(*"abcdefgh")
    rows = list(changes(old, toned(*"abcdXfgh"), context=1))
    assert [row[3] for row in rows if row[0] == "skip"] == [
        (("3 lines unchanged", "quiet"),),
        (("2 lines unchanged", "quiet"),),
    ]
    assert [row[1] for row in rows if row[0] == "same"] == [4, 6]


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_both_texts_can_be_read_off_the_rows(old: list[str], new: list[str]) -> None:
    rows = list(changes(toned(*old), toned(*new), context=None))
    texts = [(sort, "".join(text for text, _ in line)) for sort, _, _, line in rows]
    assert [text for sort, text in texts if sort != "added"] == old
    assert [text for sort, text in texts if sort != "removed"] == new
    assert [row[1] for row in rows if row[1]] == list(range(1, len(old) + 1))
    assert [row[2] for row in rows if row[2]] == list(range(1, len(new) + 1))
