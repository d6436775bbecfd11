"""Watches a sandbox from outside: memory, time and files of all its processes together.

The kernel limits each process; what they use together, only control groups could limit, which few
users may make. So the sums are taken some fifty times a second, and what is over is ended: between
two looks a sandbox can grow by what the computer writes to memory in that time.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from .limits import Limits

Excess = Literal["time", "memory", "files"]
INTERVAL = 0.02
"""Seconds between two looks."""
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4_096
_TIMES, _RSS = slice(11, 15), 21
"""Fields of /proc/<id>/stat, counted after the name (proc_pid_stat(5)): times of the process and of
the children that it waited for, and pages in memory."""


def can_watch() -> bool:
    """Whether the kernel tells what this needs."""
    return Path(f"/proc/self/task/{os.getpid()}/children").exists()


class Watch:
    """The processes that descend from `root`."""

    def __init__(self, root: int, folder: str, limits: Limits) -> None:
        """`folder` is the sandbox's folder as it is named inside."""
        self._root, self._folder, self._limits = root, folder, limits
        self._before = 0.0
        self._before = self._look()[0]

    def seconds(self) -> float:
        """Processor seconds that the sandbox has used since the watch began; of processes that
        are gone, only what their parents know."""
        return self._look()[0]

    def excess(self) -> Excess | None:
        """What the sandbox uses too much of since the watch began."""
        seconds, memory, processes = self._look()
        if seconds > self._limits.cpu_seconds:
            return "time"
        most = self._limits.memory_megabytes << 20
        if memory > most and sum(map(_proportional, processes)) > most:
            return "memory"
        # the first child is the first process inside
        if processes[1:] and _files(processes[1], self._folder) > self._limits.files:
            return "files"
        return None

    def _look(self) -> tuple[float, int, list[int]]:
        """Processor seconds and resident bytes of all processes, and their ids, parents first."""
        found = [self._root]
        ticks = pages = 0
        for process in found:
            place = f"/proc/{process}"
            try:
                with open(f"{place}/stat", "rb") as stream:
                    fields = stream.read().rpartition(b")")[2].split()
                ticks += sum(map(int, fields[_TIMES]))
                pages += int(fields[_RSS])
                for task in os.listdir(f"{place}/task"):
                    with open(f"{place}/task/{task}/children", "rb") as stream:
                        found += map(int, stream.read().split())
            except (OSError, IndexError, ValueError):
                continue  # it has ended meanwhile
        return ticks / _TICKS - self._before, pages * _PAGE, found


def _proportional(process: int) -> int:
    """Resident bytes of a process, its share of those that several use."""
    try:
        with open(f"/proc/{process}/smaps_rollup", "rb") as stream:
            shares = [line.split()[1] for line in stream if line.startswith(b"Pss:")]
        return int(shares[0]) << 10
    except (OSError, IndexError, ValueError):
        pass
    try:
        with open(f"/proc/{process}/statm", "rb") as stream:
            return int(stream.read().split()[1]) * _PAGE
    except (OSError, IndexError, ValueError):
        return 0  # it has ended meanwhile


def _files(process: int, folder: str) -> int:
    """How many files and folders lie in the sandbox's folder."""
    try:
        found = os.statvfs(f"/proc/{process}/root{folder}")
    except OSError:
        return 0
    return found.f_files - found.f_ffree
