"""Verdicts that reviewers hold wrong, with all that an author needs to judge them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .history import Appeal, Attempt

SCHEMA = "reviewer.appeal/1"
MOST_COMMENTS = 20
"""Of those that address one issue."""


@dataclass(frozen=True, slots=True)
class Contested:
    """One appeal: `verdict` is the engine's on its subject, `comments` what it was given for, as
    they stand in review and report; of an issue that none addressed, all."""

    attempt: Attempt
    appeal: Appeal
    verdict: str
    comments: tuple[Mapping[str, Any], ...]

    def document(self) -> dict[str, Any]:
        """The appeal as JSON data."""
        return {
            "schema": SCHEMA,
            "snippet": self.attempt.snippet,
            "rubric": self.attempt.rubric,
            "engine": self.attempt.engine,
            "attempt": self.attempt.id,
            "made": self.appeal.made.isoformat(),
            "subject": self.appeal.subject,
            "text": self.appeal.text,
            "verdict": self.verdict,
            "comments": list(self.comments),
        }


def contested(
    attempts: Iterable[Attempt], appeals: Mapping[str, Iterable[Appeal]]
) -> Iterator[Contested]:
    """Every appeal with what it is about, by snippet and subject, the newest first. Of damaged
    reports as much as they hold."""
    found = [
        _contested(attempt, appeal)
        for attempt in attempts
        for appeal in appeals.get(attempt.id, ())
    ]
    found.sort(key=lambda one: one.appeal.made, reverse=True)
    found.sort(key=lambda one: (one.attempt.snippet, one.appeal.subject))
    yield from found


def _contested(attempt: Attempt, appeal: Appeal) -> Contested:
    sort, _, which = appeal.subject.partition(":")
    if sort == "issue":
        issue = next(
            (one for one in _items(attempt.report, "issues") if one.get("id") == which), {}
        )
        given = issue.get("comments")
        indexes = given if isinstance(given, list) else []
        indexes = indexes or [*range(len(_items(attempt.review, "comments")))]
        comments = [_comment(attempt, index) for index in indexes[:MOST_COMMENTS]]
        return Contested(attempt, appeal, _word(issue.get("status")), tuple(comments))
    index = int(which) if which.isascii() and which.isdigit() and len(which) < 9 else -1
    comment = _comment(attempt, index)
    return Contested(attempt, appeal, _word(comment["verdict"]), (comment,))


def _comment(attempt: Attempt, index: object) -> dict[str, Any]:
    """A comment with its verdict and the reasons."""
    written = _items(attempt.review, "comments")
    said = written[index] if isinstance(index, int) and 0 <= index < len(written) else {}
    judged = next(
        (one for one in _items(attempt.report, "comments") if one.get("index") == index), {}
    )
    return {
        "index": index,
        **{name: said.get(name) for name in ("start_line", "line", "body", "suggestion")},
        **{name: judged.get(name) for name in ("verdict", "addresses", "decoy", "confidence")},
        "reasons": [one for one in judged.get("reasons") or () if isinstance(one, str)],
    }


def _items(document: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    found = document.get(name)
    items = found if isinstance(found, list) else []
    return [item if isinstance(item, dict) else {} for item in items]


def _word(value: object) -> str:
    return value if isinstance(value, str) else "unknown"
