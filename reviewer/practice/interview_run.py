"""An interview under way: its state, its clock, its file, and its reviews."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from reviewer.library import Library
from reviewer.model import Report, Snippet

from .autosave import Autosave
from .drafts import Drafts
from .follow_ups import follow_ups
from .interview import (
    Conclude,
    Forward,
    Interview,
    InterviewAction,
    Pause,
    Spend,
    begin_interview,
    reduce_interview,
)
from .interview_files import Interviews, exchange_to_data
from .interview_summary import outcome_of
from .session import Session, begin


def new_interview(
    library: Library,
    snippet_ids: Sequence[str],
    *,
    new_id: Callable[[], str],
    now: datetime,
    minutes: float | None = None,
    strict: bool = False,
) -> Interview:
    """An interview on snippets of a library; see `begin_interview`.

    Raises UnknownSnippetError, and InputError where a snippet's files are broken.
    """
    asked = [(one, library.snippet(one).rubric, new_id()) for one in snippet_ids]
    return begin_interview(new_id(), now, asked, minutes=minutes, strict=strict)


class InterviewRun:
    """Holds the interview, which is the truth, and has every change of it saved.

    `drafts` are its reviews. `export_to` is where the summary is written when all is done.
    `monotonic` is a clock in seconds, whose passing counts.
    """

    def __init__(
        self,
        interview: Interview,
        files: Interviews,
        *,
        export_to: Path | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.interview = interview
        self.drafts = Drafts(files.directory)
        self.autosave: Autosave[Interview] = Autosave(files)
        self.export_to = export_to
        self._monotonic = monotonic
        self._since = monotonic()

    def act(self, action: InterviewAction) -> None:
        """Count the time up to now, take the interview one step on, and have it saved."""
        self.tick()
        self.interview = reduce_interview(self.interview, action)
        self.autosave.put(self.interview)

    def tick(self) -> None:
        """Count the time up to now."""
        now = self._monotonic()
        spent, self._since = now - self._since, now
        before = self.interview
        self.interview = reduce_interview(before, Spend(spent))
        if self.interview != before:
            self.autosave.put(self.interview)

    def set_off(self) -> None:
        """Have the time count from now: what went before, such as loading, is not the user's."""
        self._since = self._monotonic()

    def pause(self, on: bool) -> None:
        """Stop the time, or let it go on."""
        self.act(Pause(on))

    def session(self, snippet: Snippet) -> tuple[Session, bool]:
        """The session on the snippet being asked: its draft, else a new one; and whether the
        code has changed since the draft."""
        attempt = self.interview.question.attempt
        resumed = self.drafts.load(snippet, attempt)
        if resumed is not None:
            return resumed.session, resumed.changed
        fresh = begin(snippet, attempt=attempt, now=self.interview.started, mode="interview")
        return fresh, False

    def forward(self, snippet: Snippet, session: Session) -> None:
        """To the next phase; its questions follow from what was said."""
        self.act(Forward(follow_ups(snippet.rubric, session)))

    def conclude(self, snippet: Snippet, session: Session, report: Report) -> None:
        """The question has its report."""
        self.act(Conclude(outcome_of(snippet, session, report)))
        self.autosave.flush()

    def end(self) -> None:
        """The interview is over: its file and its drafts go; the history has the attempts."""
        for question in self.interview.questions:
            self.drafts.remove(question.snippet, question.attempt)
        self.autosave.drop(self.interview)

    def details(self) -> dict[str, Any]:
        """What the history keeps of the question being asked."""
        question = self.interview.question
        return {
            "interview": self.interview.id,
            "strict": self.interview.strict,
            "allowed": question.seconds,
            "phases": {phase: round(spent, 1) for phase, spent in question.spent.items()},
            "follow_ups": [exchange_to_data(one) for one in question.follow_ups],
        }
