"""The findings on disk: shared, bounded, and never in the way."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from reviewer.analysis.cache import FindingsCache
from reviewer.model import Finding, Span

FINDINGS = (Finding("pylint", "W0102", Span(1, 2), 1, "ä message", "mutable-default", 0.9, ("x",)),)


def test_what_was_put_is_got(tmp_path: Path) -> None:
    cache = FindingsCache(tmp_path / "deep" / "er")
    assert cache.get("v1", "code") is None
    cache.put("v1", "code", FINDINGS)
    assert cache.get("v1", "code") == FINDINGS
    assert cache.get("v2", "code") is None
    assert cache.get("v1", "code ") is None


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"findings": [1]}',
        b'{"findings": [{"source": "kind"}]}',
        b'{"findings": [{"source":"kind","code":"c","span":[5,2],"core":1,"message":"m",'
        b'"kind":null,"confidence":1.0,"names":[]}]}',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
)
def test_a_damaged_entry_counts_as_none_and_is_replaced(tmp_path: Path, damage: bytes) -> None:
    cache = FindingsCache(tmp_path)
    cache.put("v1", "code", FINDINGS)
    (entry,) = tmp_path.iterdir()
    entry.write_bytes(damage)
    assert cache.get("v1", "code") is None
    cache.put("v1", "code", FINDINGS)
    assert cache.get("v1", "code") == FINDINGS


def test_the_number_of_entries_is_bounded(tmp_path: Path) -> None:
    cache = FindingsCache(tmp_path, max_entries=8)
    for number in range(50):
        cache.put("v1", str(number), FINDINGS)
        assert len(list(tmp_path.iterdir())) <= 8
    assert cache.get("v1", "49") == FINDINGS


def test_an_entry_too_long_to_keep_is_not_kept(tmp_path: Path) -> None:
    cache = FindingsCache(tmp_path)
    cache.put("v1", "code", FINDINGS * 2_000)
    assert list(tmp_path.iterdir()) == []


def test_writers_at_the_same_time_do_not_disturb_each_other(tmp_path: Path) -> None:
    cache = FindingsCache(tmp_path, max_entries=5)
    wrong: list[object] = []

    def work(name: str) -> None:
        for number in range(40):
            cache.put("v1", f"{number % 7}", FINDINGS)
            got = cache.get("v1", f"{number % 7}")
            if got not in (None, FINDINGS):
                wrong.append((name, got))

    threads = [threading.Thread(target=work, args=(str(n),)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert not list(tmp_path.glob("*.part"))


def test_a_place_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a directory")
    cache = FindingsCache(tmp_path / "file" / "below")
    cache.put("v1", "code", FINDINGS)
    assert cache.get("v1", "code") is None
