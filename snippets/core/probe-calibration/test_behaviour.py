import gc
import weakref

import pytest

import subject
from subject import Probe

POINTS = [(10.0, 11.0), (0.0, 0.0), (20.0, 20.0)]


@pytest.mark.parametrize(
    ("raw", "true"),
    [(0.0, 0.0), (5.0, 5.5), (10.0, 11.0), (15.0, 15.5), (-10.0, -11.0), (30.0, 29.0)],
)
def test_corrected_follows_the_points(raw, true):
    assert Probe("p1", POINTS).corrected(raw) == pytest.approx(true)


def test_defect_cache_holds_probes():
    probe = Probe("p1", POINTS)
    probe.corrected(5.0)
    gone = weakref.ref(probe)
    del probe
    gc.collect()
    assert gone() is None


def test_offset_of_a_single_probe():
    corrections = subject.offset_corrections({"p1": 0.5})
    assert corrections["p1"](raw := 20.0) == pytest.approx(raw + 0.5)


def test_defect_last_offset_wins():
    corrections = subject.offset_corrections({"p1": 0.5, "p2": -1.25, "p3": 0.0})
    assert [corrections[name](20.0) for name in ("p1", "p2", "p3")] == pytest.approx(
        [20.5, 18.75, 20.0]
    )


def test_drift():
    assert subject.drift([20.0, 21.0, 22.0], [20.5, 21.5, 22.2]) == pytest.approx(0.4)


def test_defect_gap_hidden():
    with pytest.raises(ValueError):
        subject.drift([20.0, 21.0, 22.0], [20.5, 22.5])


def test_deviations():
    assert subject.deviations([19.0, 20.0, 24.0]) == pytest.approx([-2.0, -1.0, 3.0])


def test_smoothed():
    assert subject.smoothed([1.0, 2.0, 6.0, 7.0], 2) == pytest.approx([1.5, 4.0, 6.5])
    assert subject.smoothed([1.0, 2.0, 6.0], 3) == pytest.approx([3.0])
    assert subject.smoothed([1.0, 2.0], 3) == []


def test_first_alarm():
    assert subject.first_alarm([20.0, 25.1, 24.0, 25.2], 25.0) == 1
    assert subject.first_alarm([20.0, 25.0], 25.0) is None
    assert subject.first_alarm([], 25.0) is None
