"""Where ranges lie to issues, for many at once, is what the ranges say one by one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reviewer.matching.places import NOWHERE, Place
from reviewer.model import Snippet, Span

LINES = 40
INSIDE = st.tuples(st.integers(1, LINES), st.integers(1, LINES)).map(
    lambda ends: Span(min(ends), max(ends))
)
ISSUES = st.lists(st.lists(INSIDE, max_size=4).map(tuple), max_size=5)
RANGES = st.lists(
    st.one_of(
        INSIDE,
        st.builds(Span, st.integers(1, LINES), st.integers(LINES, 10**12)),
        st.builds(lambda first, more: Span(first, first + more), *[st.integers(1, 300)] * 2),
    ),
    min_size=1,
    max_size=6,
)


def place(loans: Snippet, issues: list[tuple[Span, ...]]) -> Place:
    assert len(loans.lines) == LINES - 1
    return Place(replace(loans, code=loans.code + "#\n"), issues)


@given(issues=ISSUES, ranges=RANGES)
def test_distances_are_those_of_the_nearest_lines(
    loans: Snippet, issues: list[tuple[Span, ...]], ranges: list[Span]
) -> None:
    """None is above NOWHERE, which is that to an issue without lines."""
    expected = [
        [min([NOWHERE, *(span.distance(own) for own in spans)]) for spans in issues]
        for span in ranges
    ]
    found = place(loans, issues).distances(ranges)
    assert found.shape == (len(ranges), len(issues))
    assert found.tolist() == expected


@given(issues=ISSUES, ranges=RANGES)
def test_shared_lines_are_counted_once(
    loans: Snippet, issues: list[tuple[Span, ...]], ranges: list[Span]
) -> None:
    places = place(loans, issues)
    shared, lengths = places.shared(ranges)
    assert shared.shape == (len(ranges), len(issues))
    for row, span in enumerate(ranges):
        lines = set(range(span.first, min(span.last, LINES) + 1))
        for column, spans in enumerate(issues):
            own = {line for one in spans for line in range(one.first, one.last + 1)}
            assert shared[row, column] == len(lines & own)
            assert places.sizes[column] == len(own)
        if len(span) <= 2_000:
            assert lengths[row] == len(span)


def test_a_range_without_end_has_a_bounded_length(loans: Snippet) -> None:
    _, lengths = place(loans, [(Span(1, 2),)]).shared([Span(1, 10**12)])
    assert np.all(lengths < 10_000)
