import inspect
import threading
from datetime import date

import pytest
import subject
from subject import Flag, Flags, begin_request

LISTENERS = [f"listener{i}" for i in range(2000)]


def test_nobody_and_everybody():
    flags = Flags([Flag("none", 0), Flag("all", 100)])
    for listener in LISTENERS[:200]:
        begin_request(listener, "NO")
        assert flags.is_on("all") is True
        assert flags.is_on("none") is False


def test_lots():
    flag = Flag("chapters", 30)
    lots = [flag.bucket(listener) for listener in LISTENERS]
    assert min(lots) == 0 and max(lots) == 99
    assert 400 < sum(lot < 30 for lot in lots) < 800


def test_lot_stays():
    assert Flag("chapters", 5).bucket("ann") == Flag("chapters", 30).bucket("ann")


def test_countries():
    flags = Flags([Flag("north", 100, countries=frozenset({"NO", "SE"}))])
    begin_request("ann", "SE")
    assert flags.is_on("north")
    begin_request("ann", "DE")
    assert not flags.is_on("north")


@pytest.mark.parametrize(("day", "expired"), [(30, False), (31, False)])
def test_until(day, expired):
    assert Flag("summer", 100, until=date(2026, 8, 31)).expired(date(2026, 8, day)) is expired


def test_expired():
    flag = Flag("summer", 100, until=date(2001, 8, 31))
    assert flag.expired(date(2001, 9, 1))
    begin_request("ann", "SE")
    assert Flags([flag]).is_on("summer") is False
    assert not Flag("ever", 100).expired(date(2999, 1, 1))


def test_forced():
    flag = Flag("voices", 0)
    flag.force("bob", True)
    flags = Flags([flag])
    begin_request("bob", "DE")
    assert flags.is_on("voices")
    begin_request("cid", "DE")
    assert not flags.is_on("voices")


def test_wrong_flags():
    with pytest.raises(ValueError):
        Flag("voices", 101)
    with pytest.raises(ValueError):
        Flags([Flag("voices", 1), Flag("voices", 2)])
    with pytest.raises(KeyError):
        Flags([]).is_on("voices")


def test_for_app():
    begin_request("dan", "DE")
    flags = Flags([Flag("new", 100), Flag("old", 0)])
    assert flags.for_app() == {"new": True, "old": False}


def test_defect_lot_changes_with_process(monkeypatch):
    flag = Flag("chapters", 30)
    before = [flag.bucket(listener) for listener in LISTENERS[:50]]
    monkeypatch.setattr(subject, "hash", lambda value: 7, raising=False)
    assert [flag.bucket(listener) for listener in LISTENERS[:50]] == before


def test_defect_one_lot_for_all_flags():
    lots = [Flag(name, 10).bucket for name in ("chapters", "voices")]
    assert any(lots[0](listener) != lots[1](listener) for listener in LISTENERS)


def test_defect_forced_on_the_class():
    voices, chapters = Flag("voices", 0), Flag("chapters", 0)
    voices.force("eve", True)
    begin_request("eve", "DE")
    assert Flags([voices, chapters]).for_app() == {"voices": True, "chapters": False}


def test_defect_listener_in_a_global():
    flags = Flags([Flag("north", 100, countries=frozenset({"NO"}))])
    begun, other_begun = threading.Event(), threading.Event()
    seen = []

    def first():
        begin_request("fay", "NO")
        begun.set()
        other_begun.wait(2)
        seen.append(flags.is_on("north"))

    thread = threading.Thread(target=first)
    thread.start()
    begun.wait(2)
    begin_request("gus", "DE")
    other_begun.set()
    thread.join()
    assert seen == [True]


def test_defect_today_at_import():
    default = inspect.signature(Flag.expired).parameters["today"].default
    assert not isinstance(default, date)


def test_defect_none_for_abroad():
    begin_request("hal", "DE")
    flags = Flags([Flag("north", 100, countries=frozenset({"NO"}))])
    assert flags.for_app() == {"north": False}
