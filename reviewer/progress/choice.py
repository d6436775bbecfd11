"""What to practise next, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from zlib import crc32

from .catalogue import Catalogue, Item
from .grading import Grade
from .level import level
from .log import Entry
from .schedule import SkillState, due
from .skills import kind_of, title_of
from .variant_ids import VariantId, base_of
from .wording import ago, last_time

Lane = Literal["due", "weak", "new", "again", "asked"]
Turn = Literal["new", "due", "missed", "weak"]
TURNS: tuple[Turn, ...] = ("new", "due", "weak", "missed", "new")
"""Turns go round by the number of attempts, so that none can crowd out the others: two of five
attempts bring a snippet that was not seen yet, or not for the longest time; of the two for skills
that are due, one takes the longest overdue, so that none waits for ever, the other one that was
missed lately, while it is still warm."""
REMEMBERED_DAYS = 45
"""A snippet seen since is still remembered: a variant says more of the skill."""
FRESH_DAYS = 7
"""A snippet reviewed since would only be copied from memory."""
BASES = 40
"""Snippets whose fixed version is tried for a variant, at most."""
RECENT_GRADES = 6
WEAK = 0.5
REST_DAYS = 1

Variants = Callable[[str, str], Sequence[str]]
"""The ids of the variants of a snippet with a kind; empty where its code takes none."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The id of a snippet or a variant, and why it comes now, in one sentence without a stop."""

    snippet: str
    lane: Lane
    why: str
    skill: str | None = None


@dataclass(frozen=True)
class Situation:
    """All that a choice depends on.

    `items` are those that may be chosen, `after` is a snippet that was just left, `skill` one that
    is asked for by name; another `seed` breaks ties in another way.
    """

    catalogue: Catalogue
    items: tuple[Item, ...]
    log: tuple[Entry, ...]
    states: Mapping[str, SkillState]
    now: datetime
    variants: Variants = lambda base, kind: ()
    after: str | None = None
    skill: str | None = None
    seed: int = 0


def choose(situation: Situation) -> Suggestion | None:
    """The next snippet: due and weak skills, new snippets and variants take turns.

    Never the snippet of the last attempt; None where nothing else may be chosen. The same
    situation gives the same answer.
    """
    return _Choice(situation).made()


class _Choice:
    """One choice: what every part of it asks for, worked out once."""

    def __init__(self, situation: Situation) -> None:
        self._given = situation
        self._log, self._now = situation.log, situation.now
        self._seen = {entry.base: entry for entry in self._log}
        self._done = {entry.snippet: number for number, entry in enumerate(self._log)}
        self._tracks = {entry.base.partition("/")[0]: n for n, entry in enumerate(self._log)}
        left = {self._log[-1].base} if self._log else set()
        if situation.after is not None:
            left.add(base_of(situation.after))
        self._items = [item for item in situation.items if item.id not in left]
        self._level = level(self._log, situation.catalogue)

    def made(self) -> Suggestion | None:
        if self._given.skill is not None:
            return self._asked(self._given.skill)
        start = len(self._log) % len(TURNS)
        for turn in dict.fromkeys((*TURNS[start:], *TURNS[:start])):
            found = self._of(turn)
            if found is not None:
                return found
        return None

    def _asked(self, skill: str) -> Suggestion | None:
        for snippet in self._snippets_of(skill, varied=False):
            why = "asked for" if VariantId.parse(snippet) else f"trains {title_of(skill)}"
            return Suggestion(snippet, "asked", why, skill)
        return None

    def _of(self, turn: Turn) -> Suggestion | None:
        waiting = due(self._given.states, self._now)
        if turn == "due":
            return self._first("due", waiting)
        if turn == "missed":
            missed = [state for state in waiting if _misses(state)]
            return self._first("due", sorted(missed, key=_warmth))
        return self._first("weak", self._weak()) if turn == "weak" else self._new()

    def _first(self, lane: Lane, states: Iterable[SkillState]) -> Suggestion | None:
        """A snippet for the first of the skills that has one."""
        for state in states:
            why = f"last {last_time(state, (self._now - state.last).days)}"
            if lane == "weak":
                why = _weak_text(state)
            for snippet in self._snippets_of(state.skill, varied=lane == "weak"):
                if not self._is_rested(snippet):
                    continue
                text = f"{title_of(state.skill)}, {why}"
                if VariantId.parse(snippet):
                    # Its one defect is of that kind: to name it would give it away.
                    text = f"a skill of category {state.category}, {why}; code you know, varied"
                return Suggestion(snippet, lane, f"{lane}: {text}", state.skill)
        return None

    def _snippets_of(self, skill: str, varied: bool) -> Iterator[str]:
        """Snippets that train a skill, the best first: new ones, ones seen long ago, variants,
        ones that are remembered; variants come first where `varied`."""
        items = [item for item in self._items if skill in item.skills]
        fresh = sorted((item for item in items if item.id not in self._seen), key=self._nearness)
        known = sorted(
            (item for item in items if item.id in self._seen),
            key=lambda item: (self._seen[item.id].submitted, item.id),
        )
        forgotten = [item for item in known if self._days(item.id) >= REMEMBERED_DAYS]
        if varied:
            yield from self._variants_of(skill)
        yield from (item.id for item in (*fresh, *forgotten))
        if not varied:
            yield from self._variants_of(skill)
        yield from (item.id for item in known)

    def _variants_of(self, skill: str) -> Iterator[str]:
        """A variant of a snippet that was seen (of another it would show the solution), the base
        not met for the longest time first, one not done yet before one done long ago."""
        kind = kind_of(skill)
        if kind is None:
            return
        bases = sorted(
            (item for item in self._items if item.id in self._seen),
            key=lambda item: (self._seen[item.id].submitted, item.id),
        )
        for item in bases[:BASES]:
            found = self._given.variants(item.id, kind)
            if found:
                yield min(found, key=lambda one: (self._done.get(one, -1), self._tie(one)))

    def _is_rested(self, snippet_id: str) -> bool:
        """Whether the very same code was not reviewed these days."""
        done = self._done.get(snippet_id)
        return done is None or (self._now - self._log[done].submitted).days >= FRESH_DAYS

    def _weak(self) -> list[SkillState]:
        """Skills that are found less than half the time, the longest rested first."""
        weak = [
            state
            for state in self._given.states.values()
            if success(state) < WEAK and (self._now - state.last).days >= REST_DAYS
        ]
        return sorted(weak, key=lambda state: (state.last, success(state), state.skill))

    def _new(self) -> Suggestion | None:
        """A snippet not seen yet, near the learner's level, of the track rested longest; when all
        were seen, the one seen longest ago."""
        fresh = [item for item in self._items if item.id not in self._seen]
        if fresh:
            item = min(fresh, key=self._nearness)
            why = f"new to you, difficulty {item.difficulty} of 5; your level is {self._level:.1f}"
            return Suggestion(item.id, "new", why)
        if not self._items:
            return None
        item = min(self._items, key=lambda item: (self._seen[item.id].submitted, item.id))
        return Suggestion(item.id, "again", f"last seen {ago(self._days(item.id))}")

    def _nearness(self, item: Item) -> tuple[int, int, int]:
        return (
            round(abs(item.difficulty - self._level)),
            self._tracks.get(item.track, -1),
            self._tie(item.id),
        )

    def _days(self, snippet_id: str) -> int:
        return (self._now - self._seen[snippet_id].submitted).days

    def _tie(self, name: str) -> int:
        return crc32(f"{self._given.seed} {len(self._log)} {name}".encode())


def success(state: SkillState) -> float:
    """The share of the last grades that were finds, 0..1, a partial one half; drawn towards the
    middle while there are few."""
    recent = state.grades[-RECENT_GRADES:]
    value = {Grade.AGAIN: 0.0, Grade.HARD: 0.5, Grade.GOOD: 1.0, Grade.EASY: 1.0}
    return (1 + sum(value[grade] for grade in recent)) / (2 + len(recent))


def _misses(state: SkillState) -> int:
    """How often in a row it was missed, up to the last time."""
    return next(
        (n for n, grade in enumerate(reversed(state.grades)) if grade != Grade.AGAIN),
        len(state.grades),
    )


def _warmth(state: SkillState) -> tuple[int, float, str]:
    """New misses before old ones, skills missed time and again last: more of the same helps them
    least."""
    return (_misses(state), -state.last.timestamp(), state.skill)


def _weak_text(state: SkillState) -> str:
    recent = state.grades[-RECENT_GRADES:]
    found = sum(grade >= Grade.GOOD for grade in recent)
    return (
        f"found {found} of the last {len(recent)} times" if recent[1:] else "missed the last time"
    )
