"""Authors' code runs apart, and not for ever."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from reviewer.sandbox import CannotRun
from reviewer.sandbox.program import private_folder, run
from reviewer.sandbox.walls import walled


def python(code: str, **limits: float) -> str:
    with private_folder() as folder:
        return run(["-c", code], folder, **limits).output.strip()  # type: ignore[arg-type]


def test_the_program_runs_in_a_folder_of_its_own_that_is_gone_afterwards() -> None:
    said = python("import os; open('x', 'w').close(); print(os.getcwd(), os.path.expanduser('~'))")
    folder, home = said.split()
    assert folder == home
    assert not Path(folder).exists()


def test_a_program_that_does_not_end_is_ended() -> None:
    with pytest.raises(CannotRun, match=r"took longer than 0\.5 seconds"):
        python("while True: pass", seconds=0.5)


@pytest.mark.skipif(not Path("/proc").is_dir() or walled(), reason="needs to see the process")
def test_what_it_started_is_ended_with_it() -> None:
    code = (
        "import subprocess, sys\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "print(child.pid)"
    )
    status = Path(f"/proc/{int(python(code))}/stat")
    deadline = time.monotonic() + 5
    while status.exists() and " Z " not in status.read_text():
        assert time.monotonic() < deadline, "still running"
        time.sleep(0.01)


def test_memory_is_limited() -> None:
    assert "MemoryError" in python("x = bytearray(500_000_000)", megabytes=300)


def test_files_are_limited() -> None:
    code = "f = open('x', 'wb')\nfor _ in range(100): f.write(bytes(1 << 20))\nprint('all written')"
    assert "all written" not in python(code)


def test_only_the_end_of_a_flood_is_kept() -> None:
    said = python("for i in range(200_000): print(i)")
    assert said.endswith("199999")
    assert len(said) <= 64_000


def test_secrets_of_the_environment_are_not_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_TOKEN", "secret")
    assert python("import os; print(os.environ.get('SOME_TOKEN'))") == "None"


@pytest.mark.skipif(not walled(), reason="bubblewrap is missing")
def test_with_bubblewrap_there_is_no_network_and_no_writing_elsewhere(tmp_path: Path) -> None:
    code = (
        "import socket, pathlib\n"
        "try: socket.create_connection(('127.0.0.1', 9), 1)\n"
        "except OSError as error: print(type(error).__name__)\n"
        f"try: pathlib.Path({str(tmp_path / 'x')!r}).write_text('x')\n"
        "except OSError as error: print(type(error).__name__)"
    )
    assert len(python(code).splitlines()) == 2
    assert list(tmp_path.iterdir()) == []
