"""One attempt as the review screen drives it: session, draft on disk, time spent, record."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from reviewer.practice import Session, begin

if TYPE_CHECKING:
    from reviewer.model import Report, Review, Snippet
    from reviewer.practice import Pending
    from reviewer.practice.actions import Action

    from .services import Services

# What acts and submits is imported where it is used: the first paint needs none of it.

IDLE_SECONDS = 120.0
"""A longer pause between two actions does not count as time spent."""


class Attempt:
    """Holds the session, which is the truth, and has every change of it saved."""

    def __init__(self, services: Services, snippet: Snippet) -> None:
        """Resume the snippet's draft, or begin."""
        self.services, self.snippet = services, snippet
        self.resumed = self.code_changed = False
        self.session: Session = self.open()
        self._acted = time.monotonic()

    def open(self) -> Session:
        """The session of the snippet's draft, else a new one."""
        resumed = self.services.drafts.load(self.snippet)
        if resumed is None:
            services = self.services
            return begin(self.snippet, attempt=services.new_id(), now=services.clock())
        self.resumed, self.code_changed = True, resumed.changed
        return resumed.session

    def act(self, action: Action) -> None:
        """Take the session one step on, and have it saved."""
        from reviewer.practice import reduce
        from reviewer.practice.actions import Spend

        self.session = reduce(reduce(self.session, Spend(self.spent())), action)
        self.services.autosave.put(self.session)

    def spent(self) -> float:
        """Seconds of work since this was asked last."""
        now = time.monotonic()
        spent, self._acted = min(now - self._acted, IDLE_SECONDS), now
        return spent

    def take(self, actions: Iterable[Action]) -> None:
        """Act on those that change something."""
        from reviewer.practice import reduce

        for action in actions:
            if reduce(self.session, action) != self.session:
                self.act(action)

    def review(self) -> Review:
        """The review as it stands."""
        from reviewer.practice import to_review

        return to_review(self.session, self.services.reviewer)

    def pending(self) -> tuple[Pending, ...]:
        """What is still open."""
        from reviewer.practice import pending

        return pending(self.session, self.snippet.rubric)

    def beside(self) -> Mapping[str, Any]:
        """What the history keeps beside the session's own details."""
        return {}

    def record(self, review: Review, report: Report) -> None:
        """Keep the scored attempt; only then let go of the draft. Raises HistoryError."""
        services = self.services
        if services.history is not None:
            submitted, beside = services.clock(), self.beside()
            services.history.record(
                self.session, review, report, submitted=submitted, beside=beside
            )
            services.autosave.drop(self.session)
