"""Runs a program of an author's: in a process and a folder of its own, within limits.

Where bubblewrap works, within walls too. Without it the limits hold back accidents, not malice: run
only code that you trust.
"""

from __future__ import annotations

import os
import stat
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from .limits import Limits
from .outcome import CannotRun, Ended
from .process import end, ended_by_time, start
from .walls import command, walled

SECONDS = 60.0
MEGABYTES = 6_000
"""Of address space, of which NumPy and its like reserve more than they use."""
_FILE_MEGABYTES = 64
_TASKS = 256
_OPEN_FILES = 1_024
MOST_OUTPUT = 64_000
"""Characters of the output that are read: its end."""
MOST_LEFT = 16 << 20
"""Bytes of a file that a program left."""


@contextmanager
def private_folder() -> Iterator[Path]:
    """A new folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="reviewer-", ignore_cleanup_errors=True) as folder:
        yield Path(folder).resolve()


def run(
    arguments: Sequence[str],
    folder: Path,
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
    readable: Iterable[Path] = (),
) -> Ended:
    """Run this Python with `arguments` in `folder`; it may read `readable` besides. Raises
    CannotRun when time is up."""
    made = command(
        arguments, author_limits(seconds, megabytes), walls=walled(), folder=folder,
        readable=readable, timed=True,
    )  # fmt: skip
    with tempfile.TemporaryFile() as output:
        process = start(made, folder, subprocess.DEVNULL, output.fileno(), subprocess.STDOUT)
        try:
            code = process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise CannotRun(f"took longer than {seconds:g} seconds") from None
        finally:
            end(process)
        said = _last_part(output.fileno())
    if ended_by_time(code):
        raise CannotRun(f"took longer than {seconds:g} seconds")
    return Ended(code, said)


def author_limits(seconds: float, megabytes: int = MEGABYTES) -> Limits:
    """Limits for code that its author trusts."""
    return Limits(
        cpu_seconds=round(seconds) + 1,
        seconds=seconds,
        data_megabytes=megabytes,
        address_megabytes=megabytes,
        memory_megabytes=megabytes,
        tasks=_TASKS,
        file_megabytes=_FILE_MEGABYTES,
        disk_megabytes=4 * _FILE_MEGABYTES,
        open_files=_OPEN_FILES,
    )


def left(path: Path) -> str:
    """The text of a file that a program left in its folder.

    Raises OSError where it is a link, no plain file or too large, ValueError where it is no text.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with open(os.open(path, flags), "rb") as stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise OSError(f"{path.name} is no file")
        data = stream.read(MOST_LEFT + 1)
    if len(data) > MOST_LEFT:
        raise OSError(f"{path.name} is too large")
    return data.decode("utf-8")


def _last_part(file: int) -> str:
    size = os.lseek(file, 0, os.SEEK_END)
    os.lseek(file, max(0, size - MOST_OUTPUT), os.SEEK_SET)
    return os.read(file, MOST_OUTPUT).decode(errors="replace")
