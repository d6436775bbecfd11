"""Behaviour of the heat maps."""
import pytest

np = pytest.importorskip("numpy")

import subject  # noqa: E402


def frames(*grids):
    return np.array(grids, dtype=np.uint8)


QUIET = frames([[0, 6], [3, 0]], [[6, 6], [3, 0]], [[12, 6], [6, 1]])


def test_person_minutes():
    assert subject.person_minutes(QUIET) == pytest.approx(np.array([[3, 3], [2, 1 / 6]]))


def test_counts_are_left_alone():
    counts = QUIET.copy()
    subject.person_minutes(counts)
    subject.density(counts, np.full((2, 2), 2.0))
    subject.largest_change(counts)
    assert (counts == QUIET).all()


def test_defect_total_wraps():
    counts = frames(*[[[60, 0]]] * 6)
    assert subject.person_minutes(counts) == pytest.approx(np.array([[60, 0]]))


def test_density():
    dense = subject.density(QUIET, np.array([[4.0, 4.0], [2.0, 0.0]]))
    assert dense.shape == QUIET.shape
    assert dense[0] == pytest.approx(np.array([[0, 1.5], [1.5, 0]]))
    assert dense[2] == pytest.approx(np.array([[3, 1.5], [3, 0]]))


def test_defect_type_of_first_cell():
    dense = subject.density(frames([[0, 6], [3, 5]]), np.array([[0.0, 4.0], [2.0, 0.0]]))
    assert dense[0] == pytest.approx(np.array([[0, 1.5], [1.5, 0]]))


def test_alarms():
    dense = np.array([[[4.5, 4.0], [0.0, 7.0]], [[4.1, 0.0], [0.0, 0.0]]])
    assert subject.alarms(dense) == 3
    assert subject.alarms(dense, limit=5) == 1
    assert subject.alarms(np.zeros((2, 2, 2))) == 0


def test_busiest_frame_may_be_the_first():
    assert subject.busiest_frame(QUIET[::-1]) == 0


def test_defect_generator_boxed():
    assert subject.busiest_frame(QUIET) == 2
    assert subject.busiest_frame(frames([[9, 0]], [[200, 100]], [[250, 0]])) == 1


def test_largest_rise():
    assert np.asarray(subject.largest_change(QUIET)).tolist() == [[6, 0], [3, 1]]


def test_defect_falls_wrap():
    counts = frames([[10, 0]], [[7, 250]], [[8, 0]])
    assert np.asarray(subject.largest_change(counts)).tolist() == [[3, 250]]
