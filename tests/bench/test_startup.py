"""CPU to start a command, as a ratio to what Python and click alone take in the same run."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.bench
_RUNS = 7


def _cpu(*args: str) -> float:
    """Milliseconds of user and system time, the least of several runs."""
    return min(_once(*args) for _ in range(_RUNS))


def _once(*args: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *args], capture_output=True, check=True, timeout=60)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    user, system = after.ru_utime - before.ru_utime, after.ru_stime - before.ru_stime
    return 1000 * (user + system)


def test_start_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    review = tmp_path / "one.json"
    review.write_text(json.dumps({"snippet": "core/card-settlement"}), encoding="utf-8")
    floor = _cpu("-c", "import click")
    commands = {
        "--help": ("--help",),
        "list": ("list",),
        "show": ("show", "core/card-settlement"),
        "kinds": ("kinds",),
        "score": ("score", str(review)),
    }
    figures = {name: _cpu("-m", "reviewer", *args) for name, args in commands.items()}
    with capsys.disabled():
        print(f"\nPython and click: {floor:.0f} ms")
        for name, figure in figures.items():
            print(f"reviewer {name}: {figure:.0f} ms, {figure / floor:.1f} times")
    assert figures["--help"] < 2 * floor
    assert figures["list"] < 4 * floor
