"""What the screens work with: library, drafts, history, engine, clock."""

from __future__ import annotations

import contextlib
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from reviewer.model import Report, Review
from reviewer.practice import Autosave, Drafts, drafts_directory, history_file, home, utc_now
from reviewer.practice.history import History, HistoryError, Standing

if TYPE_CHECKING:
    from reviewer.library import Library


class Scores(Protocol):
    """What scores reviews: the engine."""

    def warm(self, snippet_id: str) -> None:
        """Prepare a snippet."""
        ...

    def score(self, review: Review) -> Report:
        """Score a review."""
        ...


class Scorer:
    """The engine, made when it is first needed and used by one thread at a time.

    Making it takes a good part of a second (its model is loaded), so screens warm it in a
    worker thread while the user reads.
    """

    def __init__(self, make: Callable[[], Scores]) -> None:
        self._make = make
        self._engine: Scores | None = None
        self._guard = threading.Lock()

    def warm(self, snippet_id: str) -> None:
        """Prepare a snippet, so that scoring it takes milliseconds."""
        with self._guard:
            self._get().warm(snippet_id)

    def score(self, review: Review) -> Report:
        """Score a review."""
        with self._guard:
            return self._get().score(review)

    def _get(self) -> Scores:
        if self._engine is None:
            self._engine = self._make()
        return self._engine


@dataclass
class Services:
    """Everything the screens share. `troubles` are told to the user once."""

    library: Library
    drafts: Drafts
    autosave: Autosave
    scorer: Scorer
    history: History | None
    reviewer: str
    clock: Callable[[], datetime]
    new_id: Callable[[], str]
    troubles: list[str] = field(default_factory=list)

    @classmethod
    def open(
        cls,
        library: Library,
        *,
        reviewer: str = "me",
        home: Path | None = None,
        clock: Callable[[], datetime] | None = None,
        new_id: Callable[[], str] | None = None,
    ) -> Services:
        """Open the services on real files below `home`."""
        root = home or _home()
        clock = clock or utc_now
        drafts = Drafts(drafts_directory(root), clock)
        troubles: list[str] = []
        history: History | None = None
        try:
            history = History(history_file(root))
        except HistoryError as error:
            troubles.append(f"Attempts are not recorded. {error}")
        if history is not None and history.set_aside is not None:
            troubles.append(f"The history was damaged; it is kept as {history.set_aside}")

        def engine() -> Scores:
            from reviewer.engine import Engine

            return Engine(library)

        return cls(
            library=library,
            drafts=drafts,
            autosave=Autosave(drafts),
            scorer=Scorer(engine),
            history=history,
            reviewer=reviewer,
            clock=clock,
            new_id=new_id or (lambda: uuid.uuid4().hex[:12]),
            troubles=troubles,
        )

    def standings(self) -> dict[str, Standing]:
        """Scores per snippet; empty where there is no history."""
        if self.history is not None:
            with contextlib.suppress(HistoryError):
                return self.history.standings()
        return {}

    def __enter__(self) -> Services:
        return self

    def __exit__(self, *exception: object) -> None:
        self.autosave.flush()
        if self.history is not None:
            self.history.close()


_home = home
