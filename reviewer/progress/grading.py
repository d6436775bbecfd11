"""How well an attempt showed a skill, on FSRS's scale."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from .log import Entry, Outcome
from .middle import median

QUICK = 0.5
"""Share of one's usual time for an issue within which finding one is easy."""
PACE_ISSUES = 5
"""Fewer issues found do not tell one's usual time."""
IN_A_ROW = 2
"""Found so often before, without hints, the next find is easy."""


class Grade(IntEnum):
    """FSRS's ratings, by their numbers."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class Graded:
    """A skill was shown so well in an attempt."""

    skill: str
    category: str
    grade: Grade
    when: datetime


def graded(log: Sequence[Entry]) -> Iterator[Graded]:
    """The grades of every skill, in the order of the log, at most one a skill and attempt."""
    usual: list[float] = []
    found_in_a_row: dict[str, int] = {}
    for entry in log:
        pace = median(usual) if len(usual) >= PACE_ISSUES else None
        skills: dict[tuple[str, str], list[Outcome]] = {}
        for outcome in entry.outcomes:
            if outcome.skill is not None and outcome.category is not None:
                skills.setdefault((outcome.skill, outcome.category), []).append(outcome)
        for (skill, category), outcomes in skills.items():
            grade = grade_of(outcomes, pace, found_in_a_row.get(skill, 0))
            if grade is not None:
                found_in_a_row[skill] = (
                    found_in_a_row.get(skill, 0) + 1 if grade >= Grade.GOOD else 0
                )
                yield Graded(skill, category, grade, entry.submitted)
        for outcome in entry.outcomes:
            if outcome.result.status == "found" and outcome.seconds:
                insort(usual, outcome.seconds)


def grade_of(outcomes: Sequence[Outcome], pace: float | None, in_a_row: int) -> Grade | None:
    """The grade of one skill in one attempt; None where only optional issues were missed.

    Missed is AGAIN; partly found, or with hints, HARD; found GOOD; found in half of the usual time
    `pace` (seconds), or as often in a row before, EASY. Several issues of the skill give the
    least grade of them, but HARD where some were found and some missed.
    """
    grades = [
        _grade(outcome, pace, in_a_row)
        for outcome in outcomes
        if not (outcome.result.optional and outcome.result.status == "missed")
    ]
    if not grades:
        return None
    if min(grades) == Grade.AGAIN and max(grades) > Grade.AGAIN:
        return Grade.HARD
    return min(grades)


def _grade(outcome: Outcome, pace: float | None, in_a_row: int) -> Grade:
    if outcome.result.status == "missed":
        return Grade.AGAIN
    if outcome.result.status == "partial" or outcome.hints:
        return Grade.HARD
    quick = pace is not None and outcome.seconds is not None and outcome.seconds <= QUICK * pace
    return Grade.EASY if quick or in_a_row >= IN_A_ROW else Grade.GOOD
