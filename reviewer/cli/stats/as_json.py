"""Progress as one JSON document (`reviewer.progress/1`)."""

from __future__ import annotations

from typing import Any

from reviewer.formats.canonical import dumps
from reviewer.progress.schedule import SkillState
from reviewer.progress.state import Progress
from reviewer.progress.statistics import Streak, Tally, Week

DIGITS = 4


def document(progress: Progress) -> str:
    """The figures as JSON on one line; shares are 0..1, times in seconds or UTC."""
    figures = progress.statistics
    calibration = figures.calibration
    data = {
        "schema": "reviewer.progress/1",
        "attempts": figures.attempts,
        "snippets": figures.snippets,
        "variants": figures.variants,
        "seconds": round(figures.seconds, 1),
        "since": figures.first.isoformat() if figures.first else None,
        "score": {"last": figures.last_score, "best": figures.best_score},
        "precision": _rounded(figures.precision),
        "recall": _rounded(figures.recall),
        "level": _rounded(progress.level),
        "hints": figures.hints,
        "seconds_per_issue": _rounded(figures.seconds_per_issue),
        "days_in_a_row": _streak(figures.days),
        "weeks_in_a_row": _streak(figures.weeks_in_a_row),
        "weeks": [_week(week) for week in figures.weeks],
        "categories": [_tally(one) for one in figures.categories],
        "kinds": [_tally(one) for one in figures.kinds],
        "questions": [_tally(one) for one in figures.questions],
        "severity": {
            "exact": calibration.exact,
            "too_high": calibration.high,
            "too_low": calibration.low,
            "given": [
                {"tagged": tagged, "key": key, "count": count}
                for (tagged, key), count in sorted(calibration.given.items())
            ],
        },
        "due": [state.skill for state in progress.due],
        "skills": [_skill(state) for state in progress.states.values()],
    }
    return f"{dumps(data)}\n"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)


def _streak(streak: Streak) -> dict[str, int]:
    return {"now": streak.now, "longest": streak.longest}


def _week(week: Week) -> dict[str, Any]:
    return {
        "begins": week.begins.isoformat(),
        "attempts": week.attempts,
        "score": _rounded(week.score),
        "precision": _rounded(week.precision),
        "recall": _rounded(week.recall),
    }


def _tally(one: Tally) -> dict[str, Any]:
    return {
        "name": one.name,
        "found": one.found,
        "partial": one.partial,
        "missed": one.missed,
        "recall": _rounded(one.recall),
        "seconds_per_issue": _rounded(one.seconds),
    }


def _skill(state: SkillState) -> dict[str, Any]:
    return {
        "skill": state.skill,
        "category": state.category,
        "due": state.due.isoformat(),
        "last": state.last.isoformat(),
        "recall": _rounded(state.recall),
        "stability_days": _rounded(state.stability),
        "difficulty": _rounded(state.difficulty),
        "grades": [grade.name.lower() for grade in state.grades],
    }
