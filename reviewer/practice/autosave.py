"""Saving a session as it changes, without making the reviewer wait for the disk."""

from __future__ import annotations

import threading

from .drafts import DraftError, Drafts
from .session import Session


class Autosave:
    """Writes the newest session given to it, `delay` seconds after the first unsaved change.

    Writing goes on while the reviewer types: the delay counts from the first change, not the
    last, so a crash costs at most `delay` seconds of work. `error` is the last failure's
    message, None once a write succeeds.
    """

    def __init__(self, drafts: Drafts, delay: float = 0.4) -> None:
        self.error: str | None = None
        self._drafts = drafts
        self._delay = delay
        self._waiting: Session | None = None
        self._timer: threading.Timer | None = None
        self._guard = threading.Lock()
        self._writing = threading.Lock()

    def put(self, session: Session) -> None:
        """Have `session` saved soon."""
        with self._guard:
            self._waiting = session
            if self._timer is None:
                self._timer = threading.Timer(self._delay, self.flush)
                self._timer.daemon = True
                self._timer.start()

    def flush(self) -> None:
        """Save what is not saved yet, now. On leaving a box, a screen, the program."""
        with self._writing:  # one writer, so that an older state never lands last
            with self._guard:
                session, self._waiting = self._waiting, None
                if self._timer is not None:
                    self._timer.cancel()
                    self._timer = None
            if session is not None:
                self._write(session)

    def drop(self, session: Session) -> None:
        """Forget the draft of `session`: it was submitted."""
        with self._writing:
            with self._guard:
                self._waiting = None
            self._drafts.discard(session)

    def _write(self, session: Session) -> None:
        try:
            if session.content.blank:
                self._drafts.discard(session)
            else:
                self._drafts.save(session)
            self.error = None
        except DraftError as error:
            self.error = str(error)
            with self._guard:  # kept for the next flush unless something newer waits
                self._waiting = self._waiting or session
