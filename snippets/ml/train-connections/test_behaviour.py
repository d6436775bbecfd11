"""Behaviour of the warnings for connecting trains."""
import os

import pytest

os.environ.setdefault("OMP_NUM_THREADS", "1")  # tiny data: threads only wait

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")
pytest.importorskip("sklearn")

import subject  # noqa: E402


def trains_of(lines, delays, behind=0.0):
    n = len(lines)
    return pd.DataFrame(
        {
            "departure": pd.date_range("2024-01-01", periods=n, freq="h"),
            "line": lines,
            "hour": 12,
            "behind": behind,
            "rain_mm": 0.0,
            "delay": np.asarray(delays, dtype=float),
        }
    )


def test_late_departures_are_warned_of():
    behind = np.tile([0.0, 30.0], 100)
    history = trains_of(["S1"] * 200, np.tile([1.0, 30.0], 100), behind)
    warner = subject.train_warner(history)
    assert warner.cost == pytest.approx(0.0)
    new = trains_of(["S1"] * 3, [0] * 3, [30.0, 0.0, 30.0]).drop(columns="delay")
    assert warner.warn(new).tolist() == [True, False, True]


def test_early_trains_are_no_problem():
    history = trains_of(["S1"] * 200, np.tile([-3.0, 30.0], 100), np.tile([0.0, 30.0], 100))
    new = trains_of(["S1"], [0], [0.0])
    assert subject.train_warner(history).warn(new).tolist() == [False]


def test_no_cost_when_all_warnings_are_right():
    missed = np.array([True, False, False])
    assert subject.mean_cost(missed, missed) == 0.0


def test_history_is_left_alone():
    history = trains_of(["S1"] * 100, np.tile([1.0, 30.0], 50), np.tile([0.0, 30.0], 50))
    history.loc[3, "delay"] = np.nan
    before = history.copy()
    subject.train_warner(history)
    pd.testing.assert_frame_equal(history, before)


def test_defect_mean_over_limit():
    delays = np.tile([0, 0, 30, 0, 0, 0, 30, 0, 0, 30], 30)
    warner = subject.train_warner(trains_of(["S1"] * 300, delays))
    assert warner.warn(trains_of(["S1"], [0])).tolist() == [True]


def test_defect_cancelled_in_time():
    behind = np.tile([0.0, 30.0], 100)
    history = trains_of(["S1"] * 200, np.tile([1.0, np.nan], 100), behind)
    new = trains_of(["S1"] * 2, [0, 0], [0.0, 30.0])
    assert subject.train_warner(history).warn(new).tolist() == [False, True]


def test_defect_codes_by_appearance():
    lines = ["S1", "S2"] * 100
    warner = subject.train_warner(trains_of(lines, np.tile([0.0, 30.0], 100)))
    assert warner.warn(trains_of(["S2", "S1"], [0, 0])).tolist() == [True, False]


def test_defect_rates_added():
    missed = np.array([True] + [False] * 9)
    warned = np.array([False, True, True] + [False] * 7)
    assert subject.mean_cost(missed, warned) == pytest.approx(0.6)


def test_defect_lines_at_the_end():
    late = np.arange(200) % 5 == 4
    history = trains_of(np.where(late, "S9", "S1"), np.where(late, 30.0, 0.0))
    assert subject.train_warner(history).cost == pytest.approx(0.0)
