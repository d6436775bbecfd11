"""Closures of canal locks, for the voyage planner of a boat hire company."""

import json
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import attrgetter
from typing import NamedTuple

MINUTE = timedelta(minutes=1)


class FeedError(Exception):
    """The notices of a canal authority could not be had or read."""


@dataclass(frozen=True, order=True)
class Closure:
    """A time in which no boat passes, from `start` up to but not including `end`."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.utcoffset() is None or self.end.utcoffset() is None:
            raise ValueError(f"no time zone: {self}")
        if self.end <= self.start:
            raise ValueError(f"does not end after its start: {self}")


class Lock:
    """When a lock can be passed."""

    def __init__(self, closures: Iterable[Closure]) -> None:
        self._closures: list[Closure] = []  # in order, with time between them
        for closure in sorted(closures):  # decoy: sorted-for-one-pass
            if self._closures and closure.start <= self._closures[-1].end:  # decoy: touching-joined
                last = self._closures.pop()
                closure = Closure(last.start, max(last.end, closure.end))
            self._closures.append(closure)

    def opening(self, moment: datetime) -> datetime:
        """The first moment, from `moment` on, at which a boat can pass."""
        place = bisect_right(self._closures, moment, key=attrgetter("start"))
        if place == 0:
            return moment
        return max(moment, self._closures[place - 1].end)


class Leg(NamedTuple):
    """A stretch of canal and the lock at its end."""

    sailing: timedelta
    lock: Lock


def arrival(departure: datetime, legs: Iterable[Leg]) -> datetime:
    """When a boat is through the last lock; it waits at those that are closed."""
    moment = departure
    for leg in legs:
        moment = leg.lock.opening(moment + leg.sailing)
    return moment


def latest_departure(
    legs: Sequence[Leg], first: datetime, deadline: datetime
) -> datetime | None:
    """The last minute to leave, from `first` on, to be through by `deadline`.

    None if a boat that leaves at `first` is too late already.
    """
    minutes = range((deadline - first) // MINUTE + 1)  # decoy: list-of-minutes
    in_time = bisect_right(  # decoy: waiting-not-monotone
        minutes, deadline, key=lambda minute: arrival(first + minute * MINUTE, legs)
    )
    return first + (in_time - 1) * MINUTE if in_time else None


def load_lock(fetch: Callable[[], str]) -> Lock:
    """The lock whose notices `fetch` gets, a JSON list of {"from": ..., "to": ...}.

    FeedError for any failure; its cause is kept. `fetch` is the authority's own code.
    """
    try:
        return Lock(
            Closure(
                datetime.fromisoformat(notice["from"]),
                datetime.fromisoformat(notice["to"]),
            )
            for notice in json.loads(fetch())
        )
    except Exception as error:  # decoy: catches-everything
        raise FeedError("notices of a canal authority") from error
