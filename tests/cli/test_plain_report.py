"""Talking a report through in plain text; appeals as authors see them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reviewer.library import Library
from reviewer.practice import history_file
from reviewer.practice.history import History

from .conftest import Cli, Result

_SNIPPET = "core/card-settlement"
_REVIEW = (
    "explain It pairs each sale with the payout of the same reference.",
    "34-40 The payouts are searched again for every sale, use a dict by reference.",
    "tag 1 minor",
    "69 Improve this.",
    "submit",
    "yes",
)


@pytest.fixture
def talk(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Submit a review, then ask about its report."""
    monkeypatch.setenv("REVIEWER_HOME", str(tmp_path))

    def call(*lines: str, snippet: str = _SNIPPET) -> Result:
        typed = "".join(f"{line}\n" for line in (*_REVIEW, *lines))
        return cli("practice", "--plain", snippet, stdin=typed)

    return call


def test_an_issue_is_shown_beside_the_key_with_fix_and_growth(talk) -> None:  # type: ignore[no-untyped-def]
    result = talk("issue 1", "q")
    assert result.code == 0
    said, _, key = result.out.partition("report> ")[2].partition("The key says")
    assert "> The payouts are searched again for every sale" in said
    assert "minor: You called it minor; the key says critical: two steps too low." in said
    assert "What to do" in key
    assert "+    payout_of = {payout.reference: payout for payout in payouts}" in key
    assert "n = 256: 199,436 operations before, 2,566 operations after" in key
    assert "Before: quadratic, grows with the square of n." in key


def test_reasons_are_told_when_asked_for(talk) -> None:  # type: ignore[no-untyped-def]
    result = talk("comment 1", "why 1", "q")
    shown, _, why = result.out.partition("report> ")[2].partition("report> ")
    assert "on the lines of the defect" not in shown
    assert "- on the lines of the defect" in why


def test_a_kind_names_the_other_snippets(talk) -> None:  # type: ignore[no-untyped-def]
    shown = talk("kind 1", "q").out.partition("report> ")[2]
    assert "Two sequences are matched by key with nested loops" in shown
    assert "core/water-use-report" in shown
    assert "not reviewed" in shown


def test_every_answer_and_wrong_numbers(talk) -> None:  # type: ignore[no-untyped-def]
    result = talk(
        "explanation", "complexity", "decoy 1", "fix", "growth", "change", "issue 9", "isue 1",
        "wrong issue 1", "wrong this", "attempt 3", "help", "q",
    )  # fmt: skip
    assert result.code == 0
    for text in (
        "A full answer says",
        "What the fixes change",
        "you were not taken in",
        "The whole fix, line by line",
        "This snippet has no change to show.",
        "Write issue with a number. There are 1 to 5.",
        "No command 'isue'; did you mean issue?",
        "Say why: wrong issue 1 TEXT.",
        "Write wrong issue N, or wrong comment N.",
        "Write attempt with a number from 1 to 1.",
        "take that back",
    ):
        assert text in result.out


def test_attempts_are_listed_and_opened(talk) -> None:  # type: ignore[no-untyped-def]
    talk("q")
    result = talk("attempts", "attempt 2", "issue 1", "q")
    asked = result.out.partition("report> ")[2]
    assert "of 100, 0:00, this one" in asked
    assert "issue 1: found: The payouts are searched" in asked
    assert "submitted 20" in asked


def test_the_last_report_is_opened_without_a_new_review(talk, cli: Cli) -> None:  # type: ignore[no-untyped-def]
    talk("q")
    typed = f"report core/gift-cards\nreport {_SNIPPET}\nissue 1\nq\n"
    result = cli("practice", "--plain", stdin=typed)
    assert "You have not reviewed it yet." in result.out
    assert "issue 1: found: The payouts are searched" in result.out
    assert "What to do" in result.out


def test_an_appeal_is_recorded_listed_exported_and_taken_back(  # type: ignore[no-untyped-def]
    talk, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk("wrong comment 2 It is\x1b[31m about max", "wrong issue 5 Comment 2 says it", "q")
    listed = cli("author", "appeals")
    assert listed.code == 0
    assert f"{_SNIPPET}  comment 2  vague" in listed.out
    assert "Held wrong: It is\\x1b[31m about max" in listed.out
    assert "  L69: Improve this." in listed.out
    assert "\x1b" not in listed.out

    fifth = Library.open().snippet(_SNIPPET).rubric.issues[4].id
    file = tmp_path / "appeals.jsonl"
    assert cli("author", "appeals", "--export", str(file)).out == ""
    assert file.read_text("utf-8") == cli("author", "appeals", "--format", "jsonl").out
    on_comment, on_issue = map(json.loads, file.read_text("utf-8").splitlines())
    assert (on_comment["subject"], on_comment["verdict"]) == ("comment:1", "vague")
    assert on_comment["comments"][0]["body"] == "Improve this."
    assert on_comment["comments"][0]["reasons"]
    assert (on_issue["subject"], on_issue["verdict"]) == (f"issue:{fifth}", "missed")
    assert len(on_issue["comments"]) == 2

    exported = tmp_path / "history.jsonl"
    cli("history", "export", str(exported))
    monkeypatch.setenv("REVIEWER_HOME", str(tmp_path / "authors"))
    assert cli("author", "appeals").out == ""
    assert cli("author", "appeals", str(exported)).out == listed.out
    assert cli("author", "appeals", str(tmp_path / "none.jsonl")).code == 2


def test_an_appeal_is_taken_back(talk) -> None:  # type: ignore[no-untyped-def]
    result = talk("wrong issue 1 No", "issue 1", "right issue 1", "right issue 1", "q")
    assert "You hold this wrong: No" in result.out
    assert "Taken back." in result.out
    assert "You hold nothing against it." in result.out
    with History(history_file()) as history:
        assert history.appeals() == {}


def test_sound_code_is_named_as_such(talk) -> None:  # type: ignore[no-untyped-def]
    result = talk("issue 1", "q", snippet="core/lift-passages")
    assert "There was nothing to find." in result.out
    assert "Write issue with a number. There is none." in result.out
