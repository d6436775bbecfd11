"""CPU to start a command, as a ratio to what Python and click alone take in the same run."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from reviewer.library import Library
from reviewer.practice import history_file, utc_now
from reviewer.practice.history import History
from tests.progress.made_up import keep, season

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
    environment["REVIEWER_HOME"] = str(tmp_path / "home")
    environment["XDG_CACHE_HOME"] = str(tmp_path / "cache")
    library = Library.open()
    with History(history_file(tmp_path / "home")) as history:
        keep(history, season(library, utc_now() - timedelta(hours=1)))
    floor = _cpu(environment, "-c", "import click")
    numpy = _cpu(environment, "-c", "import click, numpy")
    commands = {
        "--help": ("--help",),
        "list": ("list",),
        "show": ("show", _SNIPPET),
        "kinds": ("kinds",),
        "stats": ("stats",),
        "next": ("next",),
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
    assert figures["stats"] < 3.5 * floor
    assert figures["next"] < 3.5 * floor
    assert figures["score"] < 4 * numpy
