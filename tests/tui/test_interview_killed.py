"""An interview in a real terminal, killed without warning."""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from pathlib import Path

import pytest

from reviewer.library import Library
from reviewer.practice import interviews_directory
from reviewer.practice.interview_files import Interviews
from reviewer.practice.interview_run import InterviewRun

from .conftest import LIBRARY

pty = pytest.importorskip("pty")

PROGRAM = """
import sys
from pathlib import Path
from reviewer.library import Library
from reviewer.practice import interviews_directory, utc_now
from reviewer.practice.interview_files import Interviews
from reviewer.practice.interview_run import InterviewRun, new_interview
from reviewer.tui import run
library, home = Library.open(Path(sys.argv[1]), builtin=False), Path(sys.argv[2])
ids = iter("abc")
asked = new_interview(library, ["core/shared-items"], new_id=lambda: next(ids), now=utc_now())
going = InterviewRun(asked, Interviews(interviews_directory(home)))
sys.exit(run(library, home=home, interview=going))
"""


def read(terminal: int, until: str, seconds: float = 20) -> str:
    """What the program writes, until it has written some text."""
    found, end = b"", time.monotonic() + seconds
    while time.monotonic() < end and until.encode() not in found:
        if select.select([terminal], [], [], 0.1)[0]:
            found += os.read(terminal, 65536)
    return found.decode(errors="replace")


def test_a_killed_interview_goes_on_with_what_was_typed(tmp_path: Path) -> None:
    process, terminal = pty.fork()
    if process == 0:
        os.environ.update(TERM="xterm-256color", COLUMNS="80", LINES="24")
        os.chdir(Path(__file__).parents[2])
        os.execv(sys.executable, [sys.executable, "-c", PROGRAM, str(LIBRARY), str(tmp_path)])
    try:
        assert "Follow-up" in read(terminal, "left")
        os.write(terminal, b"e")
        read(terminal, "In your own words")
        os.write(terminal, b"what both have")
        read(terminal, "never written", seconds=0.3)
        for key in (b"\x1b[17~", b"\x1b[17~", b"\x1b[17~"):  # F6
            os.write(terminal, key)
            read(terminal, "never written", seconds=0.3)
        os.write(terminal, b"killed in the middle")
        read(terminal, "never written", seconds=1.0)
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(terminal)
    files = Interviews(interviews_directory(tmp_path))
    kept = files.latest()
    assert kept is not None
    assert kept.question.phase == "follow-up"
    assert kept.question.follow_ups[0].answer == "killed in the middle"
    assert kept.question.used > 1
    snippet = Library.open(LIBRARY, builtin=False).snippet("core/shared-items")
    session, _ = InterviewRun(kept, files).session(snippet)
    assert session.explanation == "what both have"
