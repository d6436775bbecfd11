"""Keeps the answers of customs services for the programs of a forwarder.

    answers = TimedCache(size=50_000, seconds=3600)

    @cached(answers)
    def duty(goods: str, origin: str, destination: str) -> Decimal: ...
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import wraps
from inspect import signature
from threading import Lock
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
Key = tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An answer and the time at which it was given."""

    value: Any
    time: float


class TimedCache:
    """Keeps at most `size` answers, none of them for longer than `seconds`.

    When it is full, the answer that has not been used for the longest time makes room.
    A cache can serve several functions, and any number of threads. `clock` gives the
    time in seconds. `hits` and `misses` count the look-ups answered from the cache and
    those for which a service was asked.
    """

    def __init__(
        self, size: int, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        if size < 1:
            raise ValueError("a cache needs room for an answer")
        self._size = size
        self._seconds = seconds
        self._clock = clock
        self._entries: OrderedDict[Key, Entry] = OrderedDict()  # last used at the end
        self._asking: dict[Key, Future[Any]] = {}
        self._lock = Lock()
        self.hits = 0
        self.misses = 0

    def __len__(self) -> int:
        return len(self._entries)

    def lookup(self, key: Key, ask: Callable[[], R]) -> R:
        """The answer kept under `key`, or else that of ask(), which is kept then.

        What ask() raises goes to the caller.
        """
        with self._lock:
            entry = self._fresh(key)
            if entry is not None:
                self.hits += 1
                value: R = entry.value
                return value
            asking = self._asking.get(key)
            first = asking is None
            if asking is None:
                asking = self._asking[key] = Future()
                self.misses += 1
        if not first:
            answer: R = asking.result()  # another thread asks just now
            return answer
        try:
            value = ask()
        except BaseException as error:
            with self._lock:
                del self._asking[key]
            asking.set_exception(error)
            raise
        with self._lock:
            del self._asking[key]
            self._keep(key, value)
        asking.set_result(value)
        return value

    def _fresh(self, key: Key) -> Entry | None:
        entry = self._entries.get(key)
        if entry is None:
            return None
        if self._clock() - entry.time > self._seconds:
            del self._entries[key]
            return None
        self._entries.move_to_end(key)
        return entry

    def _keep(self, key: Key, value: Any) -> None:
        if len(self._entries) >= self._size:
            self._entries.popitem(last=False)
        self._entries[key] = Entry(value, self._clock())


def cached(cache: TimedCache) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Decorate a function of hashable arguments so that its answers are kept."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        parameters = signature(function)

        @wraps(function)
        def answer(*args: P.args, **kwargs: P.kwargs) -> R:
            call = parameters.bind(*args, **kwargs)
            call.apply_defaults()
            key = (function, call.args, frozenset(call.kwargs.items()))
            return cache.lookup(key, lambda: function(*args, **kwargs))

        return answer

    return decorate
