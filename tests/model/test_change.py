"""What a change did, line by line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reviewer.model import Change

lines = st.lists(st.sampled_from(["a", "b", "c", ""]), max_size=12)


def test_a_replaced_line_is_one_that_came_and_one_that_went() -> None:
    change = Change.between(["a", "b", "c"], ["a", "B", "c"])
    assert (change.added, dict(change.removed)) == (frozenset({2}), {2: ("b",)})


def test_lines_cut_from_the_end_stand_past_the_last_line() -> None:
    change = Change.between(["a", "b", "c"], ["a"])
    assert (change.added, dict(change.removed)) == (frozenset(), {2: ("b", "c")})


@given(lines, lines)
def test_the_old_code_can_be_told_from_the_new(before: list[str], after: list[str]) -> None:
    change = Change.between(before, after)
    old: list[str] = []
    for number in range(1, len(after) + 2):
        old += change.removed.get(number, ())
        if number <= len(after) and number not in change.added:
            old.append(after[number - 1])
    assert old == before
