"""Which snippets an interview asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from .history import Standing

MOST_QUESTIONS = 10


class Askable(Protocol):
    """What is known of a snippet before it is opened."""

    @property
    def id(self) -> str:
        """The snippet's id."""
        ...

    @property
    def track(self) -> str:
        """Its track."""
        ...

    @property
    def question(self) -> int:
        """The interview question it trains."""
        ...


def chosen_for_interview(
    headers: Sequence[Askable], standings: Mapping[str, Standing], count: int
) -> tuple[str, ...]:
    """The ids of at most `count` snippets, each of another interview question as far as that goes.

    Those not tried yet come before those tried, which come by their last score, the lowest first;
    ties go by the order of the library.
    """
    waiting = sorted(
        headers,
        key=lambda one: (one.id in standings, standings[one.id].last if one.id in standings else 0),
    )
    chosen: list[Askable] = []
    while waiting and len(chosen) < min(count, MOST_QUESTIONS):
        questions = [one.question for one in chosen]
        tracks = [one.track for one in chosen]
        best = min(
            waiting,
            key=lambda one: (
                questions.count(one.question) + tracks.count(one.track),
                one.id in standings,
            ),
        )
        waiting.remove(best)
        chosen.append(best)
    return tuple(one.id for one in chosen)
