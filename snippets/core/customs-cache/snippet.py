"""Keeps the answers of customs services for the programs of a forwarder.

    answers = TimedCache(size=50_000, seconds=3600)

    @cached(answers)
    def duty(goods: str, origin: str, destination: str) -> Decimal: ...
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
Key = tuple[Hashable, ...]


@dataclass(slots=True)
class Entry:
    """An answer and its time, in seconds of the clock."""

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
        self._entries: dict[Key, Entry] = {}
        self._lock = Lock()
        self.hits = 0
        self.misses = 0

    def __len__(self) -> int:
        return len(self._entries)

    def lookup(self, key: Key, ask: Callable[[], R]) -> R:
        """The answer kept under `key`, or else that of ask(), which is kept then.

        What ask() raises goes to the caller.
        """
        value = self._find(key)
        if value is None:  # defect: none-asked-again
            try:
                value = ask()  # defect: all-threads-ask
            except Exception as error:  # defect: error-kept
                value = error  # defect: error-kept
            self._keep(key, value)
        if isinstance(value, Exception):  # defect: error-kept
            raise value
        return value

    def _find(self, key: Key) -> Any:
        now = self._clock()
        with self._lock:
            entry = self._entries.get(key)
            if entry is None:
                return None
            if now - entry.time > self._seconds:
                del self._entries[key]  # decoy: expired-stay
                return None
            entry.time = now  # defect: young-for-ever
            self.hits += 1
            return entry.value

    def _keep(self, key: Key, value: Any) -> None:
        with self._lock:
            self.misses += 1
            if key not in self._entries and len(self._entries) >= self._size:
                oldest = min(self._entries, key=lambda k: self._entries[k].time)  # defect: oldest-searched
                del self._entries[oldest]
            self._entries[key] = Entry(value, self._clock())


def cached(cache: TimedCache) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Decorate a function of hashable arguments so that its answers are kept."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        def answer(*args: P.args, **kwargs: P.kwargs) -> R:  # defect: name-of-the-wrapper
            key = (function, *args, *kwargs.values())  # defect: names-left-out
            return cache.lookup(key, lambda: function(*args, **kwargs))  # decoy: lambda-of-call

        return answer

    return decorate
