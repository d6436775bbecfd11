"""Saving work as it changes, without making its writer wait for the disk."""

from __future__ import annotations

import threading
from typing import Generic, Protocol, TypeVar

from .drafts import DraftError

State = TypeVar("State")
Kept = TypeVar("Kept", contravariant=True)


class Store(Protocol[Kept]):
    """Where states are kept: the drafts of reviews, the interviews."""

    def keep(self, state: Kept, /) -> None:
        """Replace what is kept of the state. Raises DraftError."""
        ...

    def discard(self, state: Kept, /) -> None:
        """Remove what is kept of the state."""
        ...


class Autosave(Generic[State]):
    """Writes the newest state given to it, `delay` seconds after the first unsaved change.

    Writing goes on while the reviewer types: the delay counts from the first change, not the
    last, so a crash costs at most `delay` seconds of work. `error` is the last failure's
    message, None once a write succeeds; until then it is tried again after each `delay`.
    """

    def __init__(self, store: Store[State], delay: float = 0.4) -> None:
        self.error: str | None = None
        self._store = store
        self._delay = delay
        self._waiting: State | None = None
        self._timer: threading.Timer | None = None
        self._guard = threading.Lock()
        self._writing = threading.Lock()

    def put(self, state: State) -> None:
        """Have `state` saved soon."""
        with self._guard:
            self._waiting = state
            self._wake()

    def flush(self) -> None:
        """Save what is not saved yet, now. On leaving a box, a screen, the program."""
        with self._writing:  # one writer, so that an older state never lands last
            with self._guard:
                state, self._waiting = self._waiting, None
                if self._timer is not None:
                    self._timer.cancel()
                    self._timer = None
            if state is not None:
                self._write(state)

    def drop(self, state: State) -> None:
        """Forget what is kept of `state`: it was submitted."""
        with self._writing:
            with self._guard:
                self._waiting = None
            self._store.discard(state)

    def _write(self, state: State) -> None:
        try:
            self._store.keep(state)
            self.error = None
        except DraftError as error:
            self.error = str(error)
            with self._guard:  # kept for the next flush unless something newer waits
                self._waiting = self._waiting or state
                self._wake()

    def _wake(self) -> None:
        """Have what waits written after the delay. Under the guard."""
        if self._timer is None:
            self._timer = threading.Timer(self._delay, self.flush)
            self._timer.daemon = True
            self._timer.start()
