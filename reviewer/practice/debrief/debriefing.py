"""A report with what the history knows of its attempt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from reviewer.model import Report, Review, Snippet

from ..details import read_details
from ..history import Appeal, Attempt, History, HistoryError, Standing
from ..recorded import read_attempt
from .debrief import Debrief
from .related import Related, related

if TYPE_CHECKING:
    from reviewer.library import Library


class Desk(Protocol):
    """What a debriefing works with."""

    @property
    def library(self) -> Library:
        """Where snippets and kinds come from."""
        ...

    @property
    def history(self) -> History | None:
        """The attempts, None where they cannot be opened."""
        ...

    @property
    def clock(self) -> Callable[[], datetime]:
        """The time now, in UTC."""
        ...

    def standings(self) -> dict[str, Standing]:
        """Scores per snippet."""
        ...


@dataclass
class Debriefing:
    """One report on the screen. `attempt` is the id under which the history keeps it, None where
    it does not. `earlier`: it is not the one just made."""

    desk: Desk
    debrief: Debrief
    attempt: str | None = None
    earlier: bool = False
    _related: dict[str, Related] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        desk: Desk,
        snippet: Snippet,
        review: Review,
        report: Report,
        seconds: float,
        attempt: str | None = None,
    ) -> Debriefing:
        """The debriefing of a review just scored."""
        recorded = _recorded(desk, attempt)
        appeals = _appeals(desk, recorded.id) if recorded is not None else {}
        debrief = Debrief(
            snippet,
            review,
            report,
            desk.library.weights(),
            seconds,
            details=read_details(recorded.details if recorded is not None else {}),
            standing=desk.standings().get(snippet.id),
            appeals=appeals,
        )
        return cls(desk, debrief, recorded.id if recorded is not None else None)

    @classmethod
    def of_attempt(cls, desk: Desk, snippet: Snippet, attempt: Attempt) -> Debriefing:
        """The debriefing of an attempt of the history. Raises UnreadableAttemptError."""
        found = read_attempt(attempt, snippet)
        debrief = Debrief(
            snippet,
            found.review,
            found.report,
            desk.library.weights(),
            attempt.seconds,
            details=found.details,
            standing=desk.standings().get(snippet.id),
            appeals=_appeals(desk, attempt.id),
            submitted=attempt.submitted,
            changed=found.changed,
            lost=found.lost,
        )
        return cls(desk, debrief, attempt.id, earlier=True)

    def related(self, kind_id: str) -> Related:
        """What is known of a kind; read once."""
        if kind_id not in self._related:
            but = self.debrief.snippet.id.partition("~")[0]  # of a variant its base
            standings = self.desk.standings()
            self._related[kind_id] = related(self.desk.library, standings, kind_id, but)
        return self._related[kind_id]

    def attempts(self) -> tuple[Attempt, ...]:
        """All attempts at the snippet, the newest first."""
        history = self.desk.history
        try:
            return tuple(history.attempts(self.debrief.snippet.id)) if history is not None else ()
        except HistoryError:
            return ()

    def appeal(self, subject: str, text: str) -> str:
        """Record that the verdict on `subject` is held wrong; what went wrong, "" for nothing."""
        history = self.desk.history
        if history is None or self.attempt is None:
            return "This attempt is not in the history, so nothing can be recorded of it"
        try:
            history.appeal(self.attempt, Appeal(subject, text, self.desk.clock()))
        except HistoryError as error:
            return f"Not recorded: {error}"
        self._read_appeals()
        return ""

    def withdraw(self, subject: str) -> str:
        """Take an appeal back; what went wrong, "" for nothing."""
        history = self.desk.history
        if history is None or self.attempt is None:
            return ""
        try:
            history.withdraw(self.attempt, subject)
        except HistoryError as error:
            return f"Not taken back: {error}"
        self._read_appeals()
        return ""

    def _read_appeals(self) -> None:
        appeals = _appeals(self.desk, self.attempt or "")
        self.debrief = replace(self.debrief, appeals=appeals)


def _recorded(desk: Desk, attempt_id: str | None) -> Attempt | None:
    history = desk.history
    if history is None or attempt_id is None:
        return None
    try:
        return history.attempt(attempt_id)
    except HistoryError:
        return None


def _appeals(desk: Desk, attempt_id: str) -> dict[str, Appeal]:
    history = desk.history
    try:
        return history.appeals_of(attempt_id) if history is not None else {}
    except HistoryError:
        return {}
