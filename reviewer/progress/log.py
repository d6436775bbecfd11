"""The log of attempts as progress reads it: what became of which skill, when, at what price.

History files may be damaged or made up: whatever is no sound value counts as absent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, get_args

from reviewer.model import SEVERITIES, IssueResult, Severity, Status, Verdict
from reviewer.practice.details import read_details
from reviewer.practice.history import Attempt

from .catalogue import Catalogue
from .variant_ids import base_of

FIRST_YEAR = 2000
"""Attempts before it, or after now, come from a wrong clock and are left out."""
MOST_ISSUES = 100
_STATUSES: tuple[Status, ...] = get_args(Status)
_VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one issue in one attempt.

    `skill` and `category` are None where the library no longer knows the issue. `seconds` is the
    time spent up to the comment that found it, since the comment before; None where unknown.
    `tagged` is the severity that the reviewer gave to it.
    """

    result: IssueResult
    skill: str | None = None
    category: str | None = None
    hints: int = 0
    seconds: float | None = None
    tagged: Severity | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One attempt. `verdicts` counts its comments by verdict."""

    id: str
    snippet: str
    submitted: datetime
    seconds: float
    score: float
    outcomes: tuple[Outcome, ...]
    verdicts: Mapping[Verdict, int]

    @property
    def base(self) -> str:
        """The snippet; of a variant the one it was made from."""
        return base_of(self.snippet)


def read_log(attempts: Iterable[Attempt], catalogue: Catalogue, now: datetime) -> tuple[Entry, ...]:
    """The log in the order of time, whatever the order of `attempts`; `now` is aware, in UTC."""
    entries = {
        attempt.id: _entry(attempt, catalogue)
        for attempt in attempts
        if datetime(FIRST_YEAR, 1, 1, tzinfo=UTC) <= attempt.submitted <= now
    }
    return tuple(sorted(entries.values(), key=lambda entry: (entry.submitted, entry.id)))


def _entry(attempt: Attempt, catalogue: Catalogue) -> Entry:
    details = read_details(attempt.details)
    outcomes = []
    for issue in _objects(attempt.report.get("issues"))[:MOST_ISSUES]:
        result = _result(issue)
        if result is None:
            continue
        skill, category = catalogue.skill(attempt.snippet, result.id) or (None, None)
        comments = [details.comment(index) for index in result.comments]
        tags = [comment.severity for comment in comments if comment.severity is not None]
        times = [comment.spent for comment in comments if comment.spent is not None]
        outcomes.append(
            Outcome(
                result,
                skill,
                category,
                hints=details.hints.get(result.id, 0),
                seconds=min(times, default=None),
                tagged=tags[0] if tags else None,
            )
        )
    words = [comment.get("verdict") for comment in _objects(attempt.report.get("comments"))]
    counts = Counter(verdict for word in words for verdict in _VERDICTS if word == verdict)
    return Entry(
        attempt.id,
        attempt.snippet,
        attempt.submitted,
        _number(attempt.seconds, 0.0, 1e6),
        _number(attempt.score, 0.0, 100.0),
        tuple(outcomes),
        counts,
    )


def _result(issue: Mapping[str, Any]) -> IssueResult | None:
    name, status = issue.get("id"), issue.get("status")
    known = next((one for one in _STATUSES if one == status), None)
    severity = _severity(issue.get("severity"))
    if not isinstance(name, str) or known is None or severity is None:
        return None
    comments = issue.get("comments")
    indexes = comments if isinstance(comments, list) else []
    return IssueResult(
        name,
        severity,
        known,
        _number(issue.get("credit"), 0.0, 1.0),
        tuple(index for index in indexes if type(index) is int and index >= 0),
        issue.get("optional") is True,
    )


def _objects(value: object) -> list[Mapping[str, Any]]:
    """The objects of a list; an empty one stands in for what is none, so that places stay."""
    items = value if isinstance(value, list) else []
    return [item if isinstance(item, dict) else {} for item in items]


def _severity(value: object) -> Severity | None:
    return next((severity for severity in SEVERITIES if severity == value), None)


def _number(value: object, low: float, high: float) -> float:
    """A number within the bounds; `low` for what is none."""
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
        return low
    return float(min(max(value, low), high))
