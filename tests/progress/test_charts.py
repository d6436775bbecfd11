"""Charts of block characters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reviewer.progress.charts import bar, last, percent, spark


def test_a_column_for_each_value_and_a_dot_for_a_gap() -> None:
    assert spark([0.0, 0.5, None, 1.0]) == "▁▅·█"
    assert spark([10, 20, 30], low=10, high=30) == "▁▅█"
    assert spark([5.0], low=5, high=5) == "▁"


def test_bars_are_drawn_to_an_eighth_of_a_cell() -> None:
    assert bar(0.5, 4) == "██░░"
    assert bar(0.0, 4) == "░░░░"
    assert bar(1.0, 4) == "████"
    assert bar(1 / 32, 4) == "▏░░░"


@given(st.floats(allow_nan=False), st.integers(1, 60))
def test_a_bar_has_its_width_whatever_the_value(share: float, width: int) -> None:
    assert len(bar(share, width)) == width
    assert len(spark([share, None])) == 2


def test_shares_are_written_as_percent() -> None:
    assert (percent(0.456), percent(1.0), percent(None)) == ("46 %", "100 %", "–")


def test_the_newest_values_are_kept() -> None:
    assert last([1, 2, 3], 2) == [2, 3]
    assert last([1, 2, 3], 0) == []
