"""Reading the log: sound values are taken, whatever else is in the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.library import Weights
from reviewer.practice.history import Attempt
from reviewer.progress.grading import graded
from reviewer.progress.log import Entry, read_log
from reviewer.progress.schedule import schedule
from reviewer.progress.statistics import statistics

from .learner import NOW, catalogue, item

CATALOGUE = catalogue([item("core/a", "scan", "sum"), item("core/b", "scan")])


def attempt(report: object = None, details: object = None, **changes: Any) -> Attempt:
    base = Attempt("a1", "core/a", "me", "abc", "test", NOW, NOW, 300.0, 55.0, {}, {}, {})
    return replace(base, report=report or {}, details=details or {}, **changes)


def read(one: Attempt) -> Entry:
    (found,) = read_log([one], CATALOGUE, NOW)
    return found


ISSUES = [
    {"id": "scan", "severity": "major", "status": "found", "credit": 1.0, "comments": [1]},
    {"id": "sum", "severity": "minor", "status": "missed", "credit": 0.0, "comments": []},
]


def test_an_attempt_says_what_became_of_each_skill() -> None:
    comments = [{"begun": 40.0, "severity": "minor"}, {"begun": 10.0, "severity": "critical"}]
    found = read(
        attempt(
            {"issues": ISSUES, "comments": [{"verdict": "vague"}, {"verdict": "issue"}]},
            {"hints": {"sum": 2}, "comments": comments},
        )
    )
    scan, missed = found.outcomes
    assert (scan.skill, scan.category, scan.result.status) == ("scan", "time", "found")
    assert (scan.seconds, scan.tagged, scan.hints) == (10.0, "critical", 0)
    assert (missed.skill, missed.result.status, missed.hints) == ("sum", "missed", 2)
    assert (missed.seconds, missed.tagged) == (None, None)
    assert found.verdicts == {"vague": 1, "issue": 1}


def test_the_time_of_an_issue_counts_from_the_comment_before() -> None:
    issues = [ISSUES[0], ISSUES[1] | {"status": "partial", "comments": [0]}]
    comments = [{"begun": 100.0}, {"begun": 30.0}]
    found = read(attempt({"issues": issues}, {"comments": comments}))
    assert [outcome.seconds for outcome in found.outcomes] == [30.0, 70.0]


def test_of_two_comments_begun_at_once_the_first_took_the_time() -> None:
    issues = [ISSUES[0], ISSUES[1] | {"status": "partial", "comments": [0]}]
    comments = [{"begun": 30.0}, {"begun": 30.0}]
    found = read(attempt({"issues": issues}, {"comments": comments}))
    assert [outcome.seconds for outcome in found.outcomes] == [0.0, 30.0]


def test_an_issue_the_library_no_longer_has_trains_no_skill() -> None:
    found = read(attempt({"issues": [ISSUES[0] | {"id": "gone"}]}))
    assert [(outcome.skill, outcome.result.id) for outcome in found.outcomes] == [(None, "gone")]
    assert list(graded([found])) == []


def test_an_attempt_at_a_variant_trains_the_skill_of_its_id() -> None:
    issue = ISSUES[0] | {"id": "sort-in-loop"}
    found = read(attempt({"issues": [issue]}, snippet="core/a~sort-in-loop-1"))
    assert [(one.skill, one.category) for one in found.outcomes] == [("sort-in-loop", "time")]
    assert found.base == "core/a"


@pytest.mark.parametrize(
    "when",
    [
        NOW + timedelta(seconds=1),
        datetime.max.replace(tzinfo=UTC),
        datetime(1970, 1, 1, tzinfo=UTC),
    ],
)
def test_attempts_of_a_wrong_clock_are_left_out(when: datetime) -> None:
    assert read_log([attempt(submitted=when)], CATALOGUE, NOW) == ()


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.just(10**400)
    | st.floats()
    | st.sampled_from(["", "found", "missed", "scan", "critical", "issue", "\x1b[2J"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                "id status severity credit optional comments verdict hints begun scan".split()
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(
    st.fixed_dictionaries({}, optional={"issues": JSON, "comments": JSON}),
    st.fixed_dictionaries({}, optional={"hints": JSON, "comments": JSON, "mode": JSON}),
    st.lists(st.dictionaries(st.sampled_from(list(ISSUES[0])), JSON), max_size=3),
    st.floats(allow_nan=True),
)
def test_no_content_of_a_file_is_a_crash(
    report: dict[str, Any], details: dict[str, Any], issues: list[Any], number: float
) -> None:
    issues = [ISSUES[0] | issue for issue in issues]
    for one in (report, report | {"issues": issues}):
        log = read_log([attempt(one, details, seconds=number, score=number)], CATALOGUE, NOW)
        schedule(graded(log), NOW)
        figures = statistics(log, CATALOGUE, Weights(), NOW)
        assert 0 <= (figures.last_score or 0) <= 100
        assert figures.recall is None or 0 <= figures.recall <= 1


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 5),
            st.integers(0, 40),
            st.sampled_from(["core/a", "core/b"]),
            st.sampled_from(["found", "partial", "missed"]),
        ),
        max_size=8,
    ).flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows)))
)
def test_the_fold_does_not_depend_on_the_order_of_the_file(both: Any) -> None:
    def folded(rows: list[tuple[int, int, str, str]]) -> object:
        attempts = [
            attempt(
                {"issues": [ISSUES[0] | {"status": status}]},
                id=f"{key}-{days}-{snippet}-{status}",
                snippet=snippet,
                submitted=NOW - timedelta(days=days),
            )
            for key, days, snippet, status in rows
        ]
        log = read_log([*attempts, *attempts[:2]], CATALOGUE, NOW)
        return log, schedule(graded(log), NOW)

    assert folded(both[0]) == folded(both[1])
