"""Cohen's kappa, F1 and the bootstrap."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.agreement.statistics import f1, interval, kappa, kappa_of, resampled


def test_kappa_of_a_worked_example() -> None:
    """20 times both yes, 5 yes/no, 10 no/yes, 15 both no: (0.7 - 0.5) / (1 - 0.5)."""
    left = ["yes"] * 25 + ["no"] * 25
    right = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    assert kappa(left, right) == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("left", "right", "value"),
    [
        ("abc", "abc", 1.0),
        ("aaa", "aaa", 1.0),
        ("aaa", "bbb", 0.0),
        ("ab", "ba", -1.0),
        ("aabb", "abab", 0.0),
    ],
)
def test_kappa_at_its_ends(left: str, right: str, value: float) -> None:
    assert kappa(left, right) == pytest.approx(value)


def test_kappa_of_nothing_is_no_number() -> None:
    assert math.isnan(kappa([], []))


def test_labellings_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError):
        kappa("ab", "a")


PAIRS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=30)


@given(PAIRS)
def test_kappa_is_symmetric_and_at_most_one(pairs: list[tuple[str, str]]) -> None:
    left, right = zip(*pairs, strict=True)
    assert kappa(left, right) == pytest.approx(kappa(right, left))
    assert -1 <= kappa(left, right) <= 1
    assert kappa(left, left) == 1.0


def test_f1() -> None:
    assert f1([True, True, False, False], [True, False, True, False]) == 0.5
    assert f1([True, True, True], [True, True, False]) == pytest.approx(0.8)
    assert f1([True], [False]) == 0.0
    assert f1([False], [False]) == 1.0
    assert f1([], []) == 1.0


def mean_interval(values: list[float], seed: int = 0) -> tuple[float, float]:
    """Of the mean, each value a group of its own."""
    drawn = resampled(np.array([[value, 1.0] for value in values]), seed)
    return interval(drawn[:, 0] / drawn[:, 1])


def test_the_bootstrap_gives_a_95_percent_interval_of_the_mean() -> None:
    """Of 0 and 1, a hundred of each, the mean's standard error is 0.0354."""
    low, high = mean_interval([0.0, 1.0] * 100)
    assert low == pytest.approx(0.5 - 1.96 * 0.0354, abs=0.01)
    assert high == pytest.approx(0.5 + 1.96 * 0.0354, abs=0.01)


def test_the_bootstrap_repeats_and_depends_on_its_seed_alone() -> None:
    groups = [1.0, 4.0, 2.0, 8.0, 5.0]
    assert mean_interval(groups) == mean_interval(groups)
    assert mean_interval(groups, seed=1) != mean_interval(groups, seed=2)
    assert mean_interval([3.0]) == (3.0, 3.0)


def test_groups_are_drawn_whole() -> None:
    """Two groups, of one value and of nine: drawn are 2, 10 or 18 values, never another number."""
    counts = resampled(np.array([[1.0], [9.0]]))
    assert set(counts[:, 0].tolist()) == {2.0, 10.0, 18.0}


def test_what_is_no_number_does_not_count_in_an_interval() -> None:
    assert interval(np.array([math.nan, 1.0, math.nan])) == (1.0, 1.0)
    assert all(math.isnan(end) for end in interval(np.array([math.nan])))


@given(PAIRS)
def test_kappa_of_tables_is_kappa_of_what_they_count(pairs: list[tuple[str, str]]) -> None:
    tables = np.zeros((2, 3, 3))
    for left, right in pairs:
        tables[0, "abc".index(left), "abc".index(right)] += 1
    left_labels, right_labels = zip(*pairs, strict=True)
    found = kappa_of(tables)
    assert found[0] == pytest.approx(kappa(left_labels, right_labels))
    assert math.isnan(found[1])
