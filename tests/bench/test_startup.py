"""CPU to start a command, as a ratio to what Python and click alone take in the same run."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.bench
_RUNS = 9
_SNIPPET = "core/card-settlement"


def _cpu(environment: dict[str, str], *args: str) -> float:
    """Milliseconds of user and system time, the least of several runs."""
    return min(_once(environment, *args) for _ in range(_RUNS))


def _once(environment: dict[str, str], *args: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, *args]
    subprocess.run(command, env=environment, capture_output=True, check=True, timeout=60)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    user, system = after.ru_utime - before.ru_utime, after.ru_stime - before.ru_stime
    return 1000 * (user + system)


def test_start_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    review = tmp_path / "one.json"
    comment = {"start_line": 34, "line": 36, "body": "index the payouts by reference in a dict"}
    review.write_text(json.dumps({"snippet": _SNIPPET, "comments": [comment]}), encoding="utf-8")
    # Bytecode is kept, as in an installation, whatever the environment of the tests says.
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path / "bytecode")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    floor = _cpu(environment, "-c", "import click")
    numpy = _cpu(environment, "-c", "import click, numpy")
    commands = {
        "--help": ("--help",),
        "list": ("list",),
        "show": ("show", _SNIPPET),
        "kinds": ("kinds",),
        "score": ("score", str(review)),
    }
    figures = {name: _cpu(environment, "-m", "reviewer", *args) for name, args in commands.items()}
    with capsys.disabled():
        print(f"\nPython and click: {floor:.0f} ms, with numpy {numpy:.0f} ms")
        for name, figure in figures.items():
            print(f"reviewer {name}: {figure:.0f} ms, {figure / floor:.1f} times")
    assert figures["--help"] < 2 * floor
    assert figures["list"] < 2.5 * floor
    assert figures["show"] < 3 * floor
    assert figures["score"] < 4 * numpy
