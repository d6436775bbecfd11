"""Behaviour of the passage counter. Each wait ends early when what it waits for comes."""

import threading
import time
from collections import Counter

import pytest

import subject

NEVER = 60.0  # seconds between rounds, in tests that must not see one
SOON = 0.005


class Office:
    """Collects the batches; raises for the first `failures` posts."""

    def __init__(self, failures=0):
        self.failures = failures
        self.tried = []
        self.posted = {}
        self.anything = threading.Event()

    def __call__(self, number, people):
        self.tried.append((number, dict(people)))
        if len(self.tried) <= self.failures:
            raise ConnectionError("no answer")
        assert number not in self.posted
        self.posted[number] = dict(people)
        self.anything.set()

    def total(self):
        total = Counter()
        for people in self.posted.values():
            total.update(people)
        return total


def test_the_rest_is_posted_at_the_end():
    office = Office()
    with subject.PassageCounter(office, NEVER) as counter:
        for gate in ("north", "south", "north"):
            counter.passed(gate)
    assert office.posted == {1: {"north": 2, "south": 1}}


def test_nothing_is_posted_when_nobody_passed():
    office = Office()
    with subject.PassageCounter(office, SOON):
        time.sleep(4 * SOON)
    assert office.tried == []


def test_rounds_are_numbered():
    office = Office()
    with subject.PassageCounter(office, SOON) as counter:
        counter.passed("north")
        assert office.anything.wait(2)
        counter.passed("south")
    assert office.posted == {1: {"north": 1}, 2: {"south": 1}}


def test_everybody_is_counted_once():
    office = Office()
    with subject.PassageCounter(office, SOON) as counter:
        gates = [
            threading.Thread(target=lambda: [counter.passed("north") for _ in range(2000)])
            for _ in range(6)
        ]
        for gate in gates:
            gate.start()
        for gate in gates:
            gate.join()
    assert office.total() == {"north": 12_000}
    assert list(office.posted) == list(range(1, len(office.posted) + 1))


def test_a_failed_batch_is_posted_again_as_it_was():
    office = Office(failures=2)
    with subject.PassageCounter(office, SOON) as counter:
        counter.passed("north")
        end = time.monotonic() + 2
        while not office.tried and time.monotonic() < end:
            time.sleep(SOON / 5)
        counter.passed("south")
        assert office.anything.wait(2)
    assert office.tried[:3] == [(1, {"north": 1})] * 3
    assert office.posted == {1: {"north": 1}, 2: {"south": 1}}


def test_gates_do_not_wait_for_a_post():
    at_post, go_on = threading.Event(), threading.Event()
    posted = []

    def slow(number, people):
        at_post.set()
        go_on.wait(2)
        posted.append((number, dict(people)))

    with subject.PassageCounter(slow, SOON) as counter:
        counter.passed("north")
        assert at_post.wait(2)
        counter.passed("north")
        assert posted == []
        go_on.set()
    assert posted == [(1, {"north": 1}), (2, {"north": 1})]


def test_the_end_does_not_wait_for_the_next_round():
    before = time.monotonic()
    with subject.PassageCounter(Office(), NEVER) as counter:
        counter.passed("north")
    assert time.monotonic() - before < 5


def test_an_error_at_the_end_reaches_the_caller():
    with pytest.raises(ConnectionError):
        with subject.PassageCounter(Office(failures=1), NEVER) as counter:
            counter.passed("north")
