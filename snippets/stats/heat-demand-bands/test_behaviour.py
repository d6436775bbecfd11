"""Behaviour of the bands around the heat demand forecast."""
import pytest

np = pytest.importorskip("numpy")

import subject  # noqa: E402

FLAT = np.full(24, 10.0)


def steady(*levels):
    """Past days whose error is the same in every hour."""
    return np.repeat(np.array(levels, dtype=float)[:, None], 24, axis=1)


def day(errors, forecast=FLAT, seed=3):
    return subject.simulate_day(forecast, errors, np.random.default_rng(seed))


def test_without_errors_the_forecast_is_certain():
    assert set(day(steady(0, 0, 0)).tolist()) == {240.0}


def test_one_total_per_path():
    assert day(steady(-1, 0, 1)).shape == (subject.PATHS,)


def test_errors_are_added_to_the_forecast():
    assert day(steady(2, 2)).mean() == pytest.approx(288.0)


def test_mean_of_a_week():
    week = subject.simulate_week([FLAT] * 7, [steady(-1, 1)] * 7)
    assert week.shape == (subject.PATHS,)
    assert week.mean() == pytest.approx(7 * 240, abs=10)


def test_same_seed_same_week():
    arguments = [FLAT] * 7, [steady(-1, 0, 1)] * 7
    first, again = (subject.simulate_week(*arguments, seed=5) for _ in range(2))
    assert first.tolist() == again.tolist()


def test_band_of_equal_totals():
    assert subject.band(np.full(50, 7.0)) == (7.0, 7.0)


def test_bias_of_a_constant_error():
    assert subject.bias(steady(2, 2, 2, 2), resamples=20) == (48.0, 48.0)


def test_errors_are_left_alone():
    errors = steady(-1, 0, 1)
    before = errors.copy()
    day(errors)
    subject.bias(errors, resamples=5)
    assert errors.tolist() == before.tolist()


def test_defect_hours_drawn_alone():
    totals = day(steady(*[-1, 1] * 30))
    assert totals.std() == pytest.approx(24, rel=0.05)


def test_defect_same_draws_every_day():
    errors = steady(*[-1, 1] * 30)
    week = subject.simulate_week([FLAT] * 7, [errors] * 7)
    assert week.std() / day(errors).std() == pytest.approx(np.sqrt(7), rel=0.1)


def test_defect_next_day_errors_for_all():
    week = subject.simulate_week([FLAT] * 3, [steady(0, 0), steady(0, 0), steady(2, 2)])
    assert week.mean() == pytest.approx(3 * 240 + 48)


def test_defect_shares_as_percent():
    low, high = subject.band(np.arange(1_001.0), level=0.9)
    assert (low, high) == pytest.approx((50, 950), abs=2)


def test_defect_resample_of_twenty(monkeypatch):
    """Ten times as many days make an interval that is narrower by the root of ten."""
    monkeypatch.setattr(subject, "band", lambda means, level: np.quantile(means, [0.025, 0.975]))
    low, high = subject.bias(steady(*[-1, 1] * 200), resamples=500)
    low_of_few, high_of_few = subject.bias(steady(*[-1, 1] * 20), resamples=500)
    assert (high_of_few - low_of_few) / (high - low) == pytest.approx(np.sqrt(10), rel=0.25)


def test_defect_gaps_spread():
    errors = steady(-1, 1, 0)
    errors[2, 5] = np.nan
    assert np.isfinite(day(errors)).all()
    assert np.isfinite(subject.bias(errors, resamples=20)).all()
