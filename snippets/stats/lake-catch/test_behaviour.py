"""Behaviour of the catch estimates."""
import math

import pytest

import subject


def card(hours, fish, weight=0.5):
    return subject.Card(hours, [weight] * fish)


EQUAL = [card(2, 2)] * 100


def test_rate_of_equal_cards():
    assert subject.catch_rate(EQUAL) == pytest.approx(1.0)


def test_weight_of_equal_fish():
    assert subject.mean_weight(EQUAL) == pytest.approx(0.5)


def test_season_of_equal_cards():
    assert subject.season_catch(EQUAL, 3_000) == pytest.approx(1_500)


def test_interval_surrounds_the_rate():
    low, high = subject.rate_interval([card(3, 1), card(3, 2), card(3, 1)])
    assert 0 <= low < 4 / 9 < high


def test_nothing_is_certain_after_no_time():
    assert subject.chance_of_nothing(EQUAL, 0) == pytest.approx(1.0)


def test_nothing_becomes_less_likely():
    one, two = (subject.chance_of_nothing(EQUAL, hours) for hours in (0.1, 0.2))
    assert two < one < 1


def test_defect_empty_handed_left_out():
    assert subject.catch_rate([card(2, 2), card(2, 0)]) == pytest.approx(0.5)


def test_defect_mean_of_rates():
    assert subject.catch_rate([card(0.5, 2), card(10, 2)]) == pytest.approx(4 / 10.5)


def test_defect_spread_of_one_hour():
    low, high = subject.rate_interval(EQUAL)
    assert (high - low) / 2 == pytest.approx(1.96 * math.sqrt(200) / 200, rel=0.05)


def test_defect_back_from_logs():
    cards = [subject.Card(2, [0.2, 0.2, 1.8]), subject.Card(2, [0.2])]
    assert subject.mean_weight(cards) == pytest.approx(0.6)


def test_defect_straight_line_chance():
    assert subject.chance_of_nothing(EQUAL, 2) == pytest.approx(math.exp(-2))


def test_defect_no_cards():
    assert subject.catch_rate([]) == 0
    assert subject.mean_weight([card(3, 0)]) == 0
