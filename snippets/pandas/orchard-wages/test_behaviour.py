"""Behaviour of the pickers' wages."""
from datetime import date

import pytest

pd = pytest.importorskip("pandas")

import subject  # noqa: E402

WEEK = (date(2025, 9, 1), date(2025, 9, 7))
RATES = pd.Series({"north": 500, "south": 800})


def shifts_of(*rows, dtype="int64"):
    columns = ["picker", "day", "field", "kilos", "minutes", "pause"]
    table = pd.DataFrame(rows, columns=columns)
    kinds = {"kilos": "float64", "minutes": dtype, "pause": dtype}
    return table.assign(day=pd.to_datetime(table["day"])).astype(kinds)


def pay(shifts, week=WEEK):
    return subject.weekly_pay(shifts, RATES, *week).to_dict()


def test_crates_at_the_rate_of_their_field():
    shifts = shifts_of(
        ("ana", "2025-09-01", "north", 360, 420, 30),
        ("bo", "2025-09-02", "south", 270, 480, 30),
        ("ana", "2025-09-07", "south", 36, 10, 0),
    )
    assert pay(shifts) == {"ana": 10000 + 1600, "bo": 12000}


def test_at_least_the_minimum():
    assert pay(shifts_of(("bo", "2025-09-01", "north", 90, 300, 30))) == {"bo": 6500}


def test_only_days_of_the_week():
    shifts = shifts_of(
        ("ana", "2025-09-01", "north", 180, 60, 0),
        ("ana", "2025-09-08", "north", 360, 60, 0),
    )
    assert pay(shifts) == {"ana": 5000}


def test_a_field_without_a_rate_is_refused():
    with pytest.raises(KeyError):
        pay(shifts_of(("ana", "2025-09-01", "west", 180, 60, 0)))


def test_short_pauses():
    shifts = shifts_of(
        ("ana", "2025-09-01", "north", 180, 361, 29),
        ("bo", "2025-09-01", "north", 180, 360, 0),
        ("cy", "2025-09-01", "north", 180, 500, 30),
    )
    assert subject.short_pauses(shifts)["picker"].to_list() == ["ana"]


def test_defect_minutes_overflow():
    shifts = shifts_of(("bo", "2025-09-01", "north", 90, 480, 30), dtype="int16")
    assert pay(shifts) == {"bo": 10400}


def test_defect_started_crates():
    assert pay(shifts_of(("bo", "2025-09-01", "north", 189, 60, 0))) == {"bo": 5000}


def test_defect_rates_by_position():
    shifts = shifts_of(
        ("ana", "2025-08-31", "north", 180, 60, 0),
        ("ana", "2025-09-01", "north", 180, 60, 0),
        ("bo", "2025-09-01", "south", 180, 60, 0),
    )
    assert pay(shifts) == {"ana": 5000, "bo": 8000}


def test_defect_missing_weight_unpaid():
    shifts = shifts_of(
        ("ana", "2025-09-01", "north", 180, 60, 0),
        ("ana", "2025-09-02", "north", None, 120, 0),
    )
    assert pay(shifts) == {"ana": 7600}


def test_defect_cents_as_floats():
    shifts = shifts_of(("ana", "2025-09-01", "north", 180, 60, 0))
    wages = subject.weekly_pay(shifts, RATES, *WEEK)
    assert pd.api.types.is_integer_dtype(wages)
