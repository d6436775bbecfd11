"""A suggestion replaces the lines of its comment, as on GitHub."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.model import Comment, Span
from reviewer.suggestions import apply_suggestion

CODE = "a = 1\nb = 2\nc = 3\n"


@pytest.mark.parametrize(
    ("span", "suggestion", "changed"),
    [
        (Span(2, 2), "b = 20", "a = 1\nb = 20\nc = 3\n"),
        (Span(1, 2), "a = b = 1", "a = b = 1\nc = 3\n"),
        (Span(3, 3), "c = 3\nd = 4", "a = 1\nb = 2\nc = 3\nd = 4\n"),
        (Span(2, 2), "", "a = 1\nc = 3\n"),
        (Span(2, 2), "\n", "a = 1\n\nc = 3\n"),
        (Span(1, 1), "a = 1\r\nz = 0", "a = 1\nz = 0\nb = 2\nc = 3\n"),
    ],
)
def test_the_lines_are_replaced(span: Span, suggestion: str, changed: str) -> None:
    assert apply_suggestion(CODE, Comment("", span, suggestion)) == changed


@pytest.mark.parametrize(
    "comment",
    [
        Comment("no suggestion", Span(1, 1)),
        Comment("no lines", None, "a = 2"),
        Comment("past the end", Span(3, 4), "c = 4"),
        Comment("far past the end", Span(10**9, 10**9), "c = 4"),
    ],
)
def test_nothing_to_apply(comment: Comment) -> None:
    assert apply_suggestion(CODE, comment) is None


LINES = st.lists(st.from_regex(r"[a-z]{1,5} = \d", fullmatch=True), min_size=1, max_size=8)


@given(LINES, LINES, st.data())
def test_lines_outside_the_span_stay(old: list[str], new: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(1, len(old)))
    last = data.draw(st.integers(first, len(old)))
    changed = apply_suggestion("\n".join(old), Comment("", Span(first, last), "\n".join(new)))
    assert changed is not None
    assert changed.splitlines() == old[: first - 1] + new + old[last:]
