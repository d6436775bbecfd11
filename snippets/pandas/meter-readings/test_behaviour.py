"""Behaviour of the monthly electricity report."""
import pytest

pd = pytest.importorskip("pandas")

import subject  # noqa: E402


def export(meter, *values, start="2024-03-01 00:00", freq="15min"):
    times = pd.date_range(start, periods=len(values), freq=freq)
    kwh = [float(value) for value in values]
    return pd.DataFrame(
        {"meter_id": meter, "read_at": times.strftime("%Y-%m-%d %H:%M"), "kwh": kwh}
    )


def register(*rows):
    rows = rows or (("m1", "town hall", 0.4, 0.2), ("m2", "library", 0.4, 0.2))
    return pd.DataFrame(rows, columns=["meter_id", "building", "peak_price", "base_price"])


NAN = float("nan")


def test_energy_and_cost_by_building():
    report = subject.monthly_report([export("m1", 1, 2), export("m2", 9)], register())
    assert report["kwh"].to_dict() == {"library": 9.0, "town hall": 3.0}
    assert report.loc["library", "cost"] == pytest.approx(1.8)
    assert report.loc["library", "share"] == pytest.approx(0.75)


def test_dearest_building_comes_first():
    report = subject.monthly_report([export("m1", 1), export("m2", 9)], register())
    assert list(report.index) == ["library", "town hall"]


def test_peak_hours_run_from_seven_to_twenty():
    day = export("m1", *[1] * 24, freq="h")
    report = subject.monthly_report([day], register())
    assert report.loc["town hall", "cost"] == pytest.approx(13 * 0.4 + 11 * 0.2)


def test_gap_takes_the_last_value_of_the_meter():
    report = subject.monthly_report([export("m1", 4, NAN, NAN)], register())
    assert report.loc["town hall", "kwh"] == 12.0


def test_clean_leaves_the_given_frame_alone():
    readings = subject.combine([export("m2", 1, -1), export("m1", NAN, 2)])
    before = readings.copy()
    subject.clean(readings)
    pd.testing.assert_frame_equal(readings, before)


def test_price_per_kwh_of_a_single_price():
    report = subject.monthly_report([export("m1", 1, 3)], register())
    assert report.loc["town hall", "price_per_kwh"] == pytest.approx(0.2)


def test_defect_chained_assignment():
    report = subject.monthly_report([export("m1", 4, -90, 5)], register())
    assert report.loc["town hall", "kwh"] == 13.0


def test_defect_fill_across_meters():
    exports = [export("m1", 1, 80), export("m2", NAN, 3)]
    report = subject.monthly_report(exports, register())
    assert report.loc["library", "kwh"] == 3.0


def test_defect_unchecked_merge():
    twice = register(("m1", "town hall", 0.4, 0.2), ("m1", "town hall", 0.5, 0.3))
    try:
        report = subject.monthly_report([export("m1", 1, 2)], twice)
    except Exception:
        return  # refusing the register is as good as using one of the rows
    assert report["kwh"].sum() == 3.0


def test_defect_unweighted_price():
    night, noon = export("m1", 9), export("m1", 1, start="2024-03-01 12:00")
    report = subject.monthly_report([night, noon], register())
    assert report.loc["town hall", "price_per_kwh"] == pytest.approx(0.22)
