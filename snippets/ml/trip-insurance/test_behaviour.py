"""Behaviour of the trip cancellation insurance."""
import os

import pytest

os.environ.setdefault("OMP_NUM_THREADS", "1")  # tiny data: threads only wait

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")
pytest.importorskip("sklearn")

import subject  # noqa: E402


def bookings_of(n, oldest=40.0, price=1000.0):
    """Bookings that differ in nothing but age and price."""
    table = pd.DataFrame(1.0, index=range(n), columns=subject.FEATURES)
    return table.assign(oldest=oldest, price=price)


def past(rates, ages=(40.0,), n=200):
    """n bookings of each age, of which the given share was cancelled."""
    parts = [
        bookings_of(n, age).assign(cancelled=(np.arange(n) < round(rate * n)).astype(int))
        for rate, age in zip(rates, ages, strict=True)
    ]
    return pd.concat(parts, ignore_index=True)


def test_same_bookings_have_the_common_risk():
    insurance = subject.train(past([0.2]))
    assert insurance.risk(bookings_of(3)) == pytest.approx([0.2] * 3, abs=0.01)


def test_risk_grows_with_age():
    insurance = subject.train(past([0.2, 0.4], ages=(30.0, 80.0)))
    young, old = insurance.risk(bookings_of(2, oldest=[30.0, 80.0]))
    assert 0.1 < young < 0.3 < old < 0.5


def test_risk_is_a_probability():
    insurance = subject.train(past([0.0, 0.1, 1.0], ages=(20.0, 50.0, 80.0)))
    risk = insurance.risk(bookings_of(4, oldest=[0.0, 20.0, 80.0, 120.0]))
    assert ((risk >= 0) & (risk <= 1)).all()


def test_no_call_where_little_is_at_risk():
    insurance = subject.train(past([0.05]))
    assert insurance.to_call(bookings_of(5, price=150.0)).empty


def test_training_leaves_the_bookings_alone():
    bookings = past([0.2])
    before = bookings.copy()
    subject.train(bookings)
    pd.testing.assert_frame_equal(bookings, before)


def test_defect_linear_risk():
    insurance = subject.train(past([0.04, 0.06, 0.5], ages=(30.0, 55.0, 80.0)))
    assert insurance.risk(bookings_of(1, oldest=30.0))[0] > 0.003


def test_defect_excess_without_risk():
    insurance = subject.train(past([0.1]))
    premium = insurance.premium(bookings_of(1, price=1000.0))
    assert float(premium.iloc[0]) == pytest.approx(1.35 * 0.1 * (900 - 50), rel=0.05)


def test_defect_half_as_limit():
    insurance = subject.train(past([0.2]))
    assert len(insurance.to_call(bookings_of(3, price=2000.0))) == 3


def test_defect_error_of_yes_or_no():
    assert subject.train(past([0.2], n=400)).brier == pytest.approx(0.16, abs=0.01)


def test_defect_ordered_by_risk():
    insurance = subject.train(past([0.7]))
    calls = insurance.to_call(bookings_of(3, price=[500.0, 3000.0, 1000.0]))
    assert calls["price"].tolist() == [3000.0, 1000.0, 500.0]


def test_defect_risk_written_back():
    insurance = subject.train(past([0.2]))
    bookings = bookings_of(3)
    before = bookings.copy()
    insurance.to_call(bookings)
    pd.testing.assert_frame_equal(bookings, before)
