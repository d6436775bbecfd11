"""Walls around a run, built by bubblewrap (https://github.com/containers/bubblewrap).

Inside there is no network, no other process, and of the files only what Python and its packages
need, read-only; plus one folder in memory, of limited size. Root gives up its rights for a user id
that nobody has: the kernel exempts root from the limit on processes.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .limits import Limits, environment
from .system_calls import filter_program, has_filter
from .watch import can_watch

HERE = Path(__file__).parent
INSIDE = "/tmp"
"""The one folder inside that can be written to."""
_SYSTEM = (
    "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/local/lib", "/usr/share/zoneinfo", "/lib",
    "/lib32", "/lib64", "/nix/store", "/etc/alternatives", "/etc/ld.so.cache", "/etc/localtime",
    "/etc/mime.types",
)  # fmt: skip
_SHARED_MEMORY = 4 << 20
"""Bytes of /dev/shm, which semaphores need."""
# Ids above those that systemd hands to containers and services (systemd.io/UIDS-GIDS).
_FIRST_ID, _IDS = 0x70000000, 0x0F000000
_NOBODY = 65_534
_AS_ROOT = ("--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID")
"""What root keeps until it has become someone else."""
_TRIAL = "import threading; t = threading.Thread(target=int); t.start(); t.join(); print('works')"


@dataclass(frozen=True, slots=True)
class Command:
    """A program within limits, and perhaps within walls. `passed` are the files to hand on, to be
    closed when it runs."""

    arguments: tuple[str, ...]
    environment: dict[str, str]
    passed: tuple[int, ...] = ()


def sandbox_problem() -> str | None:
    """Why code of strangers cannot be run here, and what to do about it; None where it can."""
    if not sys.platform.startswith("linux"):
        return "the sandbox needs Linux with bubblewrap"
    program = shutil.which("bwrap")
    if program is None:
        return (
            "the sandbox needs bubblewrap: install the package bubblewrap "
            "(apt install bubblewrap, dnf install bubblewrap)"
        )
    return _trial(program) or _no_pytest()


def walled() -> bool:
    """Whether bubblewrap keeps the code from the network and from other people's files."""
    program = shutil.which("bwrap") if sys.platform.startswith("linux") else None
    return program is not None and _trial(program) is None


def command(
    arguments: Sequence[str],
    limits: Limits,
    *,
    walls: bool,
    folder: Path | None = None,
    readable: Iterable[Path] = (),
    timed: bool = False,
) -> Command:
    """The command that runs this Python with `arguments`; `timed` from its start, else it is to
    limit its own processor time.

    With a `folder`, that is where it runs and may write; else its folder is in memory, and gone
    afterwards. `readable` are further paths that it may read.
    """
    place = INSIDE if folder is None else str(folder)
    python = (sys.executable, "-B", "-P", *arguments)
    if not walls:
        return Command((*_limited(limits, None, timed, strict=False), *python), environment(place))
    ids = _ids()
    if folder is not None and ids is not None:
        os.chown(folder, ids, ids)
        for path in folder.iterdir():
            os.chown(path, ids, ids, follow_symlinks=False)
    inner = (*_limited(limits, ids, timed, strict=True, folder=place), *python)
    reader = _filter_file()
    outer = (*_walls(limits, folder, readable), "--seccomp", str(reader), "--")
    return Command((*outer, *inner), environment(place), (reader,))


def _limited(
    limits: Limits, ids: int | None, timed: bool, *, strict: bool, folder: str = "."
) -> list[str]:
    if os.name != "posix":  # no limits there, and execv does not keep the process
        return []
    size = {
        "RLIMIT_DATA": limits.data_megabytes << 20,
        "RLIMIT_AS": limits.address_megabytes << 20,
        "RLIMIT_FSIZE": limits.file_megabytes << 20,
        "RLIMIT_CORE": 0,
        "RLIMIT_NOFILE": limits.open_files,
    }
    if strict:  # elsewhere it would count all processes of the user
        size["RLIMIT_NPROC"] = limits.tasks
    told: dict[str, Any] = {
        "ids": ids,
        "strict": strict,
        "folder": folder,
        "limits": {name: (value, value) for name, value in size.items()},
    }
    if timed:  # the kernel warns first, and that ends the program with a signal of its own
        told["limits"]["RLIMIT_CPU"] = (limits.cpu_seconds, limits.cpu_seconds + 5)
    return [sys.executable, "-I", "-S", str(HERE / "launch.py"), json.dumps(told)]


def _walls(limits: Limits, folder: Path | None, readable: Iterable[Path]) -> list[str]:
    made = [
        _bubblewrap(), "--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts",
        "--unshare-cgroup-try", "--hostname", "sandbox", "--die-with-parent", "--new-session",
        *(_AS_ROOT if os.getuid() == 0 else ["--unshare-user"]),
        "--dev", "/dev", "--perms", "1777", "--size", str(_SHARED_MEMORY), "--tmpfs", "/dev/shm",
        "--remount-ro", "/dev",
        "--perms", "1777", "--size", str(limits.disk_megabytes << 20), "--tmpfs", INSIDE,
    ]  # fmt: skip
    needed = _needed(readable)
    # made here, for bubblewrap would give them rights as narrow as those of a file within
    for parent in sorted({str(parent) for path in needed for parent in Path(path).parents} - {"/"}):
        made += ["--perms", "0755", "--dir", parent]
    for path in needed:
        if os.path.islink(path):
            made += ["--symlink", os.path.realpath(path), path]
        else:
            made += ["--ro-bind", path, path]
    if folder is not None:
        made += ["--bind", str(folder), str(folder)]
    return [*made, "--remount-ro", "/"]


def _needed(readable: Iterable[Path]) -> list[str]:
    """Paths that Python and its packages need, those within others left out."""
    return _outermost((*_python(), *map(str, readable), str(HERE)))


@cache
def _python() -> tuple[str, ...]:
    prefixes = {sys.prefix, sys.exec_prefix, sys.base_prefix, sys.base_exec_prefix}
    own = [os.path.join(prefix, part) for prefix in prefixes for part in ("lib", "lib64")]
    own += [os.path.join(sys.prefix, "pyvenv.cfg"), sys.executable]
    wanted = {*_SYSTEM, *own, *package_folders()}
    # what a link leads to is needed, too
    return tuple(wanted | {os.path.realpath(path) for path in wanted})


def _outermost(paths: Iterable[str]) -> list[str]:
    kept: list[str] = []
    for path in sorted(set(filter(os.path.exists, paths))):
        if not any(str(parent) in kept for parent in Path(path).parents):
            kept.append(path)
    return kept


def package_folders() -> list[str]:
    """The folders that hold installed packages."""
    return [
        path
        for path in sys.path
        if os.path.basename(path) in ("site-packages", "dist-packages") and os.path.isdir(path)
    ]


def _ids() -> int | None:
    """For root, an id of its own for each sandbox, so that each has its own count of processes."""
    if os.getuid() != 0:
        return None
    with open("/proc/self/uid_map", encoding="ascii") as stream:
        ranges = [tuple(map(int, line.split())) for line in stream]
    wide = any(
        first <= _FIRST_ID and first + count >= _FIRST_ID + _IDS for first, _, count in ranges
    )
    return _FIRST_ID + secrets.randbelow(_IDS) if wide else _NOBODY


def _filter_file() -> int:
    """A file from which bubblewrap reads the filter of system calls."""
    reader, writer = os.pipe()
    os.write(writer, filter_program())
    os.close(writer)
    return reader


def _bubblewrap() -> str:
    return shutil.which("bwrap") or "bwrap"


@cache
def _trial(program: str) -> str | None:
    """Why `program` cannot build the walls; None where it can."""
    if not has_filter():
        return "the sandbox does not know the system calls of this processor"
    if not can_watch():
        return "the sandbox needs a kernel that lists the children of a process in /proc"
    made = command(("-S", "-c", _TRIAL), Limits(), walls=True)
    try:
        done = subprocess.run(
            made.arguments, env=made.environment, pass_fds=made.passed, capture_output=True,
            text=True, errors="replace", timeout=30, check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"bubblewrap cannot be started: {error}"
    finally:
        for file in made.passed:
            os.close(file)
    if done.stdout == "works\n":
        return None
    said = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
    return (
        f"bubblewrap cannot build the sandbox here: {said} (version 0.7 or later is needed, and "
        "the right to make user namespaces; see its documentation)"
    )


def _no_pytest() -> str | None:
    from importlib.util import find_spec

    if find_spec("pytest") is None:
        return "pytest is not installed: pip install 'reviewer[test]'"
    return None
