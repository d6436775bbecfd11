import asyncio
import inspect
import time

import subject


class Clock:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


def test_requests_below_the_limit_pass_at_once():
    used = []

    async def on_pass(host, count):
        used.append((host, count))

    async def run():
        limiter = subject.RateLimiter(3, 60, on_pass=on_pass, clock=Clock())
        for host in ("a", "a", "b", "a"):
            await limiter.acquire(host)

    asyncio.run(run())
    assert used == [("a", 1), ("a", 2), ("b", 1), ("a", 3)]


def test_old_requests_no_longer_count():
    used = []

    async def on_pass(host, count):
        used.append(count)

    async def run():
        clock = Clock()
        limiter = subject.RateLimiter(2, 60, on_pass=on_pass, clock=clock)
        for step in (0, 30, 40, 5, 61):
            clock.now += step
            if step != 5:
                await limiter.acquire("a")

    asyncio.run(run())
    assert used == [1, 2, 2, 1]


def test_own_limit_of_a_host():
    async def run():
        limiter = subject.RateLimiter(1, 60, limits={"big": 3}, clock=Clock())
        limiter.set_limit("huge", 4)
        for host in ("big", "big", "big", "huge", "huge", "huge", "huge", "other"):
            await limiter.acquire(host)

    asyncio.run(run())


def test_waits_until_the_oldest_leaves_the_window():
    async def run():
        limiter = subject.RateLimiter(1, 0.1)
        start = time.perf_counter()
        await limiter.acquire("a")
        await limiter.acquire("a")
        return time.perf_counter() - start

    assert 0.08 <= asyncio.run(run()) < 1


def test_defect_limits_shared_by_default():
    first = subject.RateLimiter(5, 60)
    first.set_limit("a", 1)
    assert "a" not in (subject.RateLimiter(5, 60).limits or {})


def test_defect_sleep_stops_all_tasks():
    async def run():
        limiter = subject.RateLimiter(1, 0.2)
        await limiter.acquire("a")
        waiting = asyncio.create_task(limiter.acquire("a"))
        ticks = 0
        while not waiting.done():
            ticks += 1
            await asyncio.sleep(0.01)
        return ticks

    assert asyncio.run(run()) >= 5


def test_defect_slot_taken_after_await():
    times = []

    async def on_pass(host, count):
        times.append(time.perf_counter())
        await asyncio.sleep(0.01)

    async def run():
        limiter = subject.RateLimiter(2, 0.2, on_pass=on_pass)
        await asyncio.gather(*(limiter.acquire("a") for _ in range(4)))

    asyncio.run(run())
    times.sort()
    assert len(times) == 4
    assert times[2] - times[0] > 0.15


def test_defect_wall_clock():
    clock = inspect.signature(subject.RateLimiter).parameters["clock"].default
    assert not time.get_clock_info(clock.__name__).adjustable
