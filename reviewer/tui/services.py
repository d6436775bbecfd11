"""What the screens work with: library, drafts, history, engine, clock."""

from __future__ import annotations

import contextlib
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from reviewer.practice import (
    Autosave,
    Drafts,
    config_file,
    drafts_directory,
    history_file,
    interviews_directory,
    utc_now,
)

if TYPE_CHECKING:
    from reviewer.library import Library
    from reviewer.model import Report, Review
    from reviewer.practice import Session
    from reviewer.practice.history import Attempt, History, Standing
    from reviewer.practice.interview_files import Interviews
    from reviewer.progress.state import Progress


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
    """Everything the screens share. `tell` shows the user a trouble; the app sets it."""

    library: Library
    drafts: Drafts
    autosave: Autosave[Session]
    scorer: Scorer
    history_path: Path
    reviewer: str
    clock: Callable[[], datetime]
    new_id: Callable[[], str]
    settings_path: Path | None = None
    interviews_path: Path = field(default_factory=interviews_directory)
    monotonic: Callable[[], float] = time.monotonic
    tell: Callable[[str], None] = field(default=lambda trouble: None)

    @classmethod
    def open(
        cls,
        library: Library,
        *,
        reviewer: str = "me",
        home: Path | None = None,
        clock: Callable[[], datetime] = utc_now,
        new_id: Callable[[], str] = lambda: uuid.uuid4().hex[:12],
    ) -> Services:
        """Services on real files below `home`, which are opened when they are first needed."""
        drafts = Drafts(drafts_directory(home), clock)

        def engine() -> Scores:
            from reviewer.engine import Engine

            return Engine(library)

        return cls(
            library=library,
            drafts=drafts,
            autosave=Autosave(drafts),
            scorer=Scorer(engine),
            history_path=history_file(home),
            reviewer=reviewer,
            clock=clock,
            new_id=new_id,
            settings_path=config_file(home),
            interviews_path=interviews_directory(home),
        )

    def keeping(self, drafts: Drafts) -> Services:
        """The same services with drafts elsewhere. The history is one and the same."""
        other = replace(self, drafts=drafts, autosave=Autosave(drafts))
        other.__dict__["history"] = self.history
        return other

    @cached_property
    def interviews(self) -> Interviews:
        """The unfinished interviews."""
        from reviewer.practice.interview_files import Interviews

        return Interviews(self.interviews_path)

    @cached_property
    def history(self) -> History | None:
        """The history, None where it cannot be opened; the user is told once."""
        from reviewer.practice.history import History, HistoryError

        try:
            history = History(self.history_path)
        except HistoryError as error:
            self.tell(f"Attempts are not recorded. {error}")
            return None
        if history.set_aside is not None:
            self.tell(f"The history was damaged; it is kept as {history.set_aside}")
        return history

    def standings(self) -> dict[str, Standing]:
        """Scores per snippet; empty where there is no history."""
        from reviewer.practice.history import HistoryError

        if self.history is not None:
            with contextlib.suppress(HistoryError):
                return self.history.standings()
        return {}

    def attempts(self, snippet_id: str) -> tuple[Attempt, ...]:
        """The attempts at a snippet, the newest first; none where there is no history."""
        from reviewer.practice.history import HistoryError

        if self.history is not None:
            with contextlib.suppress(HistoryError):
                return tuple(self.history.attempts(snippet_id))
        return ()

    def progress(self) -> Progress:
        """The user's progress as it is now; a newcomer's where the history cannot be read."""
        from reviewer.practice.history import HistoryError
        from reviewer.progress.state import Progress

        if self.history is not None:
            with contextlib.suppress(HistoryError):
                return Progress.of(self.library, self.history.attempts(), self.clock())
        return Progress.of(self.library, (), self.clock())

    def prepare(self, snippet_id: str) -> None:
        """Open and load what submitting a review needs. For a worker thread."""
        import reviewer.formats  # noqa: F401

        self.scorer.warm(snippet_id)
        if self.history is not None:
            self.standings()

    def __enter__(self) -> Services:
        return self

    def __exit__(self, *exception: object) -> None:
        self.autosave.flush()
        history = self.__dict__.get("history")
        if history is not None:
            history.close()
