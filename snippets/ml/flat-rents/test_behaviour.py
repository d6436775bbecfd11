"""Behaviour of the learning curve for rents."""
import pytest

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")
pytest.importorskip("sklearn")

import subject  # noqa: E402
from sklearn.linear_model import LinearRegression  # noqa: E402
from sklearn.neighbors import KNeighborsRegressor  # noqa: E402

Point = subject.Point


def offers_of(n, seed=0, noise=0.0):
    """Rent is 10 euros per square metre, and noise."""
    rng = np.random.default_rng(seed)
    table = pd.DataFrame({name: rng.random(n) for name in subject.FEATURES})
    table["area"] = rng.uniform(20, 120, n)
    return table.assign(rent=10 * table["area"] + noise * rng.normal(size=n))


def test_curve_of_a_perfect_model():
    curve = subject.learning_curve(offers_of(160), LinearRegression)
    assert [point.offers for point in curve] == [12, 30, 60, 120]
    assert [p.test_error for p in curve] == pytest.approx([0.0] * 4, abs=1e-6)


def test_same_seed_same_curve():
    offers = offers_of(80, noise=50)
    first = subject.learning_curve(offers, LinearRegression, seed=4)
    assert first == subject.learning_curve(offers, LinearRegression, seed=4)


def test_diagnoses():
    assert subject.diagnose([Point(9, 10, 40), Point(99, 20, 30)], wanted=50) == "fine"
    assert subject.diagnose([Point(9, 0, 300), Point(99, 10, 200)], wanted=50) == "overfitting"
    assert subject.diagnose([Point(9, 90, 120), Point(99, 95, 110)], wanted=50) == "underfitting"


def test_steep_curve_asks_for_more_offers():
    assert subject.more_offers_help([Point(9, 0, 300), Point(99, 0, 200)])


def test_flat_curve_does_not():
    assert not subject.more_offers_help([Point(9, 0, 202), Point(99, 0, 200)])


def test_deep_tree_for_a_clear_signal():
    assert subject.best_depth(offers_of(300), (1, 6)) == 6


def test_defect_first_districts():
    offers = offers_of(200)
    low = np.arange(200) < 100
    offers["km_to_centre"] = np.where(low, 1.0, 9.0)
    offers["rent"] = np.where(low, 2000.0, 500.0)
    curve = subject.learning_curve(offers, lambda: KNeighborsRegressor(1))
    assert curve[1].test_error < 500


def test_defect_error_on_unseen():
    curve = subject.learning_curve(offers_of(160, noise=200), lambda: KNeighborsRegressor(1))
    assert [point.train_error for point in curve] == pytest.approx([0.0] * 4)


def test_defect_any_point():
    overfitted_when_small = [Point(9, 0, 300), Point(99, 95, 110)]
    assert subject.diagnose(overfitted_when_small, wanted=50) == "underfitting"
    lucky_once = [Point(9, 40, 45), Point(99, 95, 110)]
    assert subject.diagnose(lucky_once, wanted=50) == "underfitting"


def test_defect_from_the_start():
    assert not subject.more_offers_help([Point(9, 0, 300), Point(50, 0, 201), Point(99, 0, 200)])


def test_defect_depth_by_train_error():
    offers = offers_of(200, noise=3000)
    assert subject.best_depth(offers, (1, 30)) == 1
