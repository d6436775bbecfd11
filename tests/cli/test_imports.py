"""Commands load what they need and no more: start-up is felt at every call."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

_HEAVY = ("textual", "rich", "pygments", "pylint", "astroid", "libcst", "pytest")
_SCORING = (*_HEAVY, "concurrent.futures", "multiprocessing", "sqlite3", "click.testing")
_READING = (*_SCORING, "numpy", "radon")
_PROGRESS = (*_HEAVY, "numpy", "radon", "reviewer.engine", "reviewer.matching", "reviewer.tui")
_REVIEW = {"snippet": "core/card-settlement", "comments": [{"line": 34, "body": "Use a dict."}]}

_PROGRAM = """
import sys
from reviewer.cli.main import run
code = run(sys.argv[1:])
sys.stderr.write("\\n".join(sys.modules))
sys.exit(code)
"""


def _modules(*args: str, stdin: str = "") -> set[str]:
    """What is loaded after a command, whole packages by their name."""
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *args],
        input=stdin.encode(),
        capture_output=True,
        timeout=60,
        check=True,
    )
    return set(done.stderr.decode().split("\n"))


@pytest.mark.parametrize(
    ("args", "absent"),
    [
        (("--help",), (*_READING, "reviewer.model", "reviewer.formats", "reviewer.library")),
        (("--version",), (*_READING, "reviewer.model")),
        (("list",), (*_READING, "reviewer.engine", "reviewer.matching")),
        (("list", "--format", "json"), (*_READING, "reviewer.engine")),
        (("show", "core/card-settlement", "--key"), (*_READING, "reviewer.engine")),
        (("kinds",), (*_READING, "reviewer.engine")),
        (("stats",), (*_PROGRESS, "fsrs", "reviewer.authoring")),
        (("stats", "--format", "json"), (*_PROGRESS, "fsrs", "reviewer.authoring")),
        (("next",), (*_PROGRESS, "fsrs", "reviewer.authoring")),
        (("score", "-", "--format", "json"), _SCORING),
        (("score", "-"), _SCORING),
        (("analyze", "-", "--source", "kind"), (*_HEAVY, "numpy", "reviewer.engine")),
        (
            ("analyze", "-", "--source", "kind", "--format", "sarif"),
            (*_HEAVY, "numpy", "reviewer.engine"),
        ),
        (("practice", "--plain"), (*_HEAVY, "numpy", "reviewer.engine", "reviewer.tui")),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) and len(value) < 5 else "",
)
def test_a_command_loads_none_of(
    args: tuple[str, ...], absent: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REVIEWER_HOME", str(tmp_path))
    stdin = {"score": json.dumps(_REVIEW), "analyze": "x = 1\n", "practice": "q\n"}
    assert _modules(*args, stdin=stdin.get(args[0], "")) & set(absent) == set()
