"""Behaviour of the waiting time estimates."""
import tracemalloc

import pytest

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")

import subject  # noqa: E402


@pytest.fixture(autouse=True)
def fewer_resamples(monkeypatch):
    monkeypatch.setattr(subject, "RESAMPLES", 4_000, raising=False)


def one_a_day(waits):
    return pd.DataFrame({"day": np.arange(len(waits)), "wait": waits})


def spread(n=100, mean=60.0, error=1.0):
    """n waits whose mean has this standard error."""
    shape = np.linspace(-1, 1, n)
    return mean + shape / shape.std() * error * np.sqrt(n)


def test_mean_lies_within_its_interval():
    waits = subject.estimate(one_a_day(spread()))
    assert waits.mean == pytest.approx(60.0)
    assert waits.low < 60.0 < waits.high


def test_same_seed_same_result():
    visits = one_a_day(spread())
    assert subject.estimate(visits, seed=4) == subject.estimate(visits, seed=4)


def test_equal_waits_have_no_spread():
    assert subject.estimate(one_a_day(np.full(20, 30.0))) == (30.0, 30.0, 30.0, 30.0)


@pytest.mark.parametrize(
    "after, verdict", [(50.0, "shorter"), (70.0, "longer"), (60.1, "unclear")]
)
def test_verdict(after, verdict):
    before = one_a_day(spread(mean=60.0))
    assert subject.compare(before, one_a_day(spread(mean=after))) == verdict


def test_visits_are_left_alone():
    visits = one_a_day(spread())
    before = visits.copy()
    subject.estimate(visits)
    pd.testing.assert_frame_equal(visits, before)


def test_defect_ninety_percent():
    waits = subject.estimate(one_a_day(spread()))
    assert waits.high - waits.low == pytest.approx(2 * 1.96, rel=0.08)


def test_defect_normal_p95():
    waits = 30 * -np.log1p(-(np.arange(400) + 0.5) / 400)
    assert subject.estimate(one_a_day(waits)).p95 == pytest.approx(90, rel=0.03)


def test_defect_patients_independent():
    days = spread(n=20)
    visits = pd.DataFrame({"day": np.repeat(np.arange(20), 30), "wait": np.repeat(days, 30)})
    waits = subject.estimate(visits)
    assert waits.high - waits.low > 2.5


def test_defect_overlap_as_test():
    before, after = one_a_day(spread(mean=60.0)), one_a_day(spread(mean=56.95))
    assert subject.compare(before, after) == "shorter"


def test_defect_resample_matrix(monkeypatch):
    monkeypatch.setattr(subject, "RESAMPLES", 1_000, raising=False)
    visits = pd.DataFrame({"day": np.arange(5_000) // 50, "wait": 30.0})
    tracemalloc.start()
    try:
        subject.estimate(visits)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 10_000_000


def test_defect_global_seed():
    np.random.seed(11)
    expected = np.random.random(3).tolist()
    np.random.seed(11)
    subject.estimate(one_a_day(spread()))
    assert np.random.random(3).tolist() == expected
