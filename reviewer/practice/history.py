"""Submitted attempts in SQLite, with their reviews and reports."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

from reviewer.model import Report, Review

from .session import Session
from .submission import details_of

BUSY_SECONDS = 5.0


class HistoryError(Exception):
    """The history cannot be used. The message says why and what to do."""


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
class Standing:
    """What the history says of one snippet; scores within 0..100."""

    attempts: int
    last: float
    best: float
    when: datetime


class History:
    """The attempts of one file. Safe to open from several processes at once."""

    def __init__(self, path: Path) -> None:
        """Open `path`, making or migrating it. A damaged file is set aside as `set_aside`.

        Raises HistoryError where the file cannot be opened, or is of a newer version.
        """
        self.path = path
        self.set_aside: Path | None = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = self._open()
        except (OSError, sqlite3.OperationalError) as error:
            raise HistoryError(f"{path}: the history cannot be opened: {error}") from error

    def _open(self) -> sqlite3.Connection:
        try:
            return _connect(self.path)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            self.set_aside = _set_aside(self.path)
            return _connect(self.path)

    def record(
        self, session: Session, review: Review, report: Report, *, submitted: datetime
    ) -> None:
        """Keep a submitted attempt; the same attempt submitted again replaces its row."""
        from reviewer.formats import report_to_dict, review_to_dict

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
            json.dumps(details_of(session)),
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
        return {
            snippet: Standing(attempts, last, best, datetime.fromisoformat(when))
            for snippet, attempts, last, best, when in rows
        }

    def attempts(self, snippet_id: str | None = None) -> Iterator[Attempt]:
        """Attempts, newest first: of one snippet, or all."""
        query = """
            SELECT id, snippet, reviewer, rubric, engine, started, submitted, seconds, score,
                review, report, details
            FROM attempt WHERE ?1 IS NULL OR snippet = ?1 ORDER BY submitted DESC, id
        """
        with self._errors():
            for row in self._connection.execute(query, (snippet_id,)):
                yield _attempt(row)

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


def _attempt(row: tuple[Any, ...]) -> Attempt:
    key, snippet, reviewer, rubric, engine, started, submitted, seconds, score, *documents = row
    review, report, details = map(json.loads, documents)
    return Attempt(
        id=key,
        snippet=snippet,
        reviewer=reviewer,
        rubric=rubric,
        engine=engine,
        started=datetime.fromisoformat(started),
        submitted=datetime.fromisoformat(submitted),
        seconds=seconds,
        score=score,
        review=review,
        report=report,
        details=details,
    )


def migrations() -> tuple[str, ...]:
    """The SQL of each migration, in order."""
    folder = files("reviewer.practice") / "migrations"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return tuple((folder / name).read_text(encoding="utf-8") for name in names)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        _migrate(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the file to the newest schema, all steps or none."""
    steps = migrations()
    if _version(connection) == len(steps):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _version(connection)  # another process may have migrated meanwhile
        if version > len(steps):
            raise HistoryError(
                f"{path}: the history was written by a newer reviewer (schema {version}, "
                f"this one knows {len(steps)}). Update reviewer, or choose another REVIEWER_HOME"
            )
        for number, script in enumerate(steps[version:], start=version + 1):
            for statement in _statements(script):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _statements(script: str) -> Iterator[str]:
    """The statements of a script; executescript() would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _set_aside(path: Path) -> Path:
    """Move a damaged database out of the way, with its side files, and say where it went."""
    number = 1
    while (kept := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    with contextlib.suppress(FileNotFoundError):
        path.replace(kept)
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    return kept


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()
