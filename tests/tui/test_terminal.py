"""The app in a real terminal, killed without warning."""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from pathlib import Path

import pytest

from reviewer.library import Library
from reviewer.practice import Drafts, drafts_directory

from .conftest import LIBRARY

pty = pytest.importorskip("pty")

PROGRAM = """
import sys
from pathlib import Path
from reviewer.library import Library
from reviewer.tui import run
library = Library.open(Path(sys.argv[1]), builtin=False)
sys.exit(run(library, snippet_id="core/shared-items", home=Path(sys.argv[2])))
"""


def start(home: Path) -> tuple[int, int]:
    """Start the program on a terminal of its own; its process id and the terminal."""
    process, terminal = pty.fork()
    if process == 0:
        os.environ.update(TERM="xterm-256color", COLUMNS="80", LINES="24")
        os.chdir(Path(__file__).parents[2])
        os.execv(sys.executable, [sys.executable, "-c", PROGRAM, str(LIBRARY), str(home)])
    return process, terminal


def read(terminal: int, until: str, seconds: float = 20) -> str:
    """What the program writes, until it has written some text."""
    found, end = b"", time.monotonic() + seconds
    while time.monotonic() < end and until.encode() not in found:
        if select.select([terminal], [], [], 0.1)[0]:
            found += os.read(terminal, 65536)
    return found.decode(errors="replace")


def test_a_killed_session_is_resumed_with_what_was_typed(tmp_path: Path) -> None:
    process, terminal = start(tmp_path)
    try:
        assert "warehouses" in read(terminal, "Comment")
        os.write(terminal, b"c")
        read(terminal, "What is wrong here")
        os.write(terminal, b"killed in the middle")
        read(terminal, "never written", seconds=1.0)
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(terminal)
    snippet = Library.open(LIBRARY, builtin=False).snippet("core/shared-items")
    resumed = Drafts(drafts_directory(tmp_path)).load(snippet)
    assert resumed is not None
    assert [comment.body for comment in resumed.session.comments] == ["killed in the middle"]


def test_an_editor_gets_the_terminal_and_gives_it_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor.sh"
    editor.write_text('#!/bin/sh\necho EDITING; cat "$1"; echo written outside > "$1"\n')
    editor.chmod(0o700)
    monkeypatch.setenv("VISUAL", str(editor))
    process, terminal = start(tmp_path)
    try:
        read(terminal, "Comment")
        os.write(terminal, b"c")
        read(terminal, "What is wrong here")
        os.write(terminal, b"typed\x05")
        assert "EDITING\r\ntyped" in read(terminal, "\r\ntyped")
        assert "written outside" in read(terminal, "written outside")
        os.write(terminal, b"\x11")
        read(terminal, "\x1b[?1049l")
        assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0
    finally:
        os.close(terminal)
    snippet = Library.open(LIBRARY, builtin=False).snippet("core/shared-items")
    resumed = Drafts(drafts_directory(tmp_path)).load(snippet)
    assert resumed is not None
    assert [comment.body for comment in resumed.session.comments] == ["written outside"]


def test_quitting_ends_with_code_0(tmp_path: Path) -> None:
    process, terminal = start(tmp_path)
    read(terminal, "Comment")
    os.write(terminal, b"\x11")
    read(terminal, "\x1b[?1049l")
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0
    os.close(terminal)
