"""Axes and curves of the growth chart: monotone, and never out of bounds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reviewer.library.growth_records import Curve, MeasuredGrowth
from reviewer.tui.growth_plot import Axis, plot
from reviewer.tui.tones import line_width
from reviewer.tui.widgets.growth_chart import chart

VALUES = st.floats(min_value=0, max_value=1e15, allow_nan=False)
POINTS = st.lists(
    st.tuples(st.integers(1, 10**7), VALUES), max_size=12, unique_by=lambda point: point[0]
).map(sorted)
CLASSES = st.sampled_from(["constant", "linear", "n log n", "exponential", None])


def text_of(lines: list[tuple[tuple[str, str], ...]]) -> str:
    return "\n".join("".join(text for text, _ in line).rstrip() for line in lines)


@given(st.lists(VALUES, min_size=1, max_size=20), st.integers(1, 200), st.booleans(), st.booleans())
def test_greater_values_never_stand_lower_and_none_stands_outside(
    values: list[float], places: int, log: bool, from_zero: bool
) -> None:
    axis = Axis.over(values, places, log=log, from_zero=from_zero)
    found = [axis.place(value) for value in sorted(values)]
    assert found == sorted(found)
    assert all(0 <= place < places for place in found)
    assert 0 <= axis.place(-1.0) <= axis.place(1e300) < places


@given(POINTS, POINTS, st.integers(1, 120), st.integers(1, 30))
def test_a_plot_has_the_cells_it_was_given(before, after, width, height) -> None:  # type: ignore[no-untyped-def]
    drawn = plot((before, after), width, height)
    assert [len(row) for row in drawn.rows] == [max(2, width)] * max(2, height)
    marks = sum(cell.text == "●" for row in drawn.rows for cell in row)
    assert (marks > 0) == bool(before)
    ticks = drawn.ticks(4)
    assert [value for _, value in ticks] == sorted((v for _, v in ticks), reverse=True)
    assert all(0 <= row < len(drawn.rows) for row, _ in ticks)


@given(POINTS, POINTS, CLASSES, CLASSES, st.integers(36, 160))
def test_no_line_of_a_chart_is_wider_than_its_room(before, after, one, other, width) -> None:  # type: ignore[no-untyped-def]
    measured = MeasuredGrowth(
        "x", "time", "operations", Curve(one, tuple(before)), Curve(other, tuple(after))
    )
    assert all(line_width(line) <= width for line in chart(measured, width))


def test_axes_are_logarithmic_only_where_values_span_much() -> None:
    wide, even = (plot([[(1, 1.0), (8, cost)]], 20, 8) for cost in (900.0, 9.0))
    assert (wide.x.log, wide.y.log, wide.y.low) == (True, True, 1.0)
    assert (even.x.log, even.y.log, even.y.low) == (False, False, 0.0)


def test_a_power_is_a_straight_line_and_its_class_stands_at_its_end() -> None:
    sizes = (16, 32, 64, 128, 256, 512, 1024)
    measured = MeasuredGrowth(
        "scan",
        "time",
        "operations",
        Curve("quadratic", tuple((n, float(n * n)) for n in sizes)),
        Curve("linear", tuple((n, float(n)) for n in sizes)),
    )
    assert text_of(chart(measured, 60)) == (
        """\
        ● before ○ after  both axes logarithmic
 1.05M ┤                                 ▄▄▄▀● quadratic
       │                           ▄▄▞▀●▀
 44.1k ┤                     ▄▄▞▀●▀
       │           ▄●▄▄▄▀▀▀●▀
       │     ▄●▄▞▀▀                       ▗ ▄○ linear
   380 ┤●▄▀▀▀                 ▗ ▄○▄ ▞ ▀○▀ ▘
       │          ▄ ○ ▄ ▀ ▀○▀ ▘
    16 ┤○ ▄ ▀ ○ ▀
       └──────────────────────────────────────
        16   32    64     128   256   512  1,024  n"""
    )
