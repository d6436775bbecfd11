"""When skills fall due."""

from __future__ import annotations

from datetime import timedelta

import pytest

from reviewer.progress.grading import Grade, Graded
from reviewer.progress.schedule import LONGEST_DAYS, due, schedule

from .learner import NOW


def grades(*pairs: tuple[int, Grade], skill: str = "s") -> list[Graded]:
    return [Graded(skill, "time", grade, NOW + timedelta(days=day)) for day, grade in pairs]


def test_the_better_the_grade_the_later_a_skill_comes_back() -> None:
    waits = [
        schedule(grades((0, grade)), NOW)["s"].due - NOW
        for grade in (Grade.AGAIN, Grade.HARD, Grade.GOOD, Grade.EASY)
    ]
    assert waits == sorted(waits)
    assert waits[0] == timedelta(days=1)
    assert waits[-1] > waits[0]


def test_a_skill_known_for_long_waits_three_months_at_most() -> None:
    known = [(step * 90, Grade.EASY) for step in range(8)]
    (state,) = schedule(grades(*known), NOW + timedelta(days=7 * 90)).values()
    assert (state.due - state.last).days == LONGEST_DAYS


def test_a_miss_brings_a_skill_back_soon_and_recall_fades() -> None:
    found = grades((0, Grade.GOOD), (5, Grade.GOOD))
    later = NOW + timedelta(days=5)
    good = schedule(found, later)["s"]
    bad = schedule([*found, *grades((5, Grade.AGAIN))], later)["s"]
    assert bad.due < good.due
    fading = [schedule(found, later + timedelta(days=days))["s"].recall for days in (0, 9, 99)]
    assert fading == sorted(fading, reverse=True)
    assert fading[0] == 1.0


def test_due_skills_come_in_the_order_in_which_they_fell_due() -> None:
    states = schedule(
        [
            *grades((0, Grade.GOOD), skill="late"),
            *grades((0, Grade.AGAIN), skill="early"),
            *grades((30, Grade.GOOD), skill="not yet"),
        ],
        NOW + timedelta(days=30),
    )
    assert [one.skill for one in due(states, NOW + timedelta(days=30))] == ["early", "late"]
    assert due(states, NOW) == ()


def test_the_same_log_gives_the_same_answer_and_asks_no_clock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import fsrs.card

    class Frozen:
        """A clock that must not be asked."""

        now = None

    monkeypatch.setattr(fsrs.card, "datetime", Frozen)
    log = grades((0, Grade.AGAIN), (1, Grade.HARD), (4, Grade.GOOD))
    first = schedule(log, NOW + timedelta(days=9))
    assert schedule(log, NOW + timedelta(days=9)) == first
    assert first["s"].grades == (Grade.AGAIN, Grade.HARD, Grade.GOOD)


def test_without_grades_there_is_nothing_to_schedule() -> None:
    assert schedule([], NOW) == {}
