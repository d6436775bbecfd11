"""Cohen's kappa, F1 and the bootstrap."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.agreement.statistics import bootstrap, f1, kappa


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


PAIRS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1)


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


def mean(groups: object) -> float:
    values = list(groups)  # type: ignore[call-overload]
    return sum(values) / len(values)


def test_the_bootstrap_gives_a_95_percent_interval_of_the_mean() -> None:
    """Of 0 and 1, a hundred of each, the mean's standard error is 0.0354."""
    low, high = bootstrap([0, 1] * 100, mean)
    assert low == pytest.approx(0.5 - 1.96 * 0.0354, abs=0.01)
    assert high == pytest.approx(0.5 + 1.96 * 0.0354, abs=0.01)


def test_the_bootstrap_repeats_and_depends_on_its_seed_alone() -> None:
    groups = [1.0, 4.0, 2.0, 8.0, 5.0]
    assert bootstrap(groups, mean) == bootstrap(groups, mean)
    assert bootstrap(groups, mean, seed=1) != bootstrap(groups, mean, seed=2)
    assert bootstrap([3.0], mean) == (3.0, 3.0)


def test_a_statistic_without_a_value_is_left_out() -> None:
    low, high = bootstrap([1.0, math.nan], lambda some: mean(some))
    assert (low, high) == (1.0, 1.0)
    assert all(math.isnan(end) for end in bootstrap([1], lambda _: math.nan))
