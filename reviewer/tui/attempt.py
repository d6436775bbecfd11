"""One attempt as the review screen drives it: session, draft on disk, time spent, record."""

from __future__ import annotations

import time
from collections.abc import Iterable

from reviewer.model import Report, Review, Snippet
from reviewer.practice import Pending, Session, begin, pending, reduce, to_review
from reviewer.practice.actions import Action, Spend

from .services import Services

IDLE_SECONDS = 120.0
"""A longer pause between two actions does not count as time spent."""


class Attempt:
    """Holds the session, which is the truth, and has every change of it saved."""

    def __init__(self, services: Services, snippet: Snippet) -> None:
        """Resume the snippet's draft, or begin."""
        self.services, self.snippet = services, snippet
        resumed = services.drafts.load(snippet)
        self.resumed = resumed is not None
        self.code_changed = resumed is not None and resumed.changed
        self.session: Session = (
            resumed.session
            if resumed
            else begin(snippet, attempt=services.new_id(), now=services.clock())
        )
        self._acted = time.monotonic()

    def act(self, action: Action) -> None:
        """Take the session one step on, and have it saved."""
        now = time.monotonic()
        spent, self._acted = min(now - self._acted, IDLE_SECONDS), now
        self.session = reduce(reduce(self.session, Spend(spent)), action)
        self.services.autosave.put(self.session)

    def take(self, actions: Iterable[Action]) -> None:
        """Act on those that change something."""
        for action in actions:
            if reduce(self.session, action) != self.session:
                self.act(action)

    def review(self) -> Review:
        """The review as it stands."""
        return to_review(self.session, self.services.reviewer)

    def pending(self) -> tuple[Pending, ...]:
        """What is still open."""
        return pending(self.session, self.snippet.rubric)

    def record(self, review: Review, report: Report) -> None:
        """Keep the scored attempt; only then let go of the draft. Raises HistoryError."""
        history = self.services.history
        if history is not None:
            history.record(self.session, review, report, submitted=self.services.clock())
            self.services.autosave.drop(self.session)
