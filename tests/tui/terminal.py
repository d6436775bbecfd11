"""The program on a terminal of its own: started, read, typed into, killed without warning."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

pty = pytest.importorskip("pty")
termios = pytest.importorskip("termios")

ROOT = Path(__file__).parents[2]


class Terminal:
    """A process and the end of the terminal that a person would sit at."""

    def __init__(self, process: int, descriptor: int) -> None:
        self.process = process
        self._descriptor = descriptor

    def type(self, keys: str) -> None:
        """Have the terminal send keys."""
        os.write(self._descriptor, keys.encode())

    def read(self, until: str, seconds: float = 20) -> str:
        """What the program writes until it has written some text, or the time is over."""
        found, end = b"", time.monotonic() + seconds
        while until.encode() not in found and (left := end - time.monotonic()) > 0:
            if select.select([self._descriptor], [], [], left)[0]:
                found += os.read(self._descriptor, 65536)
        return found.decode(errors="replace")

    def rest(self, seconds: float) -> None:
        """Let the program go on; what it writes is read and forgotten."""
        self.read("never written", seconds)

    def wait(self) -> int:
        """The exit code, once the program has ended."""
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])

    def kill(self) -> None:
        """End the program and all that it started, with no chance to save anything."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)


@contextlib.contextmanager
def terminal(arguments: Sequence[str], *, columns: int = 80, lines: int = 24) -> Iterator[Terminal]:
    """Python with `arguments` on a new terminal of that size, killed at the end if need be."""
    process, descriptor = pty.fork()
    if process == 0:
        termios.tcsetwinsize(0, (lines, columns))
        os.environ.update(TERM="xterm-256color", COLUMNS=str(columns), LINES=str(lines))
        os.chdir(ROOT)
        os.execv(sys.executable, [sys.executable, *arguments])
    opened = Terminal(process, descriptor)
    try:
        yield opened
    finally:
        with contextlib.suppress(ChildProcessError):  # it has ended already
            opened.kill()
        os.close(descriptor)
