import threading
from contextlib import suppress

import pytest
import subject


class Files:
    """An archive in memory; `on_piece(path)` runs while a piece is being fetched."""

    def __init__(self, sheets, on_piece=lambda path: None, wrap=bytes):
        self.files = {}
        for name, pieces in sheets.items():
            paths = [f"{name}/{i}.png" for i in range(len(pieces))]
            self.files[f"{name}/index.txt"] = "\n".join(paths).encode()
            self.files.update(zip(paths, pieces, strict=True))
        self.on_piece = on_piece
        self.wrap = wrap
        self.fetched = []

    def __call__(self, path):
        self.fetched.append(path)
        if not path.endswith("index.txt"):
            self.on_piece(path)
        if self.files.get(path) is None:
            raise OSError(path)
        return self.wrap(self.files[path])


def together(*calls):
    threads = [threading.Thread(target=call) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(5)


def test_pieces_in_the_order_of_the_index():
    archive = subject.MapArchive(Files({"a": [b"1", b"2"]}))
    assert list(archive.pieces("a")) == ["a/0.png", "a/1.png"]


def test_index_is_kept():
    files = Files({"a": [b"1"]})
    archive = subject.MapArchive(files)
    assert archive.pieces("a") == archive.pieces("a")
    assert files.fetched == ["a/index.txt"]


def test_sheet_of_one_worker():
    archive = subject.MapArchive(Files({"a": [b"12", b"3", b"45"]}), workers=1)
    assert archive.sheet("a") == b"12345"
    assert archive.bytes_fetched == 5


def test_missing_index():
    with pytest.raises(OSError):
        subject.MapArchive(Files({})).sheet("a")


def test_pieces_are_fetched_at_the_same_time():
    meet = threading.Barrier(3)
    files = Files({"a": [b"1", b"2", b"3"]}, lambda path: meet.wait(5))
    assert len(subject.MapArchive(files, workers=4).sheet("a")) == 3


def test_export():
    saved = {}
    archive = subject.MapArchive(Files({"a": [b"1"], "b": [b"2"], "c": []}))
    assert archive.export(["a", "b", "lost", "c"], saved.__setitem__) == 3
    assert saved == {"a": b"1", "b": b"2", "c": b""}


def test_defect_failure_unseen():
    files = Files({"a": [b"1", None, b"3"], "b": [b"4"]})
    archive = subject.MapArchive(files)
    with pytest.raises(OSError):
        archive.sheet("a")
    saved = {}
    assert archive.export(["a", "b"], saved.__setitem__) == 1
    assert saved == {"b": b"4"}


def test_defect_joined_as_they_come():
    second_there = threading.Event()

    def on_piece(path):
        if path == "a/0.png":
            second_there.wait(0.5)
        else:
            threading.Timer(0.05, second_there.set).start()

    archive = subject.MapArchive(Files({"a": [b"1", b"2"]}, on_piece), workers=2)
    assert archive.sheet("a") == b"12"


def test_defect_index_fetched_by_many():
    meet = threading.Barrier(2)
    files = Files({"a": [b"1"]})

    def fetch(path):
        with suppress(threading.BrokenBarrierError):
            meet.wait(0.2)
        return files(path)

    archive = subject.MapArchive(fetch)
    together(lambda: archive.pieces("a"), lambda: archive.pieces("a"))
    assert files.fetched == ["a/index.txt"]


def test_defect_pool_per_sheet():
    lock = threading.Lock()
    third = threading.Barrier(3)
    running = most = 0

    def on_piece(path):
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        with suppress(threading.BrokenBarrierError):
            third.wait(0.3)
        with lock:
            running -= 1

    files = Files({"a": [b"1", b"2"], "b": [b"3", b"4"]}, on_piece)
    archive = subject.MapArchive(files, workers=2)
    together(lambda: archive.sheet("a"), lambda: archive.sheet("b"))
    assert most <= 2


def test_defect_bill_loses_bytes():
    meet = threading.Barrier(2)

    class Slow(bytes):
        def __len__(self):
            with suppress(threading.BrokenBarrierError):
                meet.wait(0.2)
            return super().__len__()

    archive = subject.MapArchive(Files({"a": [b"12", b"345"]}, wrap=Slow), workers=2)
    archive.sheet("a")
    assert archive.bytes_fetched == 5


def test_defect_reads_on_after_the_end():
    class DiskFull(Exception):
        pass

    def save(name, sheet):
        raise DiskFull

    names = [f"sheet{i}" for i in range(60)]
    files = Files({name: [b"1"] for name in names})
    with pytest.raises(DiskFull):
        subject.MapArchive(files, workers=2).export(names, save)
    assert len(files.fetched) < 60
