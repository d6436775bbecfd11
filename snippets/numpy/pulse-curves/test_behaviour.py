"""Behaviour of the functions for pulse curves."""
import pytest

np = pytest.importorskip("numpy")

import subject  # noqa: E402


def run_of(*pulses):
    return np.array(pulses, dtype=np.uint8)


def test_average_away_from_the_ends():
    averages = subject.moving_average(run_of(100, 104, 108, 103, 120, 121, 125))
    assert averages[2:-2] == pytest.approx([107.0, 111.2, 115.4])
    assert len(averages) == 7


def test_average_of_width_one():
    assert subject.moving_average(run_of(90, 110), width=1) == pytest.approx([90.0, 110.0])


def test_zones():
    assert subject.zones(run_of(0, 1, 109, 110, 149, 150, 200)).tolist() == [0, 1, 1, 2, 3, 4, 5]


def test_one_hot():
    table = subject.one_hot(np.array([1, 5, 3]))
    assert table.tolist() == [[1, 0, 0, 0, 0], [0, 0, 0, 0, 1], [0, 0, 1, 0, 0]]


def test_zone_shares_of_a_long_run():
    run = np.repeat(run_of(100, 180), [900, 300])
    assert subject.zone_shares(run) == pytest.approx([0.75, 0, 0, 0, 0.25])


def test_finish():
    assert subject.finish(run_of(90, 150, 160, 155), pulses=3).tolist() == [0, 10, 5]


def test_distances_of_alike_runs():
    runs = np.array([[100, 110], [100, 110]], dtype=np.uint8)
    assert subject.distances(runs, runs) == pytest.approx(np.zeros((2, 2)))


def test_small_distances():
    left, right = np.array([[103, 114]], dtype=np.uint8), np.array([[100, 110]], dtype=np.uint8)
    assert subject.distances(left, right) == pytest.approx(np.array([[5.0]]))


def test_shape_of_distances():
    runs = np.zeros((3, 4), dtype=np.uint8)
    assert subject.distances(runs, runs[:2]).shape == (3, 2)


def test_defect_low_ends():
    averages = subject.moving_average(run_of(100, 100, 100, 100, 100, 100))
    assert averages == pytest.approx([100.0] * 6)


def test_defect_no_signal_is_five():
    assert subject.one_hot(np.array([0, 2])).tolist() == [[0, 0, 0, 0, 0], [0, 1, 0, 0, 0]]


def test_defect_run_altered():
    run = run_of(90, 150, 160, 155)
    subject.finish(run, pulses=3)
    assert run.tolist() == [90, 150, 160, 155]


def test_defect_wraps_round():
    low = np.array([[80, 80]], dtype=np.uint8)
    high = np.array([[83, 84], [100, 80]], dtype=np.uint8)
    assert subject.distances(low, high) == pytest.approx(np.array([[5.0, 20.0]]))
    assert subject.most_similar(low, high).tolist() == [0]
