"""Behaviour of the forecast of workshop time."""
import os

import pytest

os.environ.setdefault("OMP_NUM_THREADS", "1")  # tiny data: threads only wait

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")
pytest.importorskip("sklearn")

import subject  # noqa: E402


def bikes_of(grades, km=0.0):
    """Bikes that differ in nothing but km and grade."""
    table = pd.DataFrame(1.0, index=range(len(grades)), columns=subject.FEATURES)
    return table.assign(km=np.asarray(km, dtype=float), grade=list(grades))


def minutes_per_bike(inspected, km):
    model = subject.train(inspected).model
    new = bikes_of(["sound"] * 100, km).drop(columns="grade")
    return subject.workshop_minutes(model, new) / 100


def test_grades_told_by_km_are_learned():
    inspected = bikes_of(["sound", "scratched"] * 80, np.tile([0.0, 50.0], 80))
    assert subject.train(inspected).hit_rate == pytest.approx(1.0)
    assert minutes_per_bike(inspected, km=0.0) == pytest.approx(0.0, abs=1e-6)
    assert minutes_per_bike(inspected, km=50.0) == pytest.approx(10.0)


def test_grade_codes_follow_the_list():
    bikes = bikes_of(["scrap", "sound", "repair", "scratched"])
    assert subject.grade_codes(bikes).tolist() == [3, 0, 2, 1]


def test_inspections_are_left_alone():
    inspected = bikes_of(["sound", "repair"] * 40, np.tile([0.0, 50.0], 40))
    before = inspected.copy()
    subject.train(inspected)
    pd.testing.assert_frame_equal(inspected, before)


def test_defect_grades_as_numbers():
    inspected = bikes_of(["sound"] * 60 + ["scrap"] * 100)
    assert minutes_per_bike(inspected, km=0.0) <= 25


def test_defect_rounded_first():
    rng = np.random.default_rng(0)
    inspected = bikes_of(rng.permutation(["sound"] * 240 + ["repair"] * 80))
    assert 15 < minutes_per_bike(inspected, km=0.0) < 31


def test_defect_below_sound():
    grades = ["sound"] * 80 + ["scratched"] * 80
    inspected = bikes_of(grades, np.repeat([100.0, 200.0], 80))
    assert minutes_per_bike(inspected, km=0.0) < 5


def test_defect_neighbours_as_hits():
    rng = np.random.default_rng(0)
    inspected = bikes_of(rng.permutation(["sound", "scratched"] * 100))
    assert subject.train(inspected).hit_rate < 0.8


def test_defect_split_seed():
    rng = np.random.default_rng(0)
    inspected = bikes_of(rng.choice(["sound", "repair", "scrap"], 200), rng.random(200))
    assert len({subject.train(inspected).hit_rate for _ in range(6)}) == 1
