"""An attempt of the history as review and report again."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeVar, get_args

from reviewer.formats import review_from_dict
from reviewer.model import (
    SEVERITIES,
    CommentResult,
    ComplexityMark,
    ComplexityResult,
    Credit,
    Deduction,
    ExplanationResult,
    IssueResult,
    KeyPoint,
    Report,
    Review,
    Snippet,
    Status,
    SuggestionResult,
    SuggestionVerdict,
    Verdict,
)
from reviewer.problems import InputError

from .details import Details, read_details
from .history import Attempt

Word = TypeVar("Word", bound=str)

_STATUSES: tuple[Status, ...] = get_args(Status)
_VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
_CREDITS: tuple[Credit, ...] = get_args(Credit)
_SUGGESTIONS: tuple[SuggestionVerdict, ...] = get_args(SuggestionVerdict)
Fault = Literal["wrong", "decoy", "vague"]
_FAULTS: tuple[Fault, ...] = get_args(Fault)
MOST = 1_000
"""Items of any list: what is beyond was not written by this program."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """An attempt read back. `lost` counts the issues and decoys it names that the snippet no
    longer has; `changed`: its key was another."""

    review: Review
    report: Report
    details: Details
    changed: bool = False
    lost: int = 0


class UnreadableAttemptError(Exception):
    """An attempt whose review or report is damaged."""


def read_attempt(attempt: Attempt, snippet: Snippet) -> Recorded:
    """Review and report of an attempt, as far as `snippet` still has what they speak of.

    Raises UnreadableAttemptError.
    """
    try:
        review = review_from_dict(attempt.review, path=f"attempt {attempt.id}")
        reader = _Reader(snippet, len(review.comments))
        report = reader.report(attempt.report)
    except (InputError, KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise UnreadableAttemptError(f"attempt {attempt.id} is damaged") from error
    changed = report.rubric != snippet.rubric.hash
    return Recorded(review, report, read_details(attempt.details), changed, reader.lost)


class _Reader:
    """Reads one report; raises KeyError, TypeError or ValueError where it is none."""

    def __init__(self, snippet: Snippet, comments: int) -> None:
        self._issues = {issue.id for issue in snippet.rubric.issues}
        self._decoys = {decoy.id for decoy in snippet.rubric.decoys}
        self._comments = comments
        self.lost = 0

    def report(self, data: Mapping[str, Any]) -> Report:
        issues = tuple(self._issue(item) for item in data["issues"][:MOST])
        comments = [self._comment(item) for item in data["comments"][:MOST]]
        if sorted(one.index for one in comments) != list(range(self._comments)):
            raise ValueError("the report has other comments than the review")
        self.lost = sum(one.id not in self._issues for one in issues)
        return Report(
            snippet=_text(data["snippet"]),
            reviewer=_text(data["reviewer"]),
            rubric=_text(data["rubric"]),
            engine=_text(data["engine"]),
            score=_number(data["score"], 100.0),
            issues=tuple(one for one in issues if one.id in self._issues),
            comments=tuple(comments),
            explanation=_explanation(data.get("explanation")),
            complexity=_complexity(data.get("complexity")),
            deductions=tuple(self._deduction(item) for item in data["deductions"][:MOST]),
        )

    def _issue(self, item: Mapping[str, Any]) -> IssueResult:
        return IssueResult(
            _text(item["id"]),
            _one_of(SEVERITIES, item["severity"]),
            _one_of(_STATUSES, item["status"]),
            _number(item["credit"], 1.0),
            tuple(self._index(index) for index in item["comments"][:MOST]),
            item.get("optional") is True,
        )

    def _comment(self, item: Mapping[str, Any]) -> CommentResult:
        suggestion, decoy, judge = item.get("suggestion"), item.get("decoy"), item.get("judge")
        return CommentResult(
            self._index(item["index"]),
            _one_of(_VERDICTS, item["verdict"]),
            {
                issue: _one_of(_CREDITS, credit)
                for issue, credit in item["addresses"].items()
                if issue in self._issues
            },
            decoy if decoy in self._decoys else None,
            _number(item["confidence"], 1.0),
            suggestion
            and SuggestionResult(
                _one_of(_SUGGESTIONS, suggestion["verdict"]), _text(suggestion["detail"])
            ),
            tuple(_text(reason) for reason in item["reasons"][:MOST]),
            judge=None if judge is None else _text(judge),
        )

    def _deduction(self, item: Mapping[str, Any]) -> Deduction:
        return Deduction(
            _one_of(_FAULTS, item["reason"]),
            self._index(item["comment"]),
            _number(item["points"], 100.0),
        )

    def _index(self, value: object) -> int:
        if type(value) is not int or not 0 <= value < self._comments:
            raise ValueError("no such comment")
        return value


def _explanation(data: Mapping[str, Any] | None) -> ExplanationResult | None:
    if data is None:
        return None
    points = [
        KeyPoint(
            _text(point["text"]),
            point["covered"] is True,
            # Reports of older programs state no share.
            _number(point.get("credit", 1.0 if point["covered"] is True else 0.0), 1.0),
        )
        for point in data["key_points"][:MOST]
    ]
    return ExplanationResult(_number(data["score"], 1.0), tuple(points))


def _complexity(data: Mapping[str, Any] | None) -> ComplexityResult | None:
    if data is None:
        return None
    return ComplexityResult(_mark(data["time"]), _mark(data["space"]))


def _mark(data: Mapping[str, Any] | None) -> ComplexityMark | None:
    if data is None:
        return None
    answer = data["answer"]
    return ComplexityMark(
        None if answer is None else _text(answer),
        data["correct"] is True,
        _text(data["expected"]),
        "estimate" if data.get("source") == "estimate" else "rubric",
        tuple(_text(reason) for reason in data.get("reasons", ())[:MOST]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _number(value: object, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise TypeError
    return float(min(max(value, 0.0), most))


def _one_of(known: tuple[Word, ...], value: object) -> Word:
    for word in known:
        if word == value:
            return word
    raise ValueError(f"none of {known}")
