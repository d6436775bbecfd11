"""Many at once, in order, in bounded memory, without waiting for the slow at the end."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest

from reviewer.coach import in_order
from reviewer.coach.in_order import AHEAD


@pytest.mark.parametrize("threads", [1, 3])
def test_results_come_in_the_order_of_the_items(threads: int) -> None:
    def work(number: int) -> int:
        time.sleep(0.01 if number % 3 == 0 else 0)
        return number * 2

    assert list(in_order(work, range(40), threads)) == [number * 2 for number in range(40)]
    assert list(in_order(work, [], threads)) == []


def test_as_many_are_under_way_as_there_are_threads() -> None:
    together = threading.Barrier(3, timeout=5)
    assert len(list(in_order(lambda _: together.wait(), range(6), 3))) == 6


def test_few_items_are_taken_ahead() -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for number in range(1_000):
            taken += 1
            yield number

    results = in_order(lambda number: number, items(), 2)
    for done in range(1, 50):
        next(results)
        assert taken <= done + 2 * AHEAD
    results.close()  # type: ignore[attr-defined]


def test_what_goes_wrong_is_raised_in_its_place() -> None:
    results = in_order(lambda number: 10 // number, [5, 2, 0, 1], 2)
    assert [next(results), next(results)] == [2, 5]
    with pytest.raises(ZeroDivisionError):
        next(results)


_INTERRUPTED = """
import time
from reviewer.coach import in_order
results = in_order(lambda n: time.sleep(60 * n), [0, 1, 1, 1, 1, 1, 1, 1, 1], 2)
next(results)
raise KeyboardInterrupt
"""


def test_an_interrupted_program_ends_at_once() -> None:
    started = time.monotonic()
    subprocess.run([sys.executable, "-c", _INTERRUPTED], capture_output=True, check=False)
    assert time.monotonic() - started < 30
