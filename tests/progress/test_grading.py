"""From what became of an issue to a grade."""

from __future__ import annotations

from datetime import timedelta

import pytest

from reviewer.progress.grading import PACE_ISSUES, Grade, grade_of, graded
from reviewer.progress.log import Outcome

from .learner import NOW, entry, outcome


@pytest.mark.parametrize(
    ("outcomes", "grade"),
    [
        ([outcome("s")], Grade.GOOD),
        ([outcome("s", hints=1)], Grade.HARD),
        ([outcome("s", "partial")], Grade.HARD),
        ([outcome("s", "missed")], Grade.AGAIN),
        ([outcome("s", "missed", hints=3)], Grade.AGAIN),
        ([outcome("s", "missed", optional=True)], None),
        ([outcome("s", optional=True)], Grade.GOOD),
        ([outcome("s"), outcome("s", "missed")], Grade.HARD),
        ([outcome("s"), outcome("s", "partial")], Grade.HARD),
        ([outcome("s", "missed"), outcome("s", "missed")], Grade.AGAIN),
        ([outcome("s"), outcome("s", "missed", optional=True)], Grade.GOOD),
        ([], None),
    ],
)
def test_the_grade_of_one_attempt(outcomes: list[Outcome], grade: Grade | None) -> None:
    assert grade_of(outcomes, pace=None, in_a_row=0) == grade


@pytest.mark.parametrize(
    ("seconds", "pace", "in_a_row", "hints", "grade"),
    [
        (20.0, 40.0, 0, 0, Grade.EASY),
        (21.0, 40.0, 0, 0, Grade.GOOD),
        (5.0, None, 0, 0, Grade.GOOD),
        (None, 40.0, 0, 0, Grade.GOOD),
        (None, None, 1, 0, Grade.GOOD),
        (None, None, 2, 0, Grade.EASY),
        (5.0, 40.0, 2, 1, Grade.HARD),
    ],
)
def test_finding_is_easy_when_quick_or_repeated(
    seconds: float | None, pace: float | None, in_a_row: int, hints: int, grade: Grade
) -> None:
    assert grade_of([outcome("s", seconds=seconds, hints=hints)], pace, in_a_row) == grade


def test_the_third_find_in_a_row_is_easy_and_a_miss_begins_anew() -> None:
    statuses = ["found", "found", "found", "missed", "found", "found", "partial", "found"]
    log = [
        entry("core/a", NOW + timedelta(days=day), outcome("s", status))  # type: ignore[arg-type]
        for day, status in enumerate(statuses)
    ]
    assert [one.grade.name for one in graded(log)] == [
        "GOOD", "GOOD", "EASY", "AGAIN", "GOOD", "GOOD", "HARD", "GOOD",
    ]  # fmt: skip


def test_quick_is_measured_by_ones_own_earlier_pace() -> None:
    usual = [
        entry("core/a", NOW + timedelta(days=day), outcome(f"s{day}", seconds=60.0))
        for day in range(PACE_ISSUES)
    ]
    quick = entry("core/b", NOW + timedelta(days=9), outcome("t", seconds=30.0))
    assert [one.grade for one in graded([*usual, quick])][-1] == Grade.EASY
    assert [one.grade for one in graded([*usual[1:], quick])][-1] == Grade.GOOD
