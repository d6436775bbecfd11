"""Behaviour of the contacts in a herd."""
import pytest

np = pytest.importorskip("numpy")

import subject  # noqa: E402

ROW = np.array([[0.0, 0.0], [2.0, 0.0], [4.5, 0.0], [104.5, 0.0]])


def distances():
    return np.abs(ROW[:, 0][:, None] - ROW[:, 0])


def test_distance_matrix():
    positions = np.array([[0.0, 0.0], [3.0, 4.0], [3.0, 0.0]])
    expected = np.array([[0, 5, 3], [5, 0, 4], [3, 4, 0]])
    assert subject.distance_matrix(positions) == pytest.approx(expected)


def test_metres_north_of_the_centre():
    fixes = np.array([[50.0, 10.0], [50.002, 10.0]])
    north = subject.to_metres(fixes.copy())[:, 0]
    assert north == pytest.approx([-111.195, 111.195], abs=1e-3)


def test_east_of_the_centre_at_the_equator():
    fixes = np.array([[0.0, 10.0], [0.0, 10.002]])
    assert subject.to_metres(fixes.copy())[:, 1] == pytest.approx([-111.195, 111.195], abs=1e-3)


def test_loners():
    assert subject.loners(["a", "b", "c", "d"], distances()) == ["d"]


def test_loners_with_a_small_limit():
    assert subject.loners(["a", "b", "c", "d"], distances(), limit=2.2) == ["c", "d"]


def test_cows_in_one_spot_are_not_alone():
    assert subject.loners(["a", "b"], np.zeros((2, 2))) == []


def test_names_must_fit_the_matrix():
    with pytest.raises(ValueError):
        subject.loners(["a"], distances())


def test_defect_fixes_overwritten():
    fixes = np.array([[50.0, 10.0], [50.002, 10.004]])
    before = fixes.copy()
    subject.to_metres(fixes)
    assert fixes.tolist() == before.tolist()


def test_defect_longitude_unscaled():
    fixes = np.array([[60.0, 10.0], [60.0, 10.002]])
    east = subject.to_metres(fixes.copy())[:, 1]
    assert east == pytest.approx([-55.6, 55.6], abs=0.1)


def test_defect_own_neighbour():
    assert np.asarray(subject.nearest_neighbours(distances())).tolist() == [1, 0, 1, 2]


def test_defect_pairs_twice():
    assert subject.contacts(distances()) == 2
