import contextlib
import json
from datetime import datetime

import pytest
from subject import OutOfStock, PartsJournal


@contextlib.contextmanager
def no_file_larger_than(size):
    """As on a full disk: writes beyond `size` bytes raise OSError."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_stock_of_a_new_warehouse(tmp_path):
    store = PartsJournal(tmp_path)
    assert store.stock("belt") == 0
    assert store.since(0) == []


def test_stock_after_events(tmp_path):
    store = PartsJournal(tmp_path)
    numbers = [
        store.record("received", "belt", 10),
        store.record("picked", "belt", 4),
        store.record("received", "fan", 2),
        store.record("scrapped", "belt", 1),
        store.record("returned", "belt", 2),
    ]
    assert numbers == [1, 2, 3, 4, 5]
    assert (store.stock("belt"), store.stock("fan")) == (7, 2)


def test_low(tmp_path):
    store = PartsJournal(tmp_path)
    store.record("received", "belt", 10)
    store.record("received", "fan", 2)
    assert store.low({"nut": 1, "belt": 10, "fan": 3}) == ["nut", "fan"]


@pytest.mark.parametrize(("kind", "quantity"), [("eaten", 1), ("received", 0), ("picked", -2)])
def test_no_such_event(tmp_path, kind, quantity):
    store = PartsJournal(tmp_path)
    with pytest.raises(ValueError):
        store.record(kind, "belt", quantity)
    assert store.stock("belt") == 0


def test_more_than_there_is(tmp_path):
    store = PartsJournal(tmp_path)
    store.record("received", "belt", 3)
    with pytest.raises(OutOfStock):
        store.record("picked", "belt", 4)
    assert PartsJournal(tmp_path).stock("belt") == 3


def test_since(tmp_path):
    store = PartsJournal(tmp_path)
    first = store.record("received", "belt", 10)
    store.record("picked", "belt", 4)
    (event,) = store.since(first)
    assert (event["number"], event["kind"], event["quantity"]) == (first + 1, "picked", 4)


def test_next_process(tmp_path):
    store = PartsJournal(tmp_path)
    store.record("received", "belt", 10)
    store.record("picked", "belt", 4)
    later = PartsJournal(tmp_path)
    assert later.stock("belt") == 6
    assert len(later.since(0)) == 2
    assert later.record("picked", "belt", 6) == 3


def test_half_a_line_at_the_end(tmp_path):
    PartsJournal(tmp_path).record("received", "belt", 10)
    with (tmp_path / "journal.jsonl").open("ab") as journal:
        journal.write(b'{"number": 2, "ki')
    PartsJournal(tmp_path).record("picked", "belt", 1)
    assert PartsJournal(tmp_path).stock("belt") == 9


def test_snapshot(tmp_path):
    store = PartsJournal(tmp_path)
    store.record("received", "belt", 10)
    store.snapshot()
    assert store.since(0) == []
    store.record("picked", "belt", 4)
    for journal in (store, PartsJournal(tmp_path)):
        assert journal.stock("belt") == 6
        assert [event["kind"] for event in journal.since(0)] == ["picked"]


def test_defect_snapshot_overwritten(tmp_path):
    store = PartsJournal(tmp_path)
    for i in range(40):
        store.record("received", f"part {i:03}", 7)
    store.snapshot()
    with no_file_larger_than(300), contextlib.suppress(OSError):
        store.snapshot()
    assert PartsJournal(tmp_path).stock("part 039") == 7


def test_defect_counted_twice(tmp_path):
    store = PartsJournal(tmp_path)
    store.record("received", "belt", 10)
    journal = tmp_path / "journal.jsonl"
    day = journal.read_bytes()
    store.snapshot()
    journal.write_bytes(day)  # as if killed after the snapshot was written
    assert PartsJournal(tmp_path).stock("belt") == 10


def test_defect_numbers_start_again(tmp_path):
    store = PartsJournal(tmp_path)
    numbers = [store.record("received", "belt", 1) for _ in range(3)]
    store.snapshot()
    numbers.append(store.record("received", "belt", 1))
    store.snapshot()
    numbers.append(PartsJournal(tmp_path).record("received", "belt", 1))
    assert numbers == sorted(set(numbers))


def test_defect_own_events_handed_out(tmp_path):
    store = PartsJournal(tmp_path)
    store.record("received", "belt", 10)
    with contextlib.suppress(TypeError, AttributeError):
        store.since(0)[0]["quantity"] = 0
    assert store.since(0)[0]["quantity"] == 10
    assert store.stock("belt") == 10


def test_defect_counted_before_written(tmp_path):
    store = PartsJournal(tmp_path)
    store.record("received", "belt", 10)
    size = (tmp_path / "journal.jsonl").stat().st_size
    with no_file_larger_than(size), pytest.raises(OSError):
        store.record("picked", "belt", 4)
    assert store.stock("belt") == 10
    assert store.record("picked", "belt", 10)
    assert PartsJournal(tmp_path).stock("belt") == 0


def test_defect_time_without_zone(tmp_path):
    PartsJournal(tmp_path).record("received", "belt", 10)
    line = (tmp_path / "journal.jsonl").read_text(encoding="utf-8")
    assert datetime.fromisoformat(json.loads(line)["at"]).tzinfo is not None
