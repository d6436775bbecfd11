"""Feature flags of an audiobook service."""

from __future__ import annotations

from collections.abc import Iterable
from contextvars import ContextVar
from datetime import date
from hashlib import sha256
from typing import NamedTuple


class Listener(NamedTuple):
    """Whom a request comes from."""

    id: str
    country: str


_current: ContextVar[Listener | None] = ContextVar("listener", default=None)


def begin_request(listener: str, country: str) -> None:
    """Say whom the request of this thread is for; the middleware calls it first."""
    _current.set(Listener(listener, country))


class Flag:
    """A new feature that some of the listeners have.

    `percent` of the listeners get it, in `countries` or, if there are none, everywhere,
    up to and including the day `until`. A listener keeps what he has as long as the
    flag is not changed, and each flag draws its listeners by itself. Support can force
    the feature on or off for a listener.
    """

    def __init__(
        self,
        name: str,
        percent: int,
        countries: frozenset[str] = frozenset(),
        until: date | None = None,
    ) -> None:
        if not 0 <= percent <= 100:
            raise ValueError(f"{name}: {percent} percent")
        self.name = name
        self.percent = percent
        self.countries = countries
        self.until = until
        self.forced: dict[str, bool] = {}

    def force(self, listener: str, on: bool) -> None:
        """Give the feature to a listener, or take it away, whatever the draw says."""
        self.forced[listener] = on

    def expired(self, today: date | None = None) -> bool:
        """Whether the last day of the flag is over."""
        return self.until is not None and (today or date.today()) > self.until

    def bucket(self, listener: str) -> int:
        """The listener's lot, from 0 to 99."""
        digest = sha256(f"{self.name}:{listener}".encode()).digest()
        return int.from_bytes(digest[:8], "big") % 100


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
        listener = _current.get()
        if listener is None or flag.expired():
            return False
        if listener.id in flag.forced:
            return flag.forced[listener.id]
        if flag.countries and listener.country not in flag.countries:
            return False
        return flag.bucket(listener.id) < flag.percent

    def for_app(self) -> dict[str, bool]:
        """What the phone app gets as JSON, to switch its features by."""
        return {name: self.is_on(name) for name in self._flags}
