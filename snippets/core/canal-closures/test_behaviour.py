"""Behaviour of the voyage planner."""

import json
from datetime import datetime, timedelta, timezone

import pytest

import subject
from subject import Closure, Leg, Lock

DAY = datetime(2025, 6, 2, tzinfo=timezone.utc)


def at(hour, minute=0):
    return DAY + timedelta(hours=hour, minutes=minute)


def closed(start, end):
    return Closure(at(start), at(end))


def test_an_open_lock_is_passed_at_once():
    assert Lock([]).opening(at(9)) == at(9)
    assert Lock([closed(10, 12)]).opening(at(9)) == at(9)


def test_a_closed_lock_is_passed_when_it_opens():
    lock = Lock([closed(10, 12)])
    assert [lock.opening(at(hour)) for hour in (10, 11, 12, 13)] == [at(12), at(12), at(12), at(13)]


@pytest.mark.parametrize(
    ("closures", "moment", "opening"),
    [
        ([(10, 12), (12, 14)], 11, 14),
        ([(12, 14), (10, 12)], 10, 14),
        ([(10, 20), (11, 12), (13, 14)], 15, 20),
        ([(10, 12), (11, 13), (15, 16)], 11, 13),
        ([(10, 12), (10, 11)], 11, 12),
        ([(10, 12), (14, 16)], 13, 13),
    ],
)
def test_closures_in_any_order_that_touch_or_overlap(closures, moment, opening):
    lock = Lock(closed(start, end) for start, end in closures)
    assert lock.opening(at(moment)) == at(opening)


def test_closures_need_a_zone_and_a_length():
    with pytest.raises(ValueError):
        Closure(datetime(2025, 6, 2), datetime(2025, 6, 3))
    with pytest.raises(ValueError):
        closed(9, 9)


def voyage():
    hour = timedelta(hours=1)
    return [Leg(hour, Lock([closed(10, 12)])), Leg(2 * hour, Lock([closed(13, 17)]))]


def test_arrival_waits_at_each_lock():
    assert arrival_hours(voyage(), 8) == at(11)
    assert arrival_hours(voyage(), 10) == at(17)
    assert arrival_hours(voyage(), 15) == at(18)
    assert arrival_hours([], 8) == at(8)


def arrival_hours(legs, hour):
    return subject.arrival(at(hour), legs)


def test_who_leaves_later_is_never_there_earlier():
    arrivals = [subject.arrival(at(0, minute), voyage()) for minute in range(24 * 60)]
    assert arrivals == sorted(arrivals)


@pytest.mark.parametrize("deadline", [at(3), at(11), at(12, 30), at(17), at(17, 1), at(23)])
def test_latest_departure_is_that_of_a_full_search(deadline):
    in_time = [
        at(0, minute)
        for minute in range(24 * 60)
        if subject.arrival(at(0, minute), voyage()) <= deadline
    ]
    assert subject.latest_departure(voyage(), at(0), deadline) == in_time[-1]


@pytest.mark.parametrize("deadline", [at(2, 59), at(0), at(-5)])
def test_too_late_already(deadline):
    assert subject.latest_departure(voyage(), at(0), deadline) is None


def test_notices_are_read():
    notices = [{"from": "2025-06-02T12:00+02:00", "to": "2025-06-02T14:00+02:00"}]
    lock = subject.load_lock(lambda: json.dumps(notices))
    assert lock.opening(at(11)) == at(12)


def refused():
    raise ConnectionError("no answer")


@pytest.mark.parametrize(
    ("fetch", "cause"),
    [
        (refused, ConnectionError),
        (lambda: "<html>", ValueError),
        (lambda: "[{}]", KeyError),
        (lambda: '[{"from": "2025-06-02", "to": "2025-06-03"}]', ValueError),
        (lambda: '[{"from": 5, "to": 6}]', TypeError),
    ],
)
def test_any_failure_is_a_feed_error_with_its_cause(fetch, cause):
    with pytest.raises(subject.FeedError) as caught:
        subject.load_lock(fetch)
    assert isinstance(caught.value.__cause__, cause)


def test_interruptions_are_let_through():
    def interrupted():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        subject.load_lock(interrupted)
