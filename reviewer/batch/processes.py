"""Work on a stream of items in several processes: in order, in bounded memory, surviving deaths."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK = 200
"""Items sent to a worker at a time."""
CHUNKS_AHEAD = 4
"""Chunks in the making for each worker: this bounds the memory."""


class Workers(Generic[Item, Result]):
    """Processes that work on chunks of items.

    `work` gives one result for each item of a chunk; `prepare(*arguments)` is called first in
    each process. Both must be importable. `lost` gives the result of an item that ended its
    process.
    """

    def __init__(
        self,
        jobs: int,
        work: Callable[[list[Item]], list[Result]],
        lost: Callable[[Item], Result],
        prepare: Callable[..., None],
        arguments: tuple[Any, ...] = (),
    ) -> None:
        self._jobs = jobs
        self._work = work
        self._lost = lost
        self._prepare = prepare
        self._arguments = arguments

    def results(self, items: Iterator[Item]) -> Iterator[tuple[Item, Result]]:
        """Each item with its result, in order."""
        pool = self._pool(self._jobs)
        waiting: deque[tuple[list[Item], Future[list[Result]]]] = deque()
        try:
            while True:
                while len(waiting) < self._jobs * CHUNKS_AHEAD:
                    if not (chunk := list(islice(items, CHUNK))):
                        break
                    waiting.append((chunk, self._submit(pool, chunk)))
                if not waiting:
                    return
                chunk, future = waiting.popleft()
                try:
                    done = future.result()
                except BrokenProcessPool:
                    pool.shutdown()
                    done = self._carefully(chunk)
                    pool = self._pool(self._jobs)
                    waiting = deque((other, self._submit(pool, other)) for other, _ in waiting)
                yield from zip(chunk, done, strict=True)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _carefully(self, chunk: list[Item]) -> list[Result]:
        """The results of a chunk whose process, or another's, ended.

        In a process of its own, and in halves until the item at fault is alone.
        """
        with self._pool(1) as pool:
            try:
                return self._submit(pool, chunk).result()
            except BrokenProcessPool:
                pass
        if len(chunk) == 1:
            return [self._lost(chunk[0])]
        middle = len(chunk) // 2
        return self._carefully(chunk[:middle]) + self._carefully(chunk[middle:])

    def _submit(self, pool: ProcessPoolExecutor, chunk: list[Item]) -> Future[list[Result]]:
        try:
            return pool.submit(self._work, chunk)
        except BrokenProcessPool as error:
            failed: Future[list[Result]] = Future()
            failed.set_exception(error)
            return failed

    def _pool(self, jobs: int) -> ProcessPoolExecutor:
        # Started afresh: to fork a process that has threads is not safe.
        return ProcessPoolExecutor(
            jobs, get_context("spawn"), _start, (self._prepare, self._arguments)
        )


def _start(prepare: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    import signal

    # The terminal sends an interrupt to all of us; the parent decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    prepare(*arguments)
