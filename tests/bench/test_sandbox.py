"""What a run in the sandbox costs, beside the start of Python alone."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from reviewer.library import Library
from reviewer.sandbox.runner import TestRunner, run_tests
from reviewer.sandbox.walls import sandbox_problem

pytestmark = pytest.mark.bench

PLAIN, LARGE = "core/card-settlement", "pandas/garden-shop-refunds"
RUNS = 7
SECONDS_TO_REFILL = 4.0
LEAST_GAIN = 3
"""Times that a warm run is quicker than one that imports first."""


def _seconds(work: Callable[[], object], pause: float = 0.0) -> float:
    """The median of several times by the clock."""
    times = []
    for _ in range(RUNS):
        time.sleep(pause)
        before = time.perf_counter()
        work()
        times.append(time.perf_counter() - before)
    return statistics.median(times)


def _start_python() -> None:
    subprocess.run([sys.executable, "-c", ""], check=True)


@pytest.mark.parametrize("snippet_id", [PLAIN, LARGE])
def test_a_run(snippet_id: str, capsys: pytest.CaptureFixture[str]) -> None:
    if problem := sandbox_problem():
        pytest.skip(problem)
    snippet = Library.open().snippet(snippet_id)
    assert snippet.tests is not None
    code, tests = snippet.code, snippet.tests
    start = _seconds(_start_python)
    with TestRunner() as runner:
        expected = runner.run(code, tests)
        warm = _seconds(lambda: runner.run(code, tests), SECONDS_TO_REFILL)
        in_a_row = _seconds(lambda: runner.run(code, tests))
    with TestRunner(spare=0) as runner:
        cold = _seconds(lambda: runner.run(code, tests))
    with capsys.disabled():
        print(
            f"\n{snippet_id}: start of Python {start * 1000:.0f} ms, warm {warm * 1000:.0f} ms, "
            f"one after another {in_a_row * 1000:.0f} ms, cold {cold * 1000:.0f} ms",
            end="",
        )
    assert run_tests(code, tests) == expected
    assert LEAST_GAIN * warm < cold
