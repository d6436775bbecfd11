"""The attempt at one question of an interview: its time is the interview's, its draft as well."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from reviewer.model import Report, Review, Snippet
from reviewer.practice import Pending, Session, sealed
from reviewer.practice.interview import Phase
from reviewer.practice.interview_run import InterviewRun

from .attempt import Attempt
from .services import Services


class InterviewAttempt(Attempt):
    """Takes session and time from the interview, and tells it of the report."""

    def __init__(self, services: Services, snippet: Snippet, run: InterviewRun) -> None:
        self.run = run
        super().__init__(services, snippet)

    def open(self) -> Session:
        """The session of the question being asked."""
        session, self.code_changed = self.run.session(self.snippet)
        self.resumed = not session.blank
        return session

    def spent(self) -> float:
        """Seconds that the question took and the session has not counted yet."""
        self.run.tick()
        return max(0.0, self.run.interview.question.used - self.session.seconds)

    def seal(self) -> None:
        """What was done up to now cannot be undone any more."""
        self.session = sealed(self.session)

    def pending(self) -> tuple[Pending, ...]:
        """What is still open and can still be written."""
        return tuple(
            item
            for item in super().pending()
            if self.run.interview.editable(_PHASE_OF.get(item.part, "review"))
        )

    def beside(self) -> Mapping[str, Any]:
        """What the history keeps of the interview."""
        return self.run.details()

    def record(self, review: Review, report: Report) -> None:
        """Keep the scored attempt, and have the interview go on to its report.

        Raises HistoryError; the interview has its report all the same.
        """
        used = self.run.interview.question.used
        self.session = replace(self.session, seconds=max(self.session.seconds, used))
        try:
            super().record(review, report)
        finally:
            self.run.conclude(self.snippet, self.session, report)


_PHASE_OF: dict[str, Phase] = {
    "explanation": "explain",
    "time": "complexity",
    "space": "complexity",
    "comments": "review",
    "comment": "review",
}
