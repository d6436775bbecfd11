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
)


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`time.sleep` or the current time inside a test."""
    name = facts.called(node)
    if name not in _CLOCKS and name not in ("time.sleep", "asyncio.sleep"):
        return
    if not facts.in_test(node) or (name == "asyncio.sleep" and facts.text(node).endswith("(0)")):
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


KIND = KindCode(
    id="sleep-or-clock-in-test",
    detect=detect,
    calls=("sleep", "now", "utcnow", "today", "time"),
    bad=(
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
