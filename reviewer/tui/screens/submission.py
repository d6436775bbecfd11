"""From the review to its report: ask, score in a thread, keep the attempt."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewer.model import Report, Review
    from reviewer.practice import Pending

    from .review import ReviewScreen


class Submission:
    """Submits the attempt of one review screen, once at a time."""

    def __init__(self, screen: ReviewScreen) -> None:
        self._screen = screen
        self._running = False

    def ask(self) -> None:
        """Show what is open; the user submits, goes there, or goes on."""
        from .submit import SubmitScreen

        attempt = self._screen.attempt
        dialog = SubmitScreen(attempt.review(), attempt.pending())
        self._screen.app.push_screen(dialog, self._decided)

    async def _decided(self, choice: Pending | bool | None) -> None:
        if choice is not None and not isinstance(choice, bool):
            await self._screen.go_to(choice)
        elif choice and not self._running:
            self._running = True
            self._screen.show_state((("scoring… ", "fair"),))
            score = partial(self._score, self._screen.attempt.review())
            self._screen.run_worker(score, thread=True, exit_on_error=False)

    def _score(self, review: Review) -> None:
        """In a worker thread."""
        screen = self._screen
        try:
            report = screen.services.scorer.score(review)
        except Exception as error:  # whatever it is, the reviewer's work must outlive it
            screen.app.call_from_thread(self._failed, f"{type(error).__name__}: {error}")
        else:
            screen.app.call_from_thread(self._scored, review, report)

    def _failed(self, reason: str) -> None:
        self._running = False
        self._screen.show_place()
        text = f"The review could not be scored; your draft is kept. {reason}"
        self._screen.notify(text, severity="error", timeout=20, markup=False)

    def _scored(self, review: Review, report: Report) -> None:
        from reviewer.practice.history import HistoryError

        attempt = self._screen.attempt
        try:
            attempt.record(review, report)
        except HistoryError as error:
            text = f"The attempt could not be recorded; the draft is kept. {error}"
            self._screen.notify(text, severity="warning", timeout=12, markup=False)
        self._screen.show_scored(review, report)
