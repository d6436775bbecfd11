"""When each skill is due: FSRS cards, folded from the grades anew each time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from .grading import Grade, Graded

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

LONGEST_DAYS = 90
RETENTION = 0.9
"""The chance of finding such an issue at which its skill falls due."""


@dataclass(frozen=True, slots=True)
class SkillState:
    """How a skill stands.

    `stability` is in days, `difficulty` 1..10, both as FSRS defines them; `recall` is the
    probability, 0..1, that an issue of it would be found now. `grades` are all, oldest first.
    """

    skill: str
    category: str
    due: datetime
    last: datetime
    stability: float
    difficulty: float
    recall: float
    grades: tuple[Grade, ...]


def schedule(grades: Iterable[Graded], now: datetime) -> dict[str, SkillState]:
    """The state of every graded skill by its name. `grades` are in order of time, up to `now`.

    The same grades give the same states: no fuzz, no learning steps, times in UTC.
    """
    by_skill: dict[str, list[Graded]] = {}
    for one in grades:
        by_skill.setdefault(one.skill, []).append(one)
    if not by_skill:
        return {}
    from fsrs import Scheduler

    scheduler = Scheduler(
        desired_retention=RETENTION,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST_DAYS,
        enable_fuzzing=False,
    )
    return {skill: _state(scheduler, found, now) for skill, found in sorted(by_skill.items())}


def due(states: Mapping[str, SkillState], now: datetime) -> tuple[SkillState, ...]:
    """The skills that are due, the longest overdue first: none waits for ever."""
    waiting = [state for state in states.values() if state.due <= now]
    return tuple(sorted(waiting, key=lambda state: (state.due, state.recall, state.skill)))


def _state(scheduler: Scheduler, grades: list[Graded], now: datetime) -> SkillState:
    from fsrs import Card, Rating

    # With an id and a due time of its own, a card asks no clock.
    card: Card = Card(card_id=0, due=grades[0].when)
    for one in grades:
        card, _ = scheduler.review_card(card, Rating(int(one.grade)), one.when)
    return SkillState(
        skill=grades[-1].skill,
        category=grades[-1].category,
        due=card.due,
        last=grades[-1].when,
        stability=float(card.stability or 0.0),
        difficulty=float(card.difficulty or 0.0),
        recall=float(scheduler.get_card_retrievability(card, now)),
        grades=tuple(one.grade for one in grades),
    )
