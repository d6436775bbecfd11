"""Behaviour of the simulated value of a price cap."""
import math
import tracemalloc

import pytest

np = pytest.importorskip("numpy")

import subject  # noqa: E402


def cap(**changes):
    terms = {"level": 100.0, "spot": 100.0, "days": 20, "volatility": 0.3, "interest": 0.0}
    return subject.Cap(**terms | changes)


def rng():
    return np.random.default_rng(12)


def test_one_payment_per_path():
    paid = subject.payments(cap(), 300, rng())
    assert paid.shape == (300,)
    assert (paid >= 0).all()
    assert 0 < np.count_nonzero(paid) < 300


def test_unreachable_level_pays_nothing():
    assert subject.payments(cap(level=1e6), 50, rng()).tolist() == [0.0] * 50


def test_calm_market_grows_by_the_interest():
    terms = cap(level=0.0, days=2, volatility=0.0, interest=0.252)
    average = 100 * (math.exp(0.001) + math.exp(0.002)) / 2
    assert subject.payments(terms, 3, rng()) == pytest.approx([average * math.exp(-0.002)] * 3)


def test_same_generator_same_payments():
    first, again = (subject.payments(cap(), 40, rng()).tolist() for _ in range(2))
    assert first == again


def test_value_is_mean_and_standard_error():
    paid = subject.payments(cap(), 400, rng())
    value = subject.value(cap(), rng(), paths=400)
    assert value.mean == pytest.approx(paid.mean())
    assert value.error == pytest.approx(paid.std(ddof=1) / 20)


def test_value_is_near_the_known_one():
    """In the limit of many days the average has 1/3 of the variance of the last price."""
    value = subject.value(cap(days=63, volatility=0.2), rng(), paths=3_000)
    spread = 0.2 * math.sqrt(63 / 252 / 3)
    assert value.mean == pytest.approx(100 * spread / math.sqrt(2 * math.pi), rel=0.15)


def test_steady_prices_have_no_volatility():
    assert subject.volatility(np.array([5.0, 5.0, 5.0])) == 0


def test_delta_is_the_same_for_the_same_seed():
    first, again = (subject.delta(cap(), seed=4, paths=100) for _ in range(2))
    assert first == again


def test_defect_returns_ddof():
    closes = np.exp(np.array([0.0, 0.02, 0.02]))
    assert subject.volatility(closes) == pytest.approx(0.01 * math.sqrt(2) * math.sqrt(252))


def test_defect_drift_too_high():
    value = subject.value(cap(level=0.0, days=252, volatility=0.6), rng(), paths=2_000)
    assert value.mean == pytest.approx(100, rel=0.045)


def test_defect_other_draws_below():
    """A cap at 0 pays the average price, which moves one to one with today's."""
    terms = cap(level=0.0, days=100, volatility=0.6)
    deltas = [subject.delta(terms, seed=seed, paths=400) for seed in range(6)]
    assert deltas == pytest.approx([1.0] * 6, abs=0.15)


def test_defect_shocks_at_once():
    tracemalloc.start()
    try:
        subject.payments(cap(days=200), 200, rng())
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 200 * 200 * 8 / 4
