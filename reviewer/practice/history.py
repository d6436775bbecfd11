"""Submitted attempts in SQLite, with their reviews and reports."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .database import HistoryError, connect, set_aside

if TYPE_CHECKING:
    from reviewer.model import Report, Review

    from .session import Session

__all__ = ["Appeal", "Attempt", "History", "HistoryError", "Standing"]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One submitted review and its report, both as their JSON documents.

    `details` is what `details_of` made of the session; empty for attempts older than that.
    """

    id: str
    snippet: str
    reviewer: str
    rubric: str
    engine: str
    started: datetime
    submitted: datetime
    seconds: float
    score: float
    review: Mapping[str, Any]
    report: Mapping[str, Any]
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Appeal:
    """A verdict that its reviewer holds wrong. `subject` is `issue:<id>` or `comment:<index>`."""

    subject: str
    text: str
    made: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """What the history says of one snippet; scores within 0..100."""

    attempts: int
    last: float
    best: float
    when: datetime


class History:
    """The attempts of one file. Safe to open from several processes at once.

    `unreadable` counts the rows that the last reading of attempts passed over, for they are
    damaged.
    """

    def __init__(self, path: Path) -> None:
        """Open `path`, making or migrating it. A damaged file is set aside as `set_aside`.

        Raises HistoryError where the file cannot be opened, or is of a newer version.
        """
        self.path = path
        self.set_aside: Path | None = None
        self.unreadable = 0
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = self._open()
        except (OSError, sqlite3.OperationalError) as error:
            raise HistoryError(f"{path}: the history cannot be opened: {error}") from error

    def _open(self) -> sqlite3.Connection:
        try:
            return connect(self.path)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            self.set_aside = set_aside(self.path)
            return connect(self.path)

    def record(
        self,
        session: Session,
        review: Review,
        report: Report,
        *,
        submitted: datetime,
        beside: Mapping[str, Any] | None = None,
    ) -> None:
        """Keep a submitted attempt; the same attempt submitted again replaces its row.

        `beside` joins its details.
        """
        from reviewer.formats import report_to_dict, review_to_dict

        from .submission import details_of

        row = (
            session.attempt,
            session.snippet,
            review.reviewer,
            report.rubric,
            report.engine,
            _stamp(session.started),
            _stamp(submitted),
            session.seconds,
            report.score,
            json.dumps(review_to_dict(review)),
            json.dumps(report_to_dict(report)),
            json.dumps(details_of(session) | dict(beside or {})),
        )
        marks = ", ".join("?" * len(row))
        with self._errors():
            self._connection.execute(f"INSERT OR REPLACE INTO attempt VALUES ({marks})", row)

    def standings(self) -> dict[str, Standing]:
        """The standing of every snippet that was attempted, by snippet id."""
        query = """
            SELECT snippet, attempts, score, best, submitted FROM (
                SELECT snippet, score, submitted,
                    count(*) OVER snippets AS attempts,
                    max(score) OVER snippets AS best,
                    row_number() OVER (PARTITION BY snippet ORDER BY submitted DESC, id) AS age
                FROM attempt WINDOW snippets AS (PARTITION BY snippet)
            ) WHERE age = 1
        """
        with self._errors():
            rows = self._connection.execute(query).fetchall()
        found = {}
        for snippet, attempts, last, best, when in rows:
            with contextlib.suppress(ValueError, OverflowError):
                found[snippet] = Standing(attempts, last, best, _moment(when))
        return found

    def attempt(self, attempt_id: str) -> Attempt | None:
        """The attempt of that id; None where there is none, or it is damaged."""
        with self._errors():
            row = self._connection.execute(f"{_SELECT} WHERE id = ?", (attempt_id,)).fetchone()
        return None if row is None else _attempt(row)

    def attempts(self, snippet_id: str | None = None) -> Iterator[Attempt]:
        """Attempts, newest first: of one snippet, or all."""
        query = f"{_SELECT} WHERE ?1 IS NULL OR snippet = ?1 ORDER BY submitted DESC, id"
        self.unreadable = 0
        with self._errors():
            for row in self._connection.execute(query, (snippet_id,)):
                attempt = _attempt(row)
                if attempt is None:
                    self.unreadable += 1
                else:
                    yield attempt

    def appeals(self) -> dict[str, tuple[Appeal, ...]]:
        """The appeals by attempt, in the order of their subjects; unreadable ones left out."""
        query = "SELECT attempt, subject, text, made FROM appeal ORDER BY attempt, subject"
        found: dict[str, tuple[Appeal, ...]] = {}
        with self._errors():
            rows = self._connection.execute(query).fetchall()
        for attempt, subject, text, made in rows:
            with contextlib.suppress(ValueError, OverflowError):
                appeal = Appeal(subject, text, _moment(made))
                found[attempt] = (*found.get(attempt, ()), appeal)
        return found

    def appeals_of(self, attempt_id: str) -> dict[str, Appeal]:
        """The appeals against the report of one attempt, by subject."""
        return {appeal.subject: appeal for appeal in self.appeals().get(attempt_id, ())}

    def appeal(self, attempt_id: str, appeal: Appeal) -> None:
        """Record that a verdict is held wrong; one on the same subject is replaced."""
        row = (attempt_id, appeal.subject, appeal.text, _stamp(appeal.made))
        with self._errors():
            self._connection.execute("INSERT OR REPLACE INTO appeal VALUES (?, ?, ?, ?)", row)

    def withdraw(self, attempt_id: str, subject: str) -> bool:
        """Take an appeal back; whether there was one."""
        query = "DELETE FROM appeal WHERE attempt = ? AND subject = ?"
        with self._errors():
            return self._connection.execute(query, (attempt_id, subject)).rowcount > 0

    def merge(self, attempts: Iterable[tuple[Attempt, tuple[Appeal, ...]]]) -> tuple[int, int]:
        """Take over attempts with their appeals, all or none: how many were new or newer, and how
        many were known.

        Of two that differ under one id the one submitted later stays, of two as late the greater
        in its JSON; likewise appeals. So neither order nor repetition matters.
        """
        taken = known = 0
        with self._errors():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                for attempt, appeals in attempts:
                    changes = self._connection.total_changes
                    self._connection.execute(_MERGE_ATTEMPT, _row(attempt))
                    for appeal in appeals:
                        row = (attempt.id, appeal.subject, appeal.text, _stamp(appeal.made))
                        self._connection.execute(_MERGE_APPEAL, row)
                    changed = self._connection.total_changes > changes
                    taken, known = taken + changed, known + (not changed)
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
        return taken, known

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> History:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    @contextlib.contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise HistoryError(f"{self.path}: {error}") from error


_COLUMNS = (
    "snippet reviewer rubric engine started submitted seconds score review report details".split()
)
_SELECT = f"SELECT id, {', '.join(_COLUMNS)} FROM attempt"
_MERGE_ATTEMPT = f"""
    INSERT INTO attempt VALUES ({", ".join("?" * (len(_COLUMNS) + 1))})
    ON CONFLICT (id) DO UPDATE SET {", ".join(f"{name} = excluded.{name}" for name in _COLUMNS)}
    WHERE (excluded.submitted, excluded.report, excluded.review, excluded.details, excluded.score,
           excluded.seconds, excluded.started, excluded.snippet, excluded.reviewer,
           excluded.rubric, excluded.engine)
        > (submitted, report, review, details, score, seconds, started, snippet, reviewer,
           rubric, engine)
"""
_MERGE_APPEAL = """
    INSERT INTO appeal VALUES (?, ?, ?, ?)
    ON CONFLICT (attempt, subject) DO UPDATE SET text = excluded.text, made = excluded.made
    WHERE (excluded.made, excluded.text) > (made, appeal.text)
"""


def _row(attempt: Attempt) -> tuple[object, ...]:
    return (
        attempt.id,
        attempt.snippet,
        attempt.reviewer,
        attempt.rubric,
        attempt.engine,
        _stamp(attempt.started),
        _stamp(attempt.submitted),
        attempt.seconds,
        attempt.score,
        json.dumps(attempt.review),
        json.dumps(attempt.report),
        json.dumps(attempt.details),
    )


def _attempt(row: tuple[Any, ...]) -> Attempt | None:
    """The attempt of a row; None where it is damaged."""
    key, snippet, reviewer, rubric, engine, started, submitted, seconds, score, *documents = row
    try:
        review, report, details = map(json.loads, documents)
        moments = _moment(started), _moment(submitted)
    except (ValueError, OverflowError, RecursionError):
        return None
    if not all(isinstance(document, dict) for document in (review, report, details)):
        return None
    return Attempt(
        key,
        snippet,
        reviewer,
        rubric,
        engine,
        *moments,
        seconds,
        score,
        review,
        report,
        details,
    )


def _moment(text: str) -> datetime:
    """A time as it is stored, in UTC, which is also meant where it names no zone.

    Raises ValueError, OverflowError.
    """
    found = datetime.fromisoformat(text)
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()
