"""Waiting for many answers at once, without changing the order."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from queue import SimpleQueue
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 4
"""Items begun for each thread: this bounds the memory."""


def in_order(
    work: Callable[[Item], Result], items: Iterable[Item], threads: int
) -> Iterator[Result]:
    """`work` of each item, in order, in so many threads. What `work` raises is raised here.

    The threads are daemons: an interrupted program does not wait for a slow answer, as it would
    with a ThreadPoolExecutor.
    """
    todo: SimpleQueue[tuple[Item, Future[Result]] | None] = SimpleQueue()

    def serve() -> None:
        while (job := todo.get()) is not None:
            item, future = job
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(work(item))
                except BaseException as error:
                    future.set_exception(error)

    for _ in range(threads):
        threading.Thread(target=serve, daemon=True).start()
    waiting: deque[Future[Result]] = deque()
    try:
        for item in items:
            future: Future[Result] = Future()
            waiting.append(future)
            todo.put((item, future))
            if len(waiting) >= threads * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()
        for _ in range(threads):
            todo.put(None)
