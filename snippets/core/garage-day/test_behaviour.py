from datetime import datetime, timedelta

import pytest

from subject import bill_all, fee, listing

START = datetime(2026, 5, 4, 8, 0)


def stay(**length):
    return fee(START, START + timedelta(**length))


def event(kind, plate, minutes):
    return {"kind": kind, "plate": plate, "time": START + timedelta(minutes=minutes)}


@pytest.mark.parametrize(
    ("minutes", "cents"), [(1, 250), (59, 250), (61, 500), (150, 750), (425, 2000), (700, 2000)]
)
def test_started_hours_up_to_the_price_of_a_day(minutes, cents):
    assert stay(minutes=minutes) == cents


def test_bills_in_the_order_of_leaving():
    events = [
        event("in", "A", 0),
        event("in", "B", 10),
        event("out", "B", 30),
        event("manual", "A", 70),
    ]
    assert bill_all(events) == [{"plate": "B", "cents": 250}, {"plate": "A", "cents": 500}]


def test_a_car_can_come_twice_and_one_still_inside_has_no_bill():
    events = [
        event("in", "A", 0),
        event("out", "A", 30),
        event("in", "A", 100),
        event("in", "B", 110),
        event("out", "A", 190),
    ]
    assert [bill["cents"] for bill in bill_all(events)] == [250, 500]


def test_listing():
    bills = [{"plate": "A-1", "cents": 250}, {"plate": "B-22", "cents": 123000}]
    assert listing(bills).splitlines() == [
        "    1  A-1            2.50",
        "    2  B-22       1,230.00",
        "sum               1,232.50",
    ]


def test_listing_of_no_bills():
    assert listing([]) == "sum                   0.00"


def test_defect_days_dropped():
    assert stay(days=1, minutes=30) == 2250
    assert stay(days=3, hours=9, minutes=5) == 8000


def test_defect_full_hour_counts_twice():
    assert stay(minutes=60) == 250
    assert stay(hours=3) == 750


def test_defect_always_an_exit():
    events = [event("in", "A", 0), event("test", "A", 5), event("out", "A", 90)]
    assert bill_all(events) == [{"plate": "A", "cents": 500}]


def test_defect_exit_without_entry():
    events = [event("out", "X", 5), event("in", "A", 10), event("out", "A", 20)]
    assert [bill["plate"] for bill in bill_all(events)] == ["A"]
