"""Behaviour of the year-end figures."""
import re

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("scipy")
from scipy.stats import norm  # noqa: E402

import subject  # noqa: E402


def line(*claims):
    return subject.Line("glass", np.array(claims, dtype=float))


def log_normal(n, sigma):
    """n claims with the quantiles of a log-normal distribution of median 100."""
    return line(*(100 * np.exp(sigma * norm.ppf((np.arange(n) + 0.5) / n))))


def test_bookings_that_are_no_claims():
    payments = np.array([100.0, 0.0, 120.0, -30.0, 90.0])
    assert subject.cleaned(payments).tolist() == [100, 120, 90]


def test_payments_are_left_alone():
    payments = np.array([100.0, 0.0, 120.0])
    subject.cleaned(payments)
    assert payments.tolist() == [100, 0, 120]


def test_mean():
    assert line(100, 200, 600).mean == pytest.approx(300)


def test_mean_interval_surrounds_the_mean():
    glass = log_normal(400, 0.6)
    low, high = glass.mean_interval()
    assert low < glass.mean < high
    wide_low, wide_high = glass.mean_interval(level=0.99)
    assert wide_low < low
    assert high < wide_high


def test_rarer_claims_are_larger():
    glass = log_normal(400, 0.6)
    assert glass.large_claim(one_in=20) < glass.large_claim(one_in=200)


def test_reserve_is_more_than_expected():
    glass = log_normal(400, 0.6)
    assert subject.glass_reserve(glass, 400) > 400 * glass.mean


def test_half_certainty_is_the_expected_sum():
    glass = line(100, 200, 600)
    assert subject.glass_reserve(glass, 400, certainty=0.5) == pytest.approx(120_000)


def test_describe_begins_with_the_counts():
    assert line(100, 200, 600).describe().startswith("glass: 3 claims, mean 300.00")


def test_defect_largest_claims_dropped():
    payments = np.array([100.0] * 60 + [900.0])
    assert subject.cleaned(payments).max() == 900


def test_defect_population_sd():
    assert line(100, 300).sd == pytest.approx(100 * np.sqrt(2))


def test_defect_normal_mean_of_twelve():
    """Log-normal claims with a spread of 1.2: 95 % of intervals should hold the mean."""
    rng = np.random.default_rng(7)
    expected = np.exp(1.2**2 / 2)
    hits = 0
    for claims in np.exp(1.2 * rng.standard_normal((300, 12))):
        low, high = line(*claims).mean_interval()
        hits += low < expected < high
    assert hits / 300 > 0.87


def test_defect_normal_single_claim():
    expected = 100 * np.exp(1.2 * norm.ppf(0.995))
    assert log_normal(1_000, 1.2).large_claim() == pytest.approx(expected, rel=0.15)


def test_defect_sd_as_standard_error():
    text = line(*[100, 200] * 200).describe()
    error = re.search(r"standard error\D*([\d.]+)", text)
    assert error is None or float(error[1]) == pytest.approx(2.5, abs=0.02)


def test_defect_spread_of_sum():
    glass = line(*[100, 200] * 200)
    margin = subject.glass_reserve(glass, 400) - 400 * 150
    assert margin == pytest.approx(norm.ppf(0.995) * 50 * 20, rel=0.01)
