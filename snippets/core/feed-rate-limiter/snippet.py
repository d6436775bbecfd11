"""Keeps the feed harvester within the request limits of its hosts."""

from __future__ import annotations

import time
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
        limits: dict[str, int] = {},  # defect: limits-shared-by-default
        on_pass: OnPass | None = None,
        clock: Callable[[], float] = time.time,  # defect: wall-clock
    ) -> None:
        self.limit = limit
        self.window = window
        self.limits = limits  # defect: limits-shared-by-default
        self.on_pass = on_pass
        self.clock = clock
        self._passed: dict[str, list[float]] = {}  # decoy: hosts-never-removed

    def set_limit(self, host: str, limit: int) -> None:
        """Change the limit of a host, as its answers ask for."""
        self.limits[host] = limit

    def _recent(self, host: str, now: float) -> list[float]:
        """Times of the requests that passed in the last window, oldest first."""
        if host not in self._passed:  # defect: first-request-by-hand
            self._passed[host] = []  # defect: first-request-by-hand
        start = now - self.window
        self._passed[host] = [t for t in self._passed[host] if t > start]  # defect: log-copied-per-call
        return self._passed[host]

    async def acquire(self, host: str) -> None:
        """Return as soon as one more request to the host is allowed."""
        while True:  # decoy: checked-again
            limit = self.limits.get(host, self.limit)
            now = self.clock()
            passed = self._recent(host, now)
            if len(passed) < limit:
                break
            time.sleep(passed[0] + self.window - now)  # defect: sleep-stops-all-tasks
        if self.on_pass is not None:
            await self.on_pass(host, len(passed) + 1)  # defect: slot-taken-after-await
        passed.append(now)  # defect: slot-taken-after-await
