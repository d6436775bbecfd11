"""A test sleeps, or depends on the clock on the wall."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..kind import Bad, Good, KindCode, Match

_CLOCKS = (
    "datetime.datetime.now",
    "datetime.datetime.utcnow",
    "datetime.date.today",
    "datetime.datetime.today",
    "time.time",
    "time.perf_counter",
    "time.monotonic",
)


_STOPWATCHES = ("time.perf_counter", "time.monotonic")


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`time.sleep` or the current time inside a test."""
    name = facts.called(node)
    if name not in _CLOCKS and name not in ("time.sleep", "asyncio.sleep"):
        return
    if not facts.in_test(node) or (name == "asyncio.sleep" and facts.text(node).endswith("(0)")):
        return
    if name in _STOPWATCHES:
        yield from _timed(node, name, facts)
        return
    sleeps = name in ("time.sleep", "asyncio.sleep")
    yield Match(
        node=facts.construct(node),
        core=node,
        names=(name,),
        confidence=0.85 if sleeps else 0.7,
        message=(
            f"`{facts.text(node)}` makes the test slow, and on a busy machine still too short. "
            f"Wait for the condition itself, or pass a fake clock in."
            if sleeps
            else f"`{facts.text(node)}` makes the result depend on when the test runs: around "
            f"midnight or a change of the year it fails. Pass a fixed time in."
        ),
    )


def _timed(node: ast.Call, name: str, facts: Facts) -> Iterator[Match]:
    """`assert perf_counter() - start < 0.5`"""
    statement = facts.statement(node)
    if not isinstance(statement, ast.Assert):
        return
    yield Match(
        node=statement,
        core=node,
        names=(name,),
        confidence=0.8,
        message="The test passes or fails by how busy the machine is. Count calls or comparisons, "
        "or measure in a benchmark that compares with a run on the same machine.",
    )


KIND = KindCode(
    id="sleep-or-clock-in-test",
    detect=detect,
    calls=("perf_counter", "monotonic", "sleep", "now", "utcnow", "today", "time"),
    bad=(
        Bad(
            "from time import perf_counter\n\ndef test_fast():\n    start = perf_counter()\n"
            "    work()\n    assert perf_counter() - start < 0.5\n",
            lines=(6, 6),
            core=6,
            names=("time.perf_counter",),
        ),
        Bad(
            "import time\n\ndef test_expiry():\n    cache.put(1)\n    time.sleep(2)\n"
            "    assert cache.empty\n",
            lines=(5, 5),
            core=5,
            names=("time.sleep",),
        ),
        Bad(
            "from datetime import date\n\ndef test_age():\n"
            "    assert age(born, date.today()) == 30\n",
            lines=(4, 4),
            core=4,
            names=("datetime.date.today",),
        ),
    ),
    good=(
        Good("def test_expiry(clock):\n    clock.sleep(2)\n    assert cache.empty\n"),
        Good("import time\n\ndef wait():\n    time.sleep(1)\n"),
    ),
)
