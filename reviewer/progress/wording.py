"""Progress in words: what terminal UI and `stats` both say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .grading import Grade

if TYPE_CHECKING:
    from .schedule import SkillState
    from .statistics import Calibration, Streak

GRADES = {
    Grade.AGAIN: "missed",
    Grade.HARD: "found in part or with hints",
    Grade.GOOD: "found",
    Grade.EASY: "found with ease",
}


def ago(days: int) -> str:
    """A number of days back, in words."""
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{days} days ago"


def counted(count: int, one: str, more: str = "") -> str:
    """`1 attempt`, `3 attempts`."""
    return f"{count:,} {one if count == 1 else more or f'{one}s'}"


def sentence(text: str) -> str:
    """`text` with a capital and a stop."""
    return f"{text[:1].upper()}{text[1:]}."


def spent(seconds: float) -> str:
    """A time as people say it: `45 s`, `12 min`, `3 h 5 min`."""
    if seconds < 60:
        return f"{seconds:.0f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def last_time(state: SkillState, days: int) -> str:
    """How the skill went last, `days` ago."""
    return f"{GRADES[state.grades[-1]]} {ago(days)}"


def streaks(days: Streak, weeks: Streak) -> tuple[str, str]:
    """Days in a row, and weeks in a row."""
    return _streak(days, "day"), _streak(weeks, "week")


def _streak(streak: Streak, what: str) -> str:
    return f"{counted(streak.now, what)} in a row (longest {streak.longest})"


def calibrated(calibration: Calibration) -> str:
    """How the severities that were given agree with the key's."""
    total = calibration.exact + calibration.high + calibration.low
    return (
        f"{calibration.exact} of {total} as in the key, {calibration.high} too high, "
        f"{calibration.low} too low"
    )
