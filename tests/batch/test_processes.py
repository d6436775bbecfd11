"""Workers keep the order and outlive the death of one of them."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from reviewer.batch.processes import CHUNK, Workers

_factor = 0


def _prepare(factor: int) -> None:
    global _factor
    _factor = factor


def _work(chunk: list[int]) -> list[int]:
    """Multiplies; a negative number kills the process, as the system does when memory is short."""
    if min(chunk) < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return [number * _factor for number in chunk]


def _die_once(chunk: list[str]) -> list[str]:
    """The first process to see a path that does not exist makes it and dies."""
    for path in chunk:
        if path and not os.path.exists(path):
            Path(path).touch()
            os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.01)
    return chunk


def _lost(item: int) -> int:
    return 0


def test_results_come_in_the_order_of_the_items() -> None:
    workers = Workers(2, _work, _lost, _prepare, (3,))
    assert list(workers.results(iter(range(500)))) == [(n, 3 * n) for n in range(500)]


def test_no_items_give_no_results() -> None:
    assert list(Workers(2, _work, _lost, _prepare, (3,)).results(iter([]))) == []


def test_an_item_that_kills_its_process_is_the_only_one_lost() -> None:
    items = [*range(1, 2 * CHUNK), -7, *range(2 * CHUNK, 4 * CHUNK)]
    results = list(Workers(2, _work, _lost, _prepare, (3,)).results(iter(items)))
    assert results == [(n, 3 * n if n > 0 else 0) for n in items]


def test_a_process_that_is_killed_by_chance_costs_nothing(tmp_path: Path) -> None:
    items = [""] * (3 * CHUNK) + [str(tmp_path / "first")] + [""] * CHUNK
    workers = Workers(2, _die_once, lambda item: "lost", _prepare, (1,))
    assert [result for _, result in workers.results(iter(items))] == items
