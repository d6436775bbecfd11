"""Behaviour of the return dates of hired tools."""
import os

import pytest

os.environ.setdefault("OMP_NUM_THREADS", "1")  # tiny data: threads only wait

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")
pytest.importorskip("sklearn")

import subject  # noqa: E402

TODAY = pd.Timestamp("2025-05-14")


def table_of(n, start, business=0.0):
    table = pd.DataFrame(1.0, index=range(n), columns=subject.FEATURES)
    return table.assign(business=business, start=start)


def hires_of(days, business=0.0, ago=42):
    """Hires that began `ago` days ago and took so many days; NaN: still out."""
    days = np.random.default_rng(0).permutation(np.asarray(days, dtype=float))
    hires = table_of(len(days), TODAY - pd.Timedelta(days=ago), business)
    return hires.assign(back=hires["start"] + pd.to_timedelta(days, unit="D"))


def promised(hires, business=0.0, out=0):
    """Days from the start to the day promised for one tool; inf if there is none."""
    new = table_of(1, TODAY - pd.Timedelta(days=out), business)
    day = subject.train(hires, TODAY).promise(new, TODAY).iloc[0]
    return np.inf if pd.isna(day) else (day - new["start"].iloc[0]).days


def test_certain_lengths_are_promised():
    hires = pd.concat([hires_of([1] * 120), hires_of([5] * 120, 1.0)], ignore_index=True)
    model = subject.train(hires, TODAY)
    new = table_of(2, TODAY, [0.0, 1.0])
    assert (model.promise(new, TODAY) - TODAY).dt.days.tolist() == [1, 5]
    assert model.kept == pytest.approx(1.0)


def test_back_on_the_same_day():
    assert promised(hires_of([0] * 100 + [1] * 4)) == 0


def test_end_of_the_span():
    assert promised(hires_of([1] * 4 + [4] * 120)) == 5


def test_booked_hires_do_not_matter():
    booked = table_of(50, TODAY + pd.Timedelta(days=3)).assign(back=pd.NaT)
    hires = pd.concat([hires_of([1] * 100), booked], ignore_index=True)
    assert promised(hires) == 1


def test_hires_are_left_alone():
    hires = hires_of([1] * 100 + [3] * 100)
    before = hires.copy()
    subject.train(hires, TODAY)
    pd.testing.assert_frame_equal(hires, before)


def test_defect_open_hires_dropped():
    returned = hires_of([2] * 120, ago=10)
    out = hires_of([np.nan] * 120, ago=10)
    assert promised(pd.concat([returned, out], ignore_index=True)) > 5


def test_defect_most_likely_span():
    assert promised(hires_of([1] * 150 + [8] * 100)) == 8


def test_defect_outside_the_edges():
    assert promised(hires_of([35] * 200 + [2] * 40)) >= 28


def test_defect_time_out_ignored():
    assert promised(hires_of([1] * 1140 + [20] * 60), out=9) >= 13


def test_defect_same_span_as_kept():
    assert subject.train(hires_of([1] * 30 + [3] * 270), TODAY).kept == pytest.approx(1.0)
