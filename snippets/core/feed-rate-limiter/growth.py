"""Workloads for the growth measurement: n requests to one host, all in one window."""

import asyncio


def _requests_in_one_window(subject, n):
    async def run():
        limiter = subject.RateLimiter(2 * n, 3600, clock=lambda: 1000.0)
        for _ in range(n):
            await limiter.acquire("feeds.example")

    return lambda: asyncio.run(run())


WORKLOADS = {"log-copied-per-call": _requests_in_one_window}
