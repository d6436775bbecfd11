"""The program as a whole: help, default command, what is imported, how it ends."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import pytest

from reviewer import __version__
from reviewer.cli.main import COMMANDS, run

from .conftest import Cli


def test_help_names_every_command(cli: Cli) -> None:
    result = cli("--help")
    assert result.code == 0
    commands = result.out.partition("Commands:\n")[2]
    assert [line.split(maxsplit=1) for line in commands.splitlines()] == [
        [name, summary] for name, summary in COMMANDS.items()
    ]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(cli: Cli, name: str) -> None:
    result = cli(name, "--help")
    assert result.code == 0
    assert f"reviewer {name} " in result.out
    assert COMMANDS[name] in result.out


def test_version(cli: Cli) -> None:
    assert cli("--version").out == f"reviewer {__version__}\n"


def test_an_unknown_command_suggests_the_nearest(cli: Cli) -> None:
    result = cli("scroe")
    assert (result.code, result.out) == (2, "")
    assert "No such command 'scroe'; did you mean score?" in result.err


def test_a_reader_that_goes_away_is_no_error_to_speak_of() -> None:
    # As `reviewer list | head -0`: nobody reads what is written.
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "reviewer", "list"],
            stdout=writing,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


def test_an_interrupt_ends_quietly(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Interrupted(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Interrupted()))
    assert run(["analyze", "-"]) == 130
    assert capsys.readouterr().out == ""


def test_output_is_utf8_in_any_locale(process: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = process("show", "core/card-settlement", "--key")
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    monkeypatch.setenv("LC_ALL", "C")
    assert process("show", "core/card-settlement", "--key") == usual
