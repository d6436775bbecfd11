"""Feature flags of an audiobook service."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple


class Listener(NamedTuple):
    """Whom a request comes from."""

    id: str
    country: str


_current: Listener | None = None


def begin_request(listener: str, country: str) -> None:
    """Say whom the request of this thread is for; the middleware calls it first."""
    global _current  # defect: listener-in-a-global
    _current = Listener(listener, country)  # defect: listener-in-a-global


class Flag:
    """A new feature that some of the listeners have.

    `percent` of the listeners get it, in `countries` or, if there are none, everywhere,
    up to and including the day `until`. A listener keeps what he has as long as the
    flag is not changed, and each flag draws its listeners by itself. Support can force
    the feature on or off for a listener.
    """

    forced: dict[str, bool] = {}  # defect: forced-on-the-class

    def __init__(
        self,
        name: str,
        percent: int,
        countries: frozenset[str] = frozenset(),  # decoy: empty-set-as-default
        until: date | None = None,
    ) -> None:
        if not 0 <= percent <= 100:
            raise ValueError(f"{name}: {percent} percent")
        self.name = name
        self.percent = percent
        self.countries = countries
        self.until = until

    def force(self, listener: str, on: bool) -> None:
        """Give the feature to a listener, or take it away, whatever the draw says."""
        self.forced[listener] = on

    def expired(self, today: date = date.today()) -> bool:  # defect: today-at-import
        """Whether the last day of the flag is over."""
        return self.until is not None and today > self.until

    def bucket(self, listener: str) -> int:
        """The listener's lot, from 0 to 99."""
        return hash(listener) % 100  # defect: lot-changes-with-process, one-lot-for-all-flags


class Flags:
    """All flags of the service; one object for all threads."""

    def __init__(self, flags: Iterable[Flag]) -> None:
        self._flags: dict[str, Flag] = {}
        for flag in flags:
            if flag.name in self._flags:
                raise ValueError(f"two flags are called {flag.name}")
            self._flags[flag.name] = flag

    def is_on(self, name: str) -> bool:
        """Whether the listener of this request has the feature.

        Off where no request has begun. Raises KeyError for an unknown flag.
        """
        flag = self._flags[name]
        listener = _current  # defect: listener-in-a-global
        if listener is None or flag.expired():
            return False
        if listener.id in flag.forced:
            return flag.forced[listener.id]
        if not flag.countries or listener.country in flag.countries:  # defect(block): none-for-abroad
            return flag.bucket(listener.id) < flag.percent  # decoy: below-percent

    def for_app(self) -> dict[str, bool]:
        """What the phone app gets as JSON, to switch its features by."""
        return {name: self.is_on(name) for name in self._flags}
