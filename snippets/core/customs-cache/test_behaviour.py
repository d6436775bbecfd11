import threading
from contextlib import suppress

import pytest
from subject import TimedCache, cached


class Clock:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


class Service:
    """Answers `reply`, the next one of a list each time; counts its calls."""

    def __init__(self, *replies):
        self.replies = replies
        self.calls = 0

    def __call__(self):
        reply = self.replies[min(self.calls, len(self.replies) - 1)]
        self.calls += 1
        if isinstance(reply, Exception):
            raise reply
        return reply


def test_answer_is_kept():
    cache, service = TimedCache(10, 60), Service("5 %", "7 %")
    assert [cache.lookup(("a",), service) for _ in range(3)] == ["5 %"] * 3
    assert (service.calls, len(cache)) == (1, 1)
    assert (cache.hits, cache.misses) == (2, 1)


def test_old_answers_are_asked_again():
    clock, service = Clock(), Service("5 %", "7 %")
    cache = TimedCache(10, 60, clock)
    cache.lookup(("a",), service)
    clock.now += 59
    assert cache.lookup(("a",), service) == "5 %"
    clock.now += 121
    assert cache.lookup(("a",), service) == "7 %"


def test_longest_unused_makes_room():
    clock = Clock()
    cache = TimedCache(2, 60, clock)
    for name in ("a", "b", "a", "c"):
        clock.now += 1
        cache.lookup((name,), Service(name))
    assert len(cache) == 2
    again = Service("new")
    assert cache.lookup(("a",), again) == "a"
    assert cache.lookup(("b",), again) == "new"


def test_errors_reach_the_caller():
    cache = TimedCache(10, 60)
    with pytest.raises(ConnectionError):
        cache.lookup(("a",), Service(ConnectionError("down")))


def test_no_room():
    with pytest.raises(ValueError):
        TimedCache(0, 60)


def test_two_functions_share_a_cache():
    cache = TimedCache(10, 60)

    @cached(cache)
    def duty(goods):
        return f"duty on {goods}"

    @cached(cache)
    def permit(goods):
        return f"permit for {goods}"

    assert [duty("tea"), permit("tea"), duty("tea")] == [
        "duty on tea",
        "permit for tea",
        "duty on tea",
    ]
    assert (cache.hits, cache.misses) == (1, 2)


def test_arguments_by_name():
    cache = TimedCache(10, 60)

    @cached(cache)
    def duty(goods, origin="CN"):
        return f"{goods} {origin}"

    assert [duty("tea"), duty(goods="tea"), duty("tea", origin="JP")] == [
        "tea CN",
        "tea CN",
        "tea JP",
    ]


def test_defect_names_left_out():
    @cached(TimedCache(10, 60))
    def duty(goods, *, origin, destination):
        return f"{goods} {origin}-{destination}"

    assert duty("tea", origin="CN", destination="DE") == "tea CN-DE"
    assert duty("tea", destination="CN", origin="DE") == "tea DE-CN"


def test_defect_young_for_ever():
    clock, service = Clock(), Service("5 %", "7 %")
    cache = TimedCache(10, 60, clock)
    answers = []
    for _ in range(4):
        answers.append(cache.lookup(("a",), service))
        clock.now += 25
    assert answers == ["5 %", "5 %", "5 %", "7 %"]


def test_defect_error_kept():
    cache, service = TimedCache(10, 60), Service(ConnectionError("down"), "5 %")
    with suppress(ConnectionError):
        cache.lookup(("a",), service)
    assert cache.lookup(("a",), service) == "5 %"


def test_defect_none_asked_again():
    cache, service = TimedCache(10, 60), Service(None)
    assert cache.lookup(("a",), service) is None
    assert cache.lookup(("a",), service) is None
    assert service.calls == 1


def test_defect_all_threads_ask():
    cache = TimedCache(10, 60)
    meet = threading.Barrier(2)
    calls = []

    def service():
        calls.append(1)
        with suppress(threading.BrokenBarrierError):
            meet.wait(0.3)
        return "5 %"

    answers = []
    threads = [
        threading.Thread(target=lambda: answers.append(cache.lookup(("a",), service)))
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == ["5 %", "5 %"]
    assert len(calls) == 1


def test_defect_name_of_the_wrapper():
    @cached(TimedCache(10, 60))
    def duty(goods):
        """Customs duty."""

    assert (duty.__name__, duty.__doc__) == ("duty", "Customs duty.")
