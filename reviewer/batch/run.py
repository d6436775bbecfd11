"""Records to scored reviews. Order and results do not depend on the number of processes."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.formats import Record, Scored
from reviewer.model import Report
from reviewer.problems import Problem

from .scorer import Scorer

if TYPE_CHECKING:
    from concurrent.futures import Future

CHUNK = 50
"""Records sent to a worker at a time."""
CHUNKS_AHEAD = 4
"""Chunks in the making for each worker: this bounds the memory."""
WORTH_A_POOL = 400
"""Below this many records, starting processes takes longer than they save."""

Item = Record | Problem


def score_records(
    records: Iterable[Item], libraries: tuple[Path, ...], jobs: int | None = None
) -> Iterator[Scored | Problem]:
    """Score each record; a Problem stands where one cannot be, and problems pass through.

    `jobs` is the number of processes, by default one for few records and one a processor for
    many. Raises InputError where the libraries cannot be opened.
    """
    scorer = Scorer(libraries)
    stream = iter(records)
    if jobs is None:
        first = list(islice(stream, WORTH_A_POOL))
        jobs = 1 if len(first) < WORTH_A_POOL else _processors()
        stream = chain(first, stream)
    if jobs == 1:
        for item in stream:
            yield _joined(scorer, item, scorer.score(item) if isinstance(item, Record) else item)
        return
    for item, result in _in_processes(stream, libraries, jobs):
        yield _joined(scorer, item, result)


def _joined(scorer: Scorer, item: Item, result: Report | Problem) -> Scored | Problem:
    if isinstance(item, Problem):
        return item
    if isinstance(result, Problem):
        return result
    snippet = scorer.library.snippet(item.review.snippet)
    return Scored(item.path, item.line, item.review, result, snippet)


def _in_processes(
    stream: Iterator[Item], libraries: tuple[Path, ...], jobs: int
) -> Iterator[tuple[Item, Report | Problem]]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Started afresh, as forking a process that has threads is not safe.
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _start_worker, (libraries,))
    waiting: deque[tuple[list[Item], Future[list[Report | Problem]]]] = deque()
    try:
        while chunk := list(islice(stream, CHUNK)):
            waiting.append((chunk, pool.submit(_work, chunk)))
            if len(waiting) >= jobs * CHUNKS_AHEAD:
                yield from _finished(*waiting.popleft())
        while waiting:
            yield from _finished(*waiting.popleft())
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _finished(
    chunk: list[Item], future: Future[list[Report | Problem]]
) -> Iterator[tuple[Item, Report | Problem]]:
    return zip(chunk, future.result(), strict=True)


_scorer: Scorer
"""The scorer of this worker process."""


def _start_worker(libraries: tuple[Path, ...]) -> None:
    import signal

    global _scorer
    # The terminal sends an interrupt to all of us; the parent decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _scorer = Scorer(libraries)


def _work(chunk: list[Item]) -> list[Report | Problem]:
    return list(_scorer.score_all(iter(chunk)))


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
