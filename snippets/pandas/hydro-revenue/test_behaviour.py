"""Behaviour of the report on hydro plants."""
import pytest

pd = pytest.importorskip("pandas")

import subject  # noqa: E402


def series(*pairs):
    """A series of (time in UTC, value)."""
    times = pd.to_datetime([time for time, _ in pairs], utc=True)
    return pd.Series([float(value) for _, value in pairs], index=times)


PRICES = series(("2024-01-01 00:00", 100), ("2024-01-09 12:00", 40))


def at(table, day, column):
    """The value of a local day, whatever zone the index has."""
    (row,) = [i for i, time in enumerate(table.index) if time.strftime("%Y-%m-%d") == day]
    return table[column].iloc[row]


def test_energy_and_revenue_of_five_minutes():
    table = subject.priced(series(("2024-01-02 08:00", 600), ("2024-01-10 08:00", 120)), PRICES)
    assert table["price"].tolist() == [100.0, 40.0]
    assert table["kwh"].tolist() == pytest.approx([50.0, 10.0])
    assert table["euros"].tolist() == pytest.approx([5.0, 0.4])


def test_price_holds_from_its_very_time():
    assert subject.priced(series(("2024-01-09 12:00", 12)), PRICES)["price"].tolist() == [40.0]


def test_winter_days():
    power = series(("2024-01-02 22:55", 12), ("2024-01-02 23:00", 24), ("2024-01-03 22:55", 36))
    days = subject.daily(subject.priced(power, PRICES))
    assert at(days, "2024-01-02", "kwh") == pytest.approx(1.0)
    assert at(days, "2024-01-03", "kwh") == pytest.approx(5.0)


def test_average_of_one_price():
    days = subject.daily(subject.priced(series(("2024-01-02 08:00", 600)), PRICES))
    assert days["price"].tolist() == pytest.approx([100.0])


def test_weeks_add_up_days():
    power = series(*((f"2024-01-{day:02} 12:00", 12) for day in range(1, 15)))
    weeks = subject.weekly(subject.daily(subject.priced(power, PRICES)))
    assert weeks["kwh"].tolist() == pytest.approx([7.0, 7.0])


def test_report_of_two_plants():
    plants = {
        "mill": series(("2024-01-02 08:00", 600), ("2024-01-03 08:00", 240)),
        "weir": series(("2024-01-02 08:00", 120)),
    }
    report = subject.report(plants, PRICES)
    assert report["plant"].tolist() == ["mill", "mill", "weir"]
    assert report["kwh"].tolist() == pytest.approx([50.0, 20.0, 10.0])
    assert set(report.columns) == {"day", "kwh", "euros", "price", "plant"}
    assert report.index.tolist() == [0, 1, 2]


def test_report_of_no_plant_is_empty():
    assert len(subject.report({}, PRICES)) == 0


def test_defect_price_to_come():
    table = subject.priced(series(("2024-01-09 11:55", 600)), PRICES)
    assert table["price"].tolist() == [100.0]


def test_defect_winter_all_year():
    power = series(("2024-07-02 21:55", 12), ("2024-07-02 22:00", 24))
    days = subject.daily(subject.priced(power, PRICES))
    assert at(days, "2024-07-02", "kwh") == pytest.approx(1.0)
    assert at(days, "2024-07-03", "kwh") == pytest.approx(2.0)


def test_defect_silence_is_zero():
    power = series(("2024-01-02 12:00", 12), ("2024-01-24 12:00", 12))
    days = subject.daily(subject.priced(power, PRICES))
    gap = days[(days["kwh"] == 0) | days["kwh"].isna()]
    assert gap["kwh"].isna().all() and gap["euros"].isna().all()
    weeks = subject.weekly(days)["kwh"]
    assert not (weeks == 0).any()


def test_no_water_is_zero():
    days = subject.daily(subject.priced(series(("2024-01-02 12:00", 0)), PRICES))
    assert days["kwh"].tolist() == [0.0]


def test_defect_every_price_alike():
    prices = series(("2024-01-02 00:00", 100), ("2024-01-02 12:00", 40))
    power = series(("2024-01-02 02:00", 300), ("2024-01-02 20:00", 100))
    days = subject.daily(subject.priced(power, prices))
    assert days["price"].tolist() == pytest.approx([85.0])


def test_defect_weeks_by_sunday():
    power = series(*((f"2024-01-{day:02} 12:00", 12) for day in range(1, 15)))
    weeks = subject.weekly(subject.daily(subject.priced(power, PRICES)))
    assert [str(week)[:10] for week in weeks.index] == ["2024-01-01", "2024-01-08"]
