import pytest

from subject import Day, frosts, mean_temperature, month_page, rain_by_date


def mornings(*celsius):
    return [Day(f"2026-01-{n:02}", value, 0) for n, value in enumerate(celsius, start=1)]


def test_mean_of_the_readings_to_a_tenth():
    assert mean_temperature(mornings(3.0, None, 4.5, -1.2)) == 2.1


def test_frost_is_below_zero_and_read():
    assert frosts(mornings(-0.1, None, 3.0, -7.0)) == 2
    assert frosts(mornings(None, 0.0)) == 0


def test_rain_of_each_day():
    days = [Day("2026-04-01", 9.0, 10), Day("2026-04-02", None, 0)]
    assert rain_by_date(days) == {
        "2026-04-01": pytest.approx(2.794),
        "2026-04-02": 0,
    }


def test_page():
    days = [
        Day("2026-04-01", 9.0, 10),
        Day("2026-04-02", None, 40),
        Day("2026-04-03", -1.0, 0),
    ]
    assert month_page("April 2026", days).splitlines() == [
        "April 2026",
        "Mean at 8 o'clock: 4.0 degrees",
        "Mornings with frost: 1",
        "Rain: 14.0 mm, most of it on 2026-04-02 (11.2 mm)",
    ]


def test_defect_freezing_point_skipped():
    assert mean_temperature(mornings(0.0, 3.0)) == 1.5
    assert mean_temperature(mornings(-2.0, 0.0, 0.0, None, 0.0)) == -0.5


def test_defect_month_without_readings():
    assert mean_temperature(mornings(None, None)) is None


def test_defect_dry_month():
    days = [Day("2026-08-01", 20.0, 0), Day("2026-08-02", 22.0, 0)]
    assert "2026-08-01" not in month_page("August 2026", days)
