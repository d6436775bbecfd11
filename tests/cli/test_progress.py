"""`stats` and `next`: what the history says, and what comes of it."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from reviewer.library import Library
from reviewer.practice import history_file, utc_now
from reviewer.practice.history import History
from tests.progress.made_up import attempt, keep, season

from .conftest import Cli


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The test's own history, drafts and caches."""
    monkeypatch.setenv("REVIEWER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path


@pytest.fixture
def practised(builtin: Library) -> None:
    """Two months of attempts."""
    with History(history_file()) as history:
        keep(history, season(builtin, utc_now() - timedelta(hours=1)))


def test_a_newcomer_is_told_how_to_begin_and_no_file_is_made(cli: Cli, home: Path) -> None:
    result = cli("stats")
    assert (result.code, result.err) == (0, "")
    assert result.out == "Nothing is recorded yet. Begin: reviewer next --start\n"
    assert not (home / "home").exists()
    data = cli("stats", "--format", "json").json()
    assert (data["attempts"], data["recall"], data["due"], data["weeks"]) == (0, None, [], [])


@pytest.mark.usefixtures("practised")
def test_stats_draw_charts(cli: Cli) -> None:
    out = cli("stats").out
    for heading in ("By week", "Due now:", "By category", "By interview question"):
        assert heading in out
    assert set("▁▂▃▄▅▆▇█") & set(out)
    assert "40 attempts at" in out
    assert "weeks in a row" in out
    assert all(len(line) <= 88 for line in out.splitlines())
    assert "\x1b" not in out


@pytest.mark.usefixtures("practised")
def test_plain_stats_are_words_alone(cli: Cli) -> None:
    drawn, plain = cli("stats").out, cli("stats", "--plain").out
    assert not set("▁▂▃▄▅▆▇█░▏▎▍▌▋▊▉→·") & set(plain)
    assert "Recall, oldest first: " in plain
    assert "  correctness: recall " in plain
    # nothing is lost with the charts: the same headings, in the same order
    headings = [line for line in drawn.splitlines() if line and line[0] != " "]
    assert headings == [line for line in plain.splitlines() if line and line[0] != " "]


@pytest.mark.usefixtures("practised")
def test_stats_as_data(cli: Cli) -> None:
    data = cli("stats", "--format", "json").json()
    assert data["schema"] == "reviewer.progress/1"
    assert data["attempts"] == 40
    assert 0 < data["recall"] < 1
    assert 0 < data["precision"] < 1
    assert data["seconds_per_issue"] == 30.0
    assert data["severity"]["exact"] + data["severity"]["too_high"] > 0
    assert {one["skill"] for one in data["skills"]} >= set(data["due"])
    assert len(data["weeks"]) in (9, 10)
    assert [one["name"] for one in data["questions"]] == sorted(
        (one["name"] for one in data["questions"]), key=int
    )


@pytest.mark.usefixtures("practised")
def test_the_same_history_gives_the_same_data(cli: Cli) -> None:
    first, second = (cli("next", "--format", "json").out for _ in range(2))
    assert first == second


def test_next_says_why(cli: Cli, builtin: Library) -> None:
    with History(history_file()) as history:
        keep(history, [attempt(builtin, "core/card-settlement", utc_now() - timedelta(days=6), {})])
    result = cli("next")
    assert result.code == 0
    snippet_id, _, title = result.out.splitlines()[0].partition(": ")
    assert builtin.snippet(snippet_id).rubric.title == title
    assert result.out.splitlines()[1].startswith("Due: ")
    assert result.out.splitlines()[1].endswith("last missed 6 days ago.")
    assert f"Open it: reviewer practice {snippet_id}" in result.out
    data = cli("next", "--format", "json").json()
    assert (data["snippet"], data["reason"], data["variant"]) == (snippet_id, "due", False)
    issues = builtin.snippet(snippet_id).rubric.issues
    assert data["skill"] in {issue.kind for issue in issues}


def test_next_keeps_to_filters(cli: Cli) -> None:
    args = ("next", "--format", "json", "--track", "ml", "--question", "5-7", "--difficulty", "3")
    data = cli(*args).json()
    assert (data["track"], data["difficulty"]) == ("ml", 3)
    assert 5 <= data["question"] <= 7
    none = cli("next", "--difficulty", "99")
    assert (none.code, none.out) == (0, "")
    assert none.err == "There is no other snippet that fits.\n"
    assert cli("next", "--difficulty", "99", "--format", "json").out == "null\n"
    wrong = cli("next", "--track", "nowhere")
    assert wrong.code == 2
    assert "there is no track 'nowhere'" in wrong.err


def test_next_can_open_it(cli: Cli) -> None:
    result = cli("next", "--start", "--plain", stdin="quit\n")
    assert result.code == 0
    title = result.out.splitlines()[0].partition(": ")[2]
    assert f"\n{title} (" in result.out
    assert "Your review is kept." in result.out


_VARIANT = "core/library-loans~membership-list-in-loop-1"


def test_a_variant_is_shown_without_its_id_and_can_be_scored(cli: Cli) -> None:
    shown = cli("show", _VARIANT).out
    assert shown.startswith("Loans of the town library (core/library-loans, varied)\n")
    assert "membership" not in shown
    typed = "26-27 barcodes is a list: each `not in` scans it. Use a set.\nsubmit\nyes\n"
    result = cli("practice", "--plain", _VARIANT, stdin=typed)
    assert "1 found" in result.out
    assert [one["skill"] for one in cli("stats", "--format", "json").json()["skills"]] == [
        "membership-list-in-loop"
    ]


def test_damaged_rows_are_counted_and_passed_over(cli: Cli, builtin: Library) -> None:
    day = utc_now() - timedelta(days=2)
    with History(history_file()) as history:
        keep(history, [attempt(builtin, "core/card-settlement", day, {}, number=n) for n in (1, 2)])
    connection = sqlite3.connect(history_file())
    connection.execute("UPDATE attempt SET submitted = 'long ago' WHERE id LIKE '%-1'")
    connection.commit()
    connection.close()
    result = cli("stats", "--format", "json")
    assert result.code == 0
    assert result.json()["attempts"] == 1
    assert result.err == "Damaged attempts in the history, passed over: 1\n"


def test_a_history_that_cannot_be_opened_is_named(cli: Cli) -> None:
    history_file().mkdir(parents=True)
    for command in ("stats", "next"):
        result = cli(command)
        assert (result.code, result.out) == (2, "")
        assert "the history cannot be opened" in result.err
