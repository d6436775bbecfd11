"""Which part of a fix belongs to which issue."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reviewer.model import Span
from reviewer.practice.debrief.fix_hunks import fix_of, hunks

BEFORE = """\
import os

def shared(left, right):
    found = []
    for item in left:
        if item in right:
            found = found + [item]
    return found

def report(names={}):
    return names
""".splitlines()
AFTER = """\
import os
from itertools import chain

def shared(left, right):
    known = set(right)
    found = []
    for item in left:
        if item in known:
            found.append(item)
    return found

def report(names=None):
    return chain(names or {})
""".splitlines()

LINES = st.lists(st.sampled_from(["a", "b = c", "c = 1", "import d", "d(b)", ""]), max_size=12)


def test_the_fix_of_an_issue_brings_what_it_needs_from_elsewhere() -> None:
    (passage,) = fix_of(BEFORE, AFTER, (Span(6, 6),))
    assert "    known = set(right)" in passage.after
    assert "            found.append(item)" in passage.after
    assert not any("names" in line for line in passage.after)


def test_an_import_belongs_to_the_issue_whose_fix_uses_it() -> None:
    passages = fix_of(BEFORE, AFTER, (Span(11, 11),))
    assert [passage.new for passage in passages] == [1, 10]
    assert "from itertools import chain" in passages[0].after


def test_an_issue_that_the_fix_does_not_touch_has_no_passage() -> None:
    assert fix_of(BEFORE, AFTER, (Span(8, 8),)) == fix_of(BEFORE, BEFORE, (Span(6, 6),)) == ()


def test_a_word_in_a_comment_brings_nothing() -> None:
    before = ["a = 1", "", "", "", "", "", "b = 2"]
    after = ["a = 3  # the total", "", "", "", "", "", "total = 4", "b = 2"]
    (passage,) = fix_of(before, after, (Span(1, 1),))
    assert "total = 4" not in passage.after


@given(LINES, LINES, st.integers(1, 12), st.integers(0, 4))
def test_passages_are_stretches_of_both_versions_in_order(
    before: list[str], after: list[str], first: int, more: int
) -> None:
    passages = fix_of(before, after, (Span(first, first + more),))
    end = 0
    for passage in passages:
        old, new = passage.old - 1, passage.new - 1
        assert tuple(before[old : old + len(passage.before)]) == passage.before
        assert tuple(after[new : new + len(passage.after)]) == passage.after
        assert passage.before != passage.after
        assert old >= end - 4
        end = old + len(passage.before)


@given(LINES, LINES)
def test_hunks_turn_one_version_into_the_other(before: list[str], after: list[str]) -> None:
    made: list[str] = []
    at = 0
    for hunk in hunks(before, after):
        made += before[at : hunk.old[0]] + after[slice(*hunk.new)]
        at = hunk.old[1]
    assert made + before[at:] == after
