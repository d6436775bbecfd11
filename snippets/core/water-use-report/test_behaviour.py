import json
import time
from datetime import date

import pytest
import subject

DAY = date(2024, 5, 6)
NOON = 1714996800  # 2024-05-06 12:00 UTC


@pytest.fixture
def zone(monkeypatch):
    """Set the machine's time zone for one test."""
    if not hasattr(time, "tzset"):
        pytest.skip("the time zone of a process cannot be set here")

    def set_zone(name):
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield set_zone
    monkeypatch.undo()
    time.tzset()


@pytest.fixture(autouse=True)
def utc(zone):
    zone("UTC0")


def reading(meter, hour, litres):
    return subject.Reading(meter, NOON + round(hour * 3600), litres)


def test_use_is_largest_less_smallest_register_of_the_day():
    times = {-12: 100.0, 0: 102.5, 11.75: 106.0}
    readings = [reading("m1", hour, litres) for hour, litres in times.items()]
    outside = [reading("m1", -12.25, 90.0), reading("m1", 12, 120.0)]
    assert subject.daily_use(readings + outside, DAY) == {"m1": 6.0}


def test_meters_one_after_the_other():
    readings = [reading("b", 0, 1.0), reading("b", 1, 3.0), reading("a", 0, 5.0)]
    assert subject.daily_use(iter(readings), DAY) == {"b": 2.0, "a": 0.0}


def test_use_by_area_counts_known_meters():
    meters = [subject.Meter("m1", "N"), subject.Meter("m2", "S"), subject.Meter("m3", "N")]
    use = {"m1": 1.5, "m3": 2.0, "m9": 50.0}
    assert subject.use_by_area(use, meters) == {"N": 3.5, "S": 0.0}


def test_median_of_an_odd_number():
    assert subject.median_use({"a": 9.0, "b": 1.0, "c": 4.0}) == 4.0


def test_largest_users_first_and_ties_in_order():
    use = {"a": 1.0, "b": 7.0, "c": 3.0, "d": 7.0}
    assert subject.largest_users(use, 3) == [("b", 7.0), ("d", 7.0), ("c", 3.0)]
    assert len(subject.largest_users(use)) == 4


def test_report_of_a_file(tmp_path):
    path = tmp_path / "readings.jsonl"
    rows = [{"meter": "m1", "at": NOON + s, "litres": 10.0 + s / 3600} for s in (0, 3600)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    report = subject.day_report(path, [subject.Meter("m1", "N")], DAY)
    assert report == {"areas": {"N": 1.0}, "median": 1.0, "largest": [("m1", 1.0)]}
    with pytest.raises(ValueError):
        subject.day_report(path, [], date(2024, 5, 7))


def test_defect_groups_split_by_arrival():
    readings = [
        reading(meter, hour, 10.0 + hour * rate)
        for hour in (0, 1, 2)
        for meter, rate in (("a", 1), ("b", 3))
    ]
    assert subject.daily_use(readings, DAY) == {"a": 2.0, "b": 6.0}


def test_defect_day_of_the_server(zone):
    zone("JST-9")
    assert subject.utc_day(NOON + 6 * 3600) == DAY


def test_defect_upper_median():
    assert subject.median_use({"a": 9.0, "b": 1.0, "c": 4.0, "d": 5.0}) == 4.5
