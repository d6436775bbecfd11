"""Records to scored reviews. Order and results do not depend on where they are scored."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from reviewer.formats import Record, Scored
from reviewer.model import Report
from reviewer.problems import Problem

from .scorer import CHUNK, Scorer
from .settings import Settings

WORTH_A_POOL = 400
"""Below this many records, starting processes takes longer than they save."""

Item = Record | Problem
Result = Report | Problem


def score_records(
    records: Iterable[Item],
    settings: Settings,
    jobs: int | None = None,
    cluster: str | None = None,
) -> Iterator[Scored | Problem]:
    """Score each record; a Problem stands where one cannot be, and problems pass through. Each
    item gives exactly one result.

    `jobs` is the number of processes, by default one for few records and one a processor for
    many; `cluster` the address of a Dask scheduler to use instead. Raises InputError where the
    libraries cannot be opened or the cluster cannot be used.
    """
    scorer = Scorer(settings)
    for item, result in _results(iter(records), scorer, settings, jobs, cluster):
        if isinstance(item, Record) and isinstance(result, Report):
            snippet = scorer.library.snippet(item.review.snippet)
            yield Scored(item.path, item.line, item.review, result, snippet)
        elif isinstance(result, Problem):
            yield result


def _results(
    stream: Iterator[Item],
    scorer: Scorer,
    settings: Settings,
    jobs: int | None,
    cluster: str | None,
) -> Iterator[tuple[Item, Result]]:
    if cluster is not None:
        from .cluster import Cluster

        with Cluster(cluster, settings) as connected:
            yield from connected.results(stream)
        return
    if jobs is None:
        first = list(islice(stream, WORTH_A_POOL))
        jobs = 1 if len(first) < WORTH_A_POOL else _processors()
        stream = chain(first, stream)
    yield from _here(stream, scorer) if jobs == 1 else _in_processes(stream, settings, jobs)


def _here(stream: Iterator[Item], scorer: Scorer) -> Iterator[tuple[Item, Result]]:
    while chunk := list(islice(stream, CHUNK)):
        yield from zip(chunk, scorer.score(chunk), strict=True)


def _in_processes(
    stream: Iterator[Item], settings: Settings, jobs: int
) -> Iterator[tuple[Item, Result]]:
    from .processes import Workers

    return Workers(jobs, _work, _lost, _prepare, (settings,)).results(stream)


_scorer: Scorer
"""The scorer of this worker process."""


def _prepare(settings: Settings) -> None:
    global _scorer
    _scorer = Scorer(settings)


def _work(chunk: list[Item]) -> list[Result]:
    return _scorer.score(chunk)


def _lost(item: Item) -> Result:
    message = "the process that scored this review ended: out of memory, or killed"
    return Problem(item.path, item.line, message)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
