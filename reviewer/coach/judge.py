"""Reports in which a language model has decided the comments that the engine is uncertain of."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from reviewer.analysis import AnalysisError, analyze
from reviewer.disk_cache import DiskCache
from reviewer.library import Weights
from reviewer.matching import CommentMatch, Matches
from reviewer.model import (
    Comment,
    CommentResult,
    Report,
    Review,
    Rubric,
    Snippet,
    Source,
    SuggestionResult,
)
from reviewer.scoring import score
from reviewer.suggestions import judge as judge_suggestion

from . import prompt
from .answer import ANSWER_CHARACTERS, Choice, InvalidAnswerError, Ruling, read_answer
from .endpoint import Messages, NoAnswerError
from .uncertain import choice_for, is_uncertain

MOST_ASKED = 20
"""Questions for one review: a review of strangers may not run up a bill."""
_STRIPES = 64
_SOURCES: tuple[Source, ...] = ("kind",)


@dataclass(frozen=True, slots=True)
class Tally:
    """Uncertain comments that the judge decided, and that were left to the engine."""

    decided: int = 0
    left: int = 0


class Judge:
    """Decides uncertain comments by asking `ask`, a service that answers as `model`.

    May be shared by threads. What the model said is stored, so a second run says the same and
    asks nobody; a failure to answer is not stored.
    """

    def __init__(
        self, model: str, ask: Callable[[Messages], str], weights: Weights, cache: DiskCache
    ) -> None:
        self.tally = Tally()
        self._model, self._ask = model, ask
        self._weights, self._cache = weights, cache
        self._lock = threading.Lock()
        self._asking = tuple(threading.Lock() for _ in range(_STRIPES))

    def decide(self, review: Review, report: Report, snippet: Snippet) -> Report:
        """`report` with its uncertain comments decided and its score made anew.

        Every other comment stays as it is, and so does one that gets no usable answer; its reasons
        then say so.
        """
        asked = [result.index for result in report.comments if is_uncertain(result)]
        if not asked:
            return report
        comments = list(report.comments)
        for place, index in enumerate(asked):
            comment, result = review.comments[index], report.comments[index]
            if place < MOST_ASKED:
                comments[index] = self._comment(comment, result, snippet)
            else:
                comments[index] = self._left(result, f"{MOST_ASKED} comments were asked about")
        self._count(sum(comments[index].judge is not None for index in asked), len(asked))
        return rescored(report, tuple(comments), snippet.rubric, self._weights)

    def _comment(self, comment: Comment, result: CommentResult, snippet: Snippet) -> CommentResult:
        choice = choice_for(comment, result, snippet.rubric)
        try:
            ruling = self._ruling(prompt.question(comment, snippet, choice), choice, snippet)
        except (prompt.TooLongError, NoAnswerError, InvalidAnswerError) as error:
            return self._left(result, str(error))
        ruled = self._ruled(result, ruling)
        return replace(ruled, suggestion=_suggestion(comment, ruled, snippet))

    def _ruling(self, messages: Messages, choice: Choice, snippet: Snippet) -> Ruling:
        named = [self._model, prompt.VERSION, snippet.rubric.hash, messages]
        key = json.dumps(named)
        # one at a time for one question: the same comment twice gets one answer
        with self._asking[hash(key) % _STRIPES]:
            content = self._cache.get(key)
            if content is None:
                # a longer one is refused, and remembered as too long
                content = self._ask(messages)[: ANSWER_CHARACTERS + 1]
                self._cache.put(key, content)
        return read_answer(content, choice)

    def _ruled(self, result: CommentResult, ruling: Ruling) -> CommentResult:
        same = (result.verdict, dict(result.addresses), result.decoy) == (
            ruling.verdict,
            dict(ruling.addresses),
            ruling.decoy,
        )
        engine = f"{result.confidence:.0%} sure"
        if same:
            reasons = (f"{self._named} agrees; the engine was {engine}", *result.reasons)
            return replace(result, judge=self._model, reasons=reasons)
        reasons = (
            f"decided by {self._named}, not by the engine, which said “{result.verdict}”, {engine}",
            *(f"the engine's reason: {reason}" for reason in result.reasons),
        )
        return replace(
            result,
            verdict=ruling.verdict,
            addresses=ruling.addresses,
            decoy=ruling.decoy,
            judge=self._model,
            reasons=reasons,
        )

    def _left(self, result: CommentResult, why: str) -> CommentResult:
        said = f"not decided by {self._named} ({why}): the engine's verdict stands"
        return replace(result, reasons=(*result.reasons, said))

    @property
    def _named(self) -> str:
        return f"the language model {self._model}"

    def _count(self, decided: int, asked: int) -> None:
        with self._lock:
            done = self.tally
            self.tally = Tally(done.decided + decided, done.left + asked - decided)


def _suggestion(
    comment: Comment, result: CommentResult, snippet: Snippet
) -> SuggestionResult | None:
    """What is known of a comment's suggestion, now that another issue may be addressed."""
    known = result.suggestion
    if known is None or known.verdict != "unchecked" or not result.addresses:
        return known
    try:
        before = analyze(snippet.code, sources=_SOURCES)
    except AnalysisError:
        before = ()
    issues = [issue for issue in snippet.rubric.issues if issue.id in result.addresses]
    return judge_suggestion(comment, snippet, issues, before)


def rescored(
    report: Report, comments: tuple[CommentResult, ...], rubric: Rubric, weights: Weights
) -> Report:
    """`report` with other verdicts of its comments, and the score that the rule gives for them."""
    matches = Matches(
        tuple(
            CommentMatch(
                verdict=comment.verdict,
                addresses=comment.addresses,
                decoy=comment.decoy,
                confidence=comment.confidence,
                reasons=comment.reasons,
            )
            for comment in comments
        ),
        report.explanation.key_points if report.explanation else (),
    )
    card = score(rubric, matches, weights)
    return replace(
        report,
        score=card.score,
        issues=card.issues,
        comments=comments,
        deductions=card.deductions,
    )
