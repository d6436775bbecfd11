import gzip
import os
import time
from datetime import date

from subject import DAY, archive, compact, purge, rotate, shrink, size_of


def files(folder):
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def made(folder, name, text="x", days_old=0):
    path = folder / name
    path.write_bytes(text.encode())
    then = time.time() - days_old * DAY
    os.utime(path, (then, then))
    return path


def test_first_rotation(tmp_path):
    rotate(made(tmp_path, "app.log", "today"), keep=3)
    assert files(tmp_path) == {"app.log": "", "app.log.1": "today"}


def test_second_rotation(tmp_path):
    made(tmp_path, "app.log.1", "yesterday")
    rotate(made(tmp_path, "app.log", "today"), keep=2)
    assert files(tmp_path) == {"app.log": "", "app.log.1": "today", "app.log.2": "yesterday"}


def test_nothing_to_rotate(tmp_path):
    rotate(tmp_path / "app.log", keep=3)
    assert files(tmp_path) == {}


def test_keep_one(tmp_path):
    made(tmp_path, "app.log.1", "yesterday")
    rotate(made(tmp_path, "app.log", "today"), keep=1)
    assert files(tmp_path) == {"app.log": "", "app.log.1": "today"}


def test_compact_keeps_the_first_of_equal_lines(tmp_path):
    log = made(tmp_path, "app.log.1", "b\na\nb\n\nc\n\na\n")
    assert compact(log) == 3
    assert files(tmp_path) == {"app.log.1": "b\na\n\nc\n"}


def test_archive(tmp_path):
    target = archive(made(tmp_path, "app.log.7", "one\ntwo\n"), tmp_path, date(2026, 2, 3))
    assert [path.name for path in tmp_path.iterdir()] == ["app.log.7-20260203.gz"]
    assert gzip.decompress(target.read_bytes()) == b"one\ntwo\n"


def test_purge_keeps_young_archives_and_other_files(tmp_path):
    made(tmp_path, "a.gz", days_old=3)
    made(tmp_path, "notes.txt", days_old=300)
    purge(tmp_path, 30)
    assert set(files(tmp_path)) == {"a.gz", "notes.txt"}


def test_size_counts_archives(tmp_path):
    made(tmp_path, "a.gz", "12345")
    made(tmp_path, "b.gz", "123")
    made(tmp_path, "notes.txt", "1234567")
    assert size_of(tmp_path) == 8


def test_shrink_deletes_the_oldest_first(tmp_path):
    for name, age in (("a", 2), ("b", 9), ("c", 5), ("d", 1)):
        made(tmp_path, f"{name}.gz", "1234", days_old=age)
    shrink(tmp_path, 9)
    assert set(files(tmp_path)) == {"a.gz", "d.gz"}
    shrink(tmp_path, 0)
    assert files(tmp_path) == {}
    shrink(tmp_path, 0)


def test_defect_moved_onto_the_next(tmp_path):
    for n in (1, 2, 3):
        made(tmp_path, f"app.log.{n}", f"{n} days ago")
    rotate(made(tmp_path, "app.log", "today"), keep=3)
    assert files(tmp_path) == {
        "app.log": "",
        "app.log.1": "today",
        "app.log.2": "1 days ago",
        "app.log.3": "2 days ago",
    }


def test_defect_change_time_as_age(tmp_path):
    made(tmp_path, "old.gz", days_old=40)
    purge(tmp_path, 30)
    assert files(tmp_path) == {}
