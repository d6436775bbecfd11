"""Runs authors' code: in a process and a folder of its own, with limits on time and memory.

Where bubblewrap works, the process also has no network, and can write to its folder alone. Without
it the limits hold back accidents, not malice: run only code that you trust.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SECONDS = 60.0
MEGABYTES = 6_000
"""Of address space, of which NumPy and its like reserve more than they use."""
FILE_MEGABYTES = 64
MOST_OUTPUT = 64_000
"""Characters of the output that are read: its end."""

# Started before the program, so that the limits hold from its first instruction. A limit that the
# system does not know is left out.
_LAUNCH = """
import os, sys
seconds, memory, file = map(int, sys.argv[1:4])
import resource
for name, value in (
    ("RLIMIT_CPU", seconds), ("RLIMIT_AS", memory), ("RLIMIT_FSIZE", file), ("RLIMIT_CORE", 0)
):
    try:
        resource.setrlimit(getattr(resource, name), (value, value + 5))
    except (AttributeError, ValueError, OSError):
        pass
os.execv(sys.argv[4], sys.argv[4:])
"""
# Results do not depend on hash seeds, code pages, or on which plugins of pytest are installed.
_STEADY = {"PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
_KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "LD_LIBRARY_PATH", "VIRTUAL_ENV")


class CannotRun(Exception):  # noqa: N818
    """The program did not come to an end by itself; the text says why."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended: exit code, and the end of what it printed on stdout and stderr."""

    code: int
    output: str


@contextmanager
def private_folder() -> Iterator[Path]:
    """A new folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="reviewer-", ignore_cleanup_errors=True) as folder:
        yield Path(folder).resolve()


def run(
    arguments: Sequence[str], folder: Path, seconds: float = SECONDS, megabytes: int = MEGABYTES
) -> Ended:
    """Run this Python with `arguments` in `folder`. Raises CannotRun when time is up."""
    command = [*_walls(folder), *_limited(seconds, megabytes), sys.executable, "-B", *arguments]
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=_environment(folder),
            start_new_session=True,
        )
        try:
            code = process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise CannotRun(f"took longer than {seconds:g} seconds") from None
        finally:
            _end(process)
        said = _last_part(output.fileno())
    if code == -getattr(signal, "SIGXCPU", 24):
        raise CannotRun(f"took longer than {seconds:g} seconds")
    return Ended(code, said)


def walled() -> bool:
    """Whether bubblewrap keeps the code from the network and from other people's files."""
    return bool(_bubblewrap())


def _limited(seconds: float, megabytes: int) -> list[str]:
    if os.name != "posix":  # no limits there, and execv does not keep the process
        return []
    limits = [str(round(seconds) + 1), str(megabytes << 20), str(FILE_MEGABYTES << 20)]
    return [sys.executable, "-I", "-S", "-c", _LAUNCH, *limits]


def _walls(folder: Path) -> list[str]:
    program = _bubblewrap()
    if not program:
        return []
    return [*_walled_command(program), "--bind", str(folder), str(folder), "--chdir", str(folder)]


def _walled_command(program: str) -> list[str]:
    return [
        program, "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--unshare-all",
        "--die-with-parent", "--new-session",
    ]  # fmt: skip


@cache
def _bubblewrap() -> str:
    """The path of bubblewrap; "" where it is missing or the system forbids it."""
    program = shutil.which("bwrap")
    if program is None:
        return ""
    trial = [*_walled_command(program), sys.executable, "-I", "-S", "-c", ""]
    try:
        done = subprocess.run(trial, capture_output=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return "" if done.returncode else program


def _environment(folder: Path) -> dict[str, str]:
    """What the program may know of ours, with randomness and threads that do not vary."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    fixed = dict.fromkeys(("HOME", "TMPDIR", "TEMP", "TMP"), str(folder))
    threads = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "LOKY_MAX_CPU_COUNT")
    fixed |= dict.fromkeys(threads, "1")
    return kept | fixed | _STEADY


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and, where the system has process groups, all that it started."""
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()


def _last_part(file: int) -> str:
    size = os.lseek(file, 0, os.SEEK_END)
    os.lseek(file, max(0, size - MOST_OUTPUT), os.SEEK_SET)
    return os.read(file, MOST_OUTPUT).decode(errors="replace")
