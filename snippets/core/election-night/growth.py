"""Evenings of growing size for the parts whose cost is in question."""

from collections import deque


def many_stations(subject, n):
    messages = [subject.Message(str(i), 1, {"Lake": 3, "Hill": 2}) for i in range(n)]
    return lambda: deque(subject.follow(messages, {}), maxlen=0)


def many_parties(subject, n):
    total = {str(i): i for i in range(n)}
    return lambda: subject.shares(total)


WORKLOADS = {"recount-per-message": many_stations, "sum-per-party": many_parties}
