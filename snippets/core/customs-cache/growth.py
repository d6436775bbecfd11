"""Workloads for the growth measurement: a new answer comes to a full cache of n."""

import itertools


def _full(subject, n):
    cache = subject.TimedCache(n, 3600)
    for i in range(n):
        cache.lookup((i,), lambda: "5 %")
    new = itertools.count(n)
    return lambda: cache.lookup((next(new),), lambda: "5 %")


WORKLOADS = {"oldest-searched": _full}
