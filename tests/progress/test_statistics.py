"""Figures, on logs small enough to count by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from reviewer.library import Weights
from reviewer.model import Verdict
from reviewer.progress.log import Entry
from reviewer.progress.statistics import Statistics, Streak, statistics

from .learner import NOW, catalogue, entry, item, outcome

ITEMS = [item("core/a", "scan", question=10), item("stats/b", "sum", question=1)]
DAY = timedelta(days=1)


def figures(*log: Entry, now: datetime = NOW) -> Statistics:
    return statistics(log, catalogue(ITEMS), Weights(), now)


def judged(one: Entry, **verdicts: int) -> Entry:
    counts: dict[Verdict, int] = verdicts  # type: ignore[assignment]
    return replace(one, verdicts=counts)


def test_recall_is_the_weight_earned_of_the_weight_that_counts() -> None:
    found = figures(
        entry(
            "core/a",
            NOW,
            outcome("scan", severity="critical"),
            outcome("sum", "partial", severity="major"),
            outcome("x", "missed", severity="minor"),
            outcome("y", "missed", severity="critical", optional=True),
        )
    )
    assert found.recall == pytest.approx((3 + 2 * 0.4) / (3 + 2 + 1))


def test_precision_leaves_out_comments_that_neither_earn_nor_cost() -> None:
    one = judged(entry("core/a", NOW), issue=3, wrong=1, vague=1, extra=5, nit=5, praise=5)
    assert figures(one).precision == pytest.approx(3 / 5)
    assert figures(judged(entry("core/a", NOW), praise=2)).precision is None


def test_an_empty_log_has_no_figures() -> None:
    found = figures()
    assert (found.attempts, found.recall, found.precision, found.best_score) == (
        0,
        None,
        None,
        None,
    )
    assert found.weeks == ()
    assert found.days == Streak(0, 0)


def test_attempts_scores_hints_and_times_are_counted() -> None:
    found = figures(
        entry("core/a", NOW - DAY, outcome("scan", seconds=30.0, hints=2), score=90.0),
        entry("core/a~scan-1", NOW, outcome("scan", seconds=50.0), score=70.0),
    )
    assert (found.attempts, found.snippets, found.variants) == (2, 1, 1)
    assert (found.last_score, found.best_score) == (70.0, 90.0)
    assert (found.hints, found.seconds, found.seconds_per_issue) == (2, 600.0, 40.0)


def test_weeks_begin_on_monday_and_those_without_attempts_are_gaps() -> None:
    monday = datetime(2026, 3, 2, 0, 0, tzinfo=NOW.tzinfo)
    found = figures(
        entry("core/a", monday - DAY, outcome("scan"), score=80.0),
        entry("core/a", monday + 7 * DAY, outcome("scan", "missed"), score=0.0),
        now=monday + 8 * DAY,
    )
    assert [(week.begins, week.attempts, week.recall) for week in found.weeks] == [
        (date(2026, 2, 23), 1, 1.0),
        (date(2026, 3, 2), 0, None),
        (date(2026, 3, 9), 1, 0.0),
    ]


def test_a_year_of_weeks_is_shown_at_most() -> None:
    found = figures(entry("core/a", NOW - 3000 * DAY), entry("core/a", NOW))
    assert len(found.weeks) == 52
    assert found.weeks[-1].attempts == 1


@pytest.mark.parametrize(
    ("days", "streak"),
    [
        ([0], Streak(1, 1)),
        ([1, 2, 3], Streak(3, 3)),
        ([0, 1, 2], Streak(3, 3)),
        ([2, 3], Streak(0, 2)),
        ([0, 2, 3, 4], Streak(1, 3)),
    ],
)
def test_today_need_not_have_an_attempt_yet(days: list[int], streak: Streak) -> None:
    log = [entry("core/a", NOW - day * DAY) for day in sorted(days, reverse=True)]
    assert figures(*log).days == streak


def test_weeks_in_a_row_count_though_days_are_missing() -> None:
    log = [entry("core/a", NOW - 7 * week * DAY) for week in range(4, -1, -1)]
    assert figures(*log).weeks_in_a_row == Streak(5, 5)
    assert figures(*log, now=NOW + 7 * DAY).weeks_in_a_row == Streak(5, 5)
    assert figures(*log, now=NOW + 14 * DAY).weeks_in_a_row == Streak(0, 5)


def test_tallies_by_category_kind_and_question() -> None:
    found = figures(
        entry("core/a", NOW, outcome("scan"), outcome("sum", "missed")),
        entry("stats/b", NOW, outcome("sum", "partial"), outcome("sum", "missed", optional=True)),
    )
    assert [(one.name, one.found, one.partial, one.missed) for one in found.categories] == [
        ("time", 1, 1, 1)
    ]
    assert [(one.name, one.issues, one.recall) for one in found.kinds] == [
        ("sum", 2, pytest.approx(0.2)),
        ("scan", 1, 1.0),
    ]
    assert [(one.name, one.issues) for one in found.questions] == [("1", 1), ("10", 2)]


def test_severities_given_are_held_against_the_key() -> None:
    found = figures(
        entry(
            "core/a",
            NOW,
            outcome("scan", severity="major", tagged="major"),
            outcome("scan", severity="major", tagged="critical"),
            outcome("scan", severity="critical", tagged="minor"),
            outcome("scan", "missed", severity="minor", tagged="minor"),
            outcome("scan"),
        )
    ).calibration
    assert (found.exact, found.high, found.low) == (1, 1, 1)
    assert found.given["critical", "major"] == 1
