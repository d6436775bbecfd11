"""Attempts come back from the history as review and report; appeals are kept beside them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.model import (
    ComplexityMark,
    ComplexityResult,
    ExplanationResult,
    KeyPoint,
    SuggestionResult,
)
from reviewer.practice.appeals import contested
from reviewer.practice.debrief.debrief import Debrief
from reviewer.practice.details import CommentDetails, Details, read_details
from reviewer.practice.history import Appeal, Attempt, History
from reviewer.practice.recorded import UnreadableAttemptError, read_attempt

from .examples import NOW, session
from .test_debrief import REPORT, debrief

__all__ = ["debrief"]

FULL = replace(
    REPORT,
    comments=(
        replace(REPORT.comments[0], suggestion=SuggestionResult("plausible", "it parses")),
        replace(REPORT.comments[1], judge="some-model"),
        REPORT.comments[2],
    ),
    explanation=ExplanationResult(0.5, (KeyPoint("a", False, 0.5),)),
    complexity=ComplexityResult(
        ComplexityMark("O(n)", False, "O(n*m)"),
        ComplexityMark(None, False, "O(n)", "estimate", ("of shared",)),
    ),
)


@pytest.fixture
def history(tmp_path: Path, debrief: Debrief) -> History:
    history = History(tmp_path / "history.db")
    history.record(session(), debrief.review, FULL, submitted=NOW)
    return history


def test_review_and_report_come_back_as_they_were(history: History, debrief: Debrief) -> None:
    attempt = history.attempt("a1")
    assert attempt is not None
    found = read_attempt(attempt, debrief.snippet)
    assert (found.review, found.report) == (debrief.review, FULL)
    assert (found.changed, found.lost) == (False, 0)
    assert history.attempt("none") is None


def test_what_the_snippet_lost_is_left_out_and_counted(history: History, debrief: Debrief) -> None:
    attempt = history.attempt("a1")
    assert attempt is not None
    rubric = replace(debrief.snippet.rubric, issues=(), decoys=(), hash="new")
    found = read_attempt(attempt, replace(debrief.snippet, rubric=rubric))
    assert (found.changed, found.lost) == (True, 2)
    assert found.report.issues == ()
    assert [result.decoy for result in found.report.comments] == [None] * 3


@pytest.mark.parametrize(
    "report",
    [{}, {"issues": 3}, {"comments": []}, {"comments": None}, {"score": "x"}, {"deductions": [{}]}],
)
def test_a_damaged_attempt_is_named(
    history: History, debrief: Debrief, report: dict[str, Any]
) -> None:
    attempt = history.attempt("a1")
    assert attempt is not None
    damaged = replace(attempt, report={**attempt.report, **report} if report else {})
    with pytest.raises(UnreadableAttemptError, match="attempt a1 is damaged"):
        read_attempt(damaged, debrief.snippet)


def test_an_appeal_is_replaced_and_taken_back(history: History) -> None:
    first = Appeal("issue:copy", "I said so", NOW)
    history.appeal("a1", first)
    history.appeal("a1", replace(first, text="In comment 3"))
    assert history.appeals_of("a1") == {"issue:copy": replace(first, text="In comment 3")}
    assert history.withdraw("a1", "issue:copy")
    assert not history.withdraw("a1", "issue:copy")
    assert history.appeals_of("a1") == {}


def test_authors_see_the_comment_the_verdict_and_its_reasons(history: History) -> None:
    history.appeal("a1", Appeal("comment:1", "It is lost", NOW))
    history.appeal("a1", Appeal("issue:copy", "Comment 3", NOW + timedelta(hours=1)))
    on_comment, on_issue = contested(history.attempts(), history.appeals())
    assert on_comment.verdict == "wrong"
    assert on_comment.comments[0]["body"] == "The order is lost."
    assert on_comment.comments[0]["reasons"] == ["as the decoy"]
    assert on_issue.verdict == "missed"
    assert [comment["index"] for comment in on_issue.comments] == [0, 1, 2]
    assert on_issue.document()["text"] == "Comment 3"


@pytest.mark.parametrize("subject", ["comment:99", "comment:x", "issue:gone", "else", ""])
def test_an_appeal_on_what_is_not_there_is_listed_all_the_same(subject: str) -> None:
    moment = datetime(2026, 3, 4, tzinfo=UTC)
    attempt = Attempt(
        "a", "s/x", "", "", "", moment, moment, 0, 0, {"comments": 3}, {"issues": [1]}
    )
    (found,) = contested([attempt], {"a": (Appeal(subject, "x", moment),)})
    assert found.verdict == "unknown"
    assert found.document()["subject"] == subject


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["mode", "notes", "hints", "comments", "x"]), JSON))
def test_details_of_any_shape_are_read(data: dict[str, Any]) -> None:
    found = read_details(data)
    assert all(count > 0 for count in found.hints.values())
    assert all(one.spent is None or one.spent >= 0 for one in found.comments)


def test_the_time_of_a_comment_counts_from_the_one_begun_before_it() -> None:
    data = {"comments": [{"begun": 90, "severity": "major"}, {"begun": 30}, "x"]}
    assert read_details(data) == Details(
        comments=(
            CommentDetails("major", None, 90.0, 60.0),
            CommentDetails(None, None, 30.0, 30.0),
            CommentDetails(),
        )
    )
