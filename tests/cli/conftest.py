"""Running the command line in this process, and in one of its own."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reviewer.cli.main import run


@dataclass(frozen=True)
class Result:
    """What a call of the program came to."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """stdout as JSON."""
        return json.loads(self.out)


Cli = Callable[..., Result]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Call the program with arguments, perhaps with text or bytes on its standard input."""

    def call(*args: str | Path, stdin: str | bytes = b"") -> Result:
        raw = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))
        code = run([str(arg) for arg in args])
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    monkeypatch.delenv("REVIEWER_LIBRARY", raising=False)
    return call


@pytest.fixture
def process() -> Cli:
    """Call the program as a process of its own."""

    def call(*args: str | Path, stdin: bytes = b"", python: tuple[str, ...] = ()) -> Result:
        done = subprocess.run(
            [sys.executable, *python, "-m", "reviewer", *map(str, args)],
            input=stdin,
            capture_output=True,
            timeout=60,
            check=False,
        )
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    return call
