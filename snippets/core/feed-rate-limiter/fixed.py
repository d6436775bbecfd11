"""Keeps the feed harvester within the request limits of its hosts."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable

OnPass = Callable[[str, int], Awaitable[None]]


class RateLimiter:
    """Lets at most `limit` requests per host pass in any `window` seconds.

    All tasks of the harvester share one limiter and call `await acquire(host)` before
    each request. `limits` overrides the limit of single hosts; every limit is at
    least 1. `on_pass(host, used)` is awaited for each request that passes, with the
    number of requests in the last window, this one included.
    """

    def __init__(
        self,
        limit: int,
        window: float,
        limits: dict[str, int] | None = None,
        on_pass: OnPass | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.limit = limit
        self.window = window
        self.limits = dict(limits or {})
        self.on_pass = on_pass
        self.clock = clock
        self._passed: defaultdict[str, deque[float]] = defaultdict(deque)

    def set_limit(self, host: str, limit: int) -> None:
        """Change the limit of a host, as its answers ask for."""
        self.limits[host] = limit

    def _recent(self, host: str, now: float) -> deque[float]:
        """Times of the requests that passed in the last window, oldest first."""
        passed = self._passed[host]
        while passed and passed[0] <= now - self.window:
            passed.popleft()
        return passed

    async def acquire(self, host: str) -> None:
        """Return as soon as one more request to the host is allowed."""
        while True:
            limit = self.limits.get(host, self.limit)
            now = self.clock()
            passed = self._recent(host, now)
            if len(passed) < limit:
                break
            await asyncio.sleep(passed[0] + self.window - now)
        passed.append(now)  # before any await, so that no other task sees the slot free
        if self.on_pass is not None:
            await self.on_pass(host, len(passed))
