"""Text kept by key, on a disk that may fail."""

from __future__ import annotations

import os
from pathlib import Path

from reviewer.disk_cache import MAX_BYTES, DiskCache


def test_what_was_put_is_there_for_the_next(tmp_path: Path) -> None:
    DiskCache(tmp_path / "new" / "cache").put("key", "text é\r\n\0")
    again = DiskCache(tmp_path / "new" / "cache")
    assert again.get("key") == "text é\r\n\0"
    assert again.get("other") is None


def test_the_last_text_counts(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path)
    cache.put("key", "one")
    cache.put("key", "two")
    assert cache.get("key") == "two"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_damaged_entry_is_none(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path)
    cache.put("key", "text")
    (file,) = tmp_path.iterdir()
    file.write_bytes(b"\xff")
    assert cache.get("key") is None
    file.write_bytes(b"x" * (MAX_BYTES + 1))
    assert cache.get("key") is None


def test_a_text_that_is_too_long_is_not_kept(tmp_path: Path) -> None:
    DiskCache(tmp_path).put("key", "é" * (MAX_BYTES // 2 + 1))
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_refuses_costs_nothing_but_the_entry(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    cache = DiskCache(tmp_path / "file" / "cache")
    cache.put("key", "text")
    assert cache.get("key") is None


def test_the_oldest_go_first(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path, max_entries=8)
    for number in range(9):
        before = set(tmp_path.iterdir())
        cache.put(str(number), "x")
        for written in set(tmp_path.iterdir()) - before:
            os.utime(written, (number, number))
    assert [number for number in range(9) if cache.get(str(number))] == [3, 4, 5, 6, 7, 8]
