"""Runs a snippet's behaviour tests on code: `run_tests` for authors, `TestRunner` for strangers."""

from __future__ import annotations

import ast
import weakref
from collections import deque
from importlib.util import find_spec
from threading import Lock

from .conversation import Worker
from .limits import Limits
from .outcome import CannotTest, Outcome, SandboxError
from .program import SECONDS, author_limits, private_folder
from .results import outcome_of
from .walls import sandbox_problem, walled

LARGE = frozenset({"numpy", "pandas", "scipy", "sklearn"})
"""Libraries that take long to import."""
SPARE = 2
"""Processes that wait for a job, at most."""
_TRIES = 3


def run_tests(code: str, tests: str, seconds: float = SECONDS) -> Outcome:
    """Run pytest on `tests`, which import `code` as `subject`, in a process and a folder of its
    own; within walls where bubblewrap works.

    Raises CannotTest where pytest is missing, nothing can be collected, or time is up.
    """
    if find_spec("pytest") is None:
        raise CannotTest("pytest is not installed; it comes with reviewer[test]")
    limits = author_limits(seconds)
    with private_folder() as home:
        worker = Worker(limits, folder=None if walled() else home)
        return outcome_of(worker, code, tests, limits)


class TestRunner:
    """Runs tests on code of strangers, in the sandbox: each run in a new process, which has waited
    with its imports done, in an empty folder. Threads may share it. Use as a context manager.

    Raises SandboxError where there is no sandbox here.
    """

    __test__ = False  # for pytest, which looks for tests by name

    def __init__(self, limits: Limits | None = None, spare: int = SPARE) -> None:
        if problem := sandbox_problem():
            raise SandboxError(problem)
        self._limits = limits or Limits()
        self._most = spare
        self._waiting: deque[tuple[tuple[str, ...], Worker]] = deque()
        self._lock = Lock()
        self._finalizer = weakref.finalize(self, _end_all, self._waiting)

    def __enter__(self) -> TestRunner:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the processes that wait."""
        self._finalizer()

    def run(self, code: str, tests: str, usual: float | None = None) -> Outcome:
        """Run pytest on `tests`, which import `code` as `subject`. `usual` is the processor time
        that they need, where it is known.

        Raises CannotTest (Stopped where a limit ended it), and SandboxError where the sandbox
        does not work.
        """
        modules = large_modules(tests, code)
        worker = self._ready(modules)
        self._refill(modules)
        limits = self._limits if usual is None else self._limits.for_usual(usual)
        return outcome_of(worker, code, tests, limits)

    def _ready(self, modules: tuple[str, ...]) -> Worker:
        for tries in range(1, _TRIES + 1):
            worker = self._take(modules)
            try:
                worker.wait()
                break
            except SandboxError:  # ended while it waited, with the thread that started it
                if tries == _TRIES:
                    raise
        return worker

    def _take(self, modules: tuple[str, ...]) -> Worker:
        with self._lock:
            for place, (has, worker) in enumerate(self._waiting):
                if has == modules:
                    del self._waiting[place]
                    return worker
        return Worker(self._limits, modules)

    def _refill(self, modules: tuple[str, ...]) -> None:
        """Have as many wait as may, with these modules: the next run is of the same snippet."""
        with self._lock:
            for waiting in [one for one in self._waiting if one[0] != modules]:
                self._waiting.remove(waiting)
                waiting[1].end()
            while len(self._waiting) < self._most:
                self._waiting.append((modules, Worker(self._limits, modules)))


def large_modules(*codes: str) -> tuple[str, ...]:
    """The modules of large libraries that code imports, sorted."""
    found: set[str] = set()
    for code in codes:
        try:
            nodes = ast.walk(ast.parse(code))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        for node in nodes:
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module)
    return tuple(sorted(name for name in found if name.partition(".")[0] in LARGE))


def _end_all(waiting: deque[tuple[tuple[str, ...], Worker]]) -> None:
    while waiting:
        waiting.pop()[1].end()
