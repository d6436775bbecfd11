"""What a run may use, and what it is told of its surroundings."""

from __future__ import annotations

import math
import os
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one run. Those of the whole sandbox hold behind bubblewrap only.

    `cpu_seconds` count for a process (by the kernel) and for the whole sandbox; so a busy computer
    does not decide what ends. `seconds` are by the clock, for code that waits. `data_megabytes`
    is what a process may allocate, `address_megabytes` what it may reserve: NumPy and its like
    reserve more than they use. `memory_megabytes` is the resident memory of the whole sandbox,
    `tasks` its processes and threads. `disk_megabytes` and `files` bound its folder, which is kept
    in memory; `file_megabytes` one file.
    """

    cpu_seconds: int = 60
    seconds: float = 300.0
    data_megabytes: int = 1_024
    address_megabytes: int = 6_000
    memory_megabytes: int = 1_280
    tasks: int = 48
    file_megabytes: int = 32
    disk_megabytes: int = 64
    files: int = 4_000
    open_files: int = 128

    def for_usual(self, seconds: float) -> Limits:
        """The limits for a run that should take about so many processor seconds: several times as
        many, so that another computer or a busy one gives the same result."""
        processor = min(self.cpu_seconds, _LEAST_SECONDS + math.ceil(_TIMES * seconds))
        return replace(self, cpu_seconds=processor, seconds=min(self.seconds, 10.0 * processor))


_LEAST_SECONDS, _TIMES = 4, 4

# Results do not depend on hash seeds, code pages, time zones, or on which plugins of pytest are
# installed.
_STEADY = {
    "PYTHONHASHSEED": "0",
    "PYTHONUTF8": "1",
    "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
}
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "LOKY_MAX_CPU_COUNT")
_KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "VIRTUAL_ENV")


def environment(folder: str) -> dict[str, str]:
    """What the program may know of ours, with randomness and threads that do not vary."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    places = dict.fromkeys(("HOME", "TMPDIR", "TEMP", "TMP"), folder)
    return kept | places | dict.fromkeys(_THREADS, "1") | _STEADY
