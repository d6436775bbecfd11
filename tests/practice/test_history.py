"""The history of attempts, in real SQLite files."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from functools import reduce as fold
from pathlib import Path

import pytest

from reviewer.formats import report_to_dict, review_to_dict
from reviewer.model import Report, Span
from reviewer.practice import reduce, to_review
from reviewer.practice.actions import AddComment, EditBody, Spend, Tag, TakeHint, TakeNotes
from reviewer.practice.database import HistoryError, migrations
from reviewer.practice.history import History

from .examples import NOW, session

SESSION = fold(
    reduce, [AddComment("c1", Span(3, 4)), EditBody("c1", "use a set"), Spend(61.5)], session()
)
REVIEW = to_review(SESSION, "ada")
REPORT = Report(
    snippet="core/shared-items",
    reviewer="ada",
    rubric="abc",
    engine="0.1.0+test",
    score=60.0,
    issues=(),
    comments=(),
)


def record(history: History, attempt: str, score: float, when: datetime) -> None:
    history.record(
        replace(SESSION, attempt=attempt), REVIEW, replace(REPORT, score=score), submitted=when
    )


def test_an_attempt_is_kept_with_its_review_and_report(tmp_path: Path) -> None:
    with History(tmp_path / "home" / "history.db") as history:
        history.record(SESSION, REVIEW, REPORT, submitted=NOW + timedelta(minutes=9))
    with History(tmp_path / "home" / "history.db") as history:
        (attempt,) = history.attempts("core/shared-items")
    assert (attempt.id, attempt.snippet, attempt.reviewer) == ("a1", "core/shared-items", "ada")
    assert (attempt.started, attempt.submitted) == (NOW, NOW + timedelta(minutes=9))
    assert (attempt.seconds, attempt.score) == (61.5, 60.0)
    assert attempt.review == review_to_dict(REVIEW)
    assert attempt.report == report_to_dict(REPORT)


def test_standings_give_last_and_best_score_per_snippet(tmp_path: Path) -> None:
    with History(tmp_path / "history.db") as history:
        assert history.standings() == {}
        record(history, "a1", 80.0, NOW)
        record(history, "a2", 55.5, NOW + timedelta(days=2))
        record(history, "a3", 70.0, NOW + timedelta(days=1))
        standing = history.standings()["core/shared-items"]
    assert (standing.attempts, standing.last, standing.best) == (3, 55.5, 80.0)
    assert standing.when == NOW + timedelta(days=2)


def test_attempts_come_newest_first(tmp_path: Path) -> None:
    with History(tmp_path / "history.db") as history:
        for number in range(3):
            record(history, f"a{number}", 10.0, NOW + timedelta(hours=number))
        assert [attempt.id for attempt in history.attempts()] == ["a2", "a1", "a0"]
        assert list(history.attempts("core/other")) == []


def test_an_attempt_recorded_twice_is_one_attempt(tmp_path: Path) -> None:
    with History(tmp_path / "history.db") as history:
        record(history, "a1", 10.0, NOW)
        record(history, "a1", 20.0, NOW)
        assert [attempt.score for attempt in history.attempts()] == [20.0]


def test_the_file_is_a_strict_wal_database_of_the_newest_version(tmp_path: Path) -> None:
    with History(tmp_path / "history.db"):
        other = sqlite3.connect(tmp_path / "history.db")
        assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert other.execute("PRAGMA user_version").fetchone() == (len(migrations()),)
        strict = other.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table'")
        tables = {name: is_strict for name, is_strict in strict if not name.startswith("sqlite_")}
        assert tables == {"attempt": 1, "appeal": 1}
        other.close()


def test_a_history_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    with History(path) as history:
        record(history, "a1", 10.0, NOW)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(HistoryError, match="newer reviewer"):
        History(path)
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM attempt").fetchone() == (1,)
    connection.close()


def test_a_damaged_file_is_set_aside_and_practice_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    path.write_bytes(b"this is no database" * 100)
    with History(path) as history:
        assert history.set_aside == tmp_path / "history.db.damaged-1"
        assert history.set_aside.read_bytes() == b"this is no database" * 100
        record(history, "a1", 10.0, NOW)
        assert len(list(history.attempts())) == 1


def test_a_place_that_cannot_hold_a_file_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(HistoryError, match=r"file/history\.db"):
        History(tmp_path / "file" / "history.db")


WRITER = """
import sys
from pathlib import Path
from reviewer.practice.history import History
from tests.practice.examples import NOW
from tests.practice.test_history import record
with History(Path(sys.argv[1])) as history:
    for number in range(25):
        record(history, f"{sys.argv[2]}-{number}", 50.0, NOW)
"""


def test_processes_that_open_and_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), name],
            cwd=Path(__file__).parents[2],
        )
        for name in "abcd"
    ]
    assert [process.wait(timeout=60) for process in processes] == [0, 0, 0, 0]
    with History(path) as history:
        assert len({attempt.id for attempt in history.attempts()}) == 100


def test_what_only_the_session_knows_is_kept_beside_the_review(tmp_path: Path) -> None:
    actions = [
        Spend(10),
        AddComment("late", Span(5, 5)),
        EditBody("late", "rebuilds the list"),
        Tag("late", "major", "space"),
        AddComment("blank", Span(1, 1)),
        Spend(20),
        AddComment("early", None),
        EditBody("early", "no tests"),
        TakeHint("scan"),
        TakeHint("scan"),
        TakeNotes("looks quadratic"),
    ]
    told = fold(reduce, actions, session())
    with History(tmp_path / "history.db") as history:
        history.record(told, to_review(told, "ada"), REPORT, submitted=NOW)
        (attempt,) = history.attempts()
    assert attempt.details == {
        "mode": "practice",
        "notes": "looks quadratic",
        "hints": {"scan": 2},
        "hint_points": 6,
        "comments": [
            {"begun": 30.0, "severity": None, "category": None},
            {"begun": 10.0, "severity": "major", "category": "space"},
        ],
    }


def test_a_history_of_the_first_version_is_taken_on(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    connection = sqlite3.connect(path)
    connection.executescript(migrations()[0])
    connection.execute("PRAGMA user_version = 1")
    row = ("a0", "core/x", "ada", "r", "e", NOW.isoformat(), NOW.isoformat(), 1.0, 5.0, "{}", "{}")
    connection.execute("INSERT INTO attempt VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    connection.commit()
    connection.close()
    with History(path) as history:
        assert [(attempt.id, attempt.details) for attempt in history.attempts()] == [("a0", {})]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("submitted", "yesterday"),
        ("submitted", "0001-01-01T00:00:00+14:00"),
        ("report", "[" * 990 + "]" * 990),
        ("report", "[]"),
        ("details", "3"),
        ("review", "{"),
    ],
)
def test_a_damaged_row_is_passed_over_and_counted(tmp_path: Path, column: str, value: str) -> None:
    path = tmp_path / "history.db"
    with History(path) as history:
        record(history, "good", 50.0, NOW)
        record(history, "bad", 60.0, NOW + timedelta(days=1))
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute(f"UPDATE attempt SET {column} = ? WHERE id = 'bad'", (value,))
    connection.commit()
    connection.close()
    with History(path) as history:
        assert [attempt.id for attempt in history.attempts()] == ["good"]
        assert history.unreadable == 1
        history.standings()


def test_text_that_is_no_utf8_does_not_hide_the_others(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    with History(path) as history:
        record(history, "a1", 50.0, NOW)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE attempt SET reviewer = CAST(x'ff41' AS TEXT)")
    connection.commit()
    connection.close()
    with History(path) as history:
        assert [attempt.reviewer for attempt in history.attempts()] == ["�A"]


def test_a_time_without_a_zone_is_utc(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    with History(path) as history:
        record(history, "a1", 50.0, NOW)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE attempt SET submitted = '2026-03-04T09:30:00'")
    connection.commit()
    connection.close()
    with History(path) as history:
        (attempt,) = history.attempts()
        assert attempt.submitted == NOW
        assert history.standings()["core/shared-items"].when == NOW
