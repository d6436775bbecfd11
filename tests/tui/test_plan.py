"""Where lines and comments stand on the review screen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reviewer.model import Span
from reviewer.practice import DraftComment
from reviewer.tui.plan import Gone, Run, Thread, between, neighbour_comment, plan, stops

LINES = 12


def comment(number: int, span: Span | None) -> DraftComment:
    return DraftComment(f"c{number}", span, "text")


def test_a_comment_stands_below_its_last_line() -> None:
    assert plan(LINES, [comment(1, Span(3, 5))]) == (Run(1, 5), Thread("c1"), Run(6, 12))


def test_a_comment_on_everything_stands_first_and_one_on_the_last_line_last() -> None:
    comments = [comment(1, Span(12, 12)), comment(2, None)]
    assert plan(LINES, comments) == (Thread("c2"), Run(1, 12), Thread("c1"))


def test_comments_on_one_line_follow_each_other() -> None:
    comments = [comment(1, Span(4, 5)), comment(2, Span(2, 5))]
    assert plan(LINES, comments) == (Run(1, 5), Thread("c2"), Thread("c1"), Run(6, 12))


def test_the_cursor_stops_at_every_line_and_every_comment() -> None:
    found = stops(plan(3, [comment(1, Span(2, 2)), comment(2, None)]))
    assert found == ("c2", 1, 2, "c1", 3)
    assert neighbour_comment(found, 0, 1) == 3
    assert neighbour_comment(found, 3, 1) is None
    assert neighbour_comment(found, 4, -1) == 3


def test_removed_lines_stand_where_they_were_below_comments() -> None:
    comments = [comment(1, Span(4, 4)), comment(2, None)]
    assert plan(LINES, comments, [1, 5, 13]) == (
        Thread("c2"), Gone(1), Run(1, 4), Thread("c1"), Gone(5), Run(5, 12), Gone(13),
    )  # fmt: skip


def test_a_range_has_no_direction() -> None:
    assert between(5, 2) == between(2, 5) == Span(2, 5)


spans = st.none() | st.builds(
    lambda first, more: Span(first, min(LINES, first + more)),
    st.integers(1, LINES),
    st.integers(0, 5),
)


@given(st.lists(spans, max_size=8), st.sets(st.integers(1, LINES + 1)))
def test_every_line_is_drawn_once_in_order_and_every_comment_once(
    found: list[Span | None], gone: set[int]
) -> None:
    comments = [comment(number, span) for number, span in enumerate(found)]
    blocks = plan(LINES, comments, gone)
    places = stops(blocks)
    assert [block.above for block in blocks if isinstance(block, Gone)] == sorted(gone)
    assert [place for place in places if isinstance(place, int)] == list(range(1, LINES + 1))
    assert sorted(p for p in places if isinstance(p, str)) == sorted(c.id for c in comments)
