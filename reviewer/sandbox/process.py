"""Processes within limits and walls: how they begin and how they are ended."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from pathlib import Path
from typing import IO

from .walls import Command

_TIME_UP = getattr(signal, "SIGXCPU", 24)


def start(
    made: Command, folder: Path | None, stdin: int, stdout: int | IO[bytes], stderr: int
) -> subprocess.Popen[bytes]:
    """Start the command, at the head of a process group. Raises OSError where it cannot be."""
    try:
        return subprocess.Popen(
            made.arguments,
            cwd=folder,
            stdin=stdin,
            stdout=stdout,
            stderr=stderr,
            env=made.environment,
            pass_fds=made.passed,
            start_new_session=True,
        )
    finally:
        for file in made.passed:
            os.close(file)


def end(process: subprocess.Popen[bytes]) -> None:
    """End the process and all that it started; where the system has no process groups, it alone."""
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()


def ended_by_time(code: int) -> bool:
    """Whether the kernel ended the process for its processor time; bubblewrap says it its way."""
    return code in (-_TIME_UP, 128 + _TIME_UP)
