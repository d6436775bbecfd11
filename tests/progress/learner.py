"""Made-up libraries and a simulated learner, for tests of schedule and choice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from math import exp
from random import Random

from reviewer.model import IssueResult, Severity, Status
from reviewer.progress.catalogue import Catalogue, Item
from reviewer.progress.choice import Situation, Suggestion, choose
from reviewer.progress.grading import graded
from reviewer.progress.log import Entry, Outcome
from reviewer.progress.schedule import schedule
from reviewer.progress.variant_ids import VariantId, base_of

NOW = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)


def item(
    snippet_id: str, *skills: str, difficulty: int = 2, question: int = 10, minutes: int = 10
) -> Item:
    track = snippet_id.partition("/")[0]
    return Item(snippet_id, snippet_id, track, question, difficulty, minutes, skills)


def catalogue(items: Iterable[Item]) -> Catalogue:
    """A library in which each issue bears the name of its skill, all of category `time`."""
    found = tuple(items)
    issues = {one.id: {skill: (skill, "time") for skill in one.skills} for one in found}
    skills = {skill: "time" for one in found for skill in one.skills}
    return Catalogue(found, issues, skills)


def outcome(
    skill: str,
    status: Status = "found",
    *,
    severity: Severity = "major",
    optional: bool = False,
    hints: int = 0,
    seconds: float | None = None,
    tagged: Severity | None = None,
) -> Outcome:
    credit = {"found": 1.0, "partial": 0.4, "missed": 0.0}[status]
    result = IssueResult(skill, severity, status, credit, (), optional)
    return Outcome(result, skill, "time", hints, seconds, tagged)


def entry(
    snippet: str, when: datetime, *outcomes: Outcome, score: float = 60.0, number: int = 0
) -> Entry:
    return Entry(f"{when:%Y%m%d%H%M%S}-{number}", snippet, when, 300.0, score, outcomes, {})


@dataclass
class Learner:
    """Finds an issue with a probability that grows with practice and fades with time.

    `aptitude` is the chance of finding a skill's issue untaught, 0..1.
    """

    items: tuple[Item, ...]
    aptitude: Mapping[str, float]
    variants: frozenset[str] = frozenset()
    seed: int = 1
    log: list[Entry] = field(default_factory=list)
    suggestions: list[Suggestion] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._random = Random(self.seed)
        self._learnt: dict[str, tuple[float, datetime]] = {}
        self._catalogue = catalogue(self.items)

    def practise(self, days: int, attempts_a_day: int = 2) -> None:
        """Follow the suggestions for so many days."""
        for day in range(days):
            for number in range(attempts_a_day):
                self.attempt(NOW + timedelta(days=day, minutes=30 * number))

    def attempt(self, now: datetime) -> None:
        log = tuple(self.log)
        found = choose(
            Situation(
                self._catalogue, self.items, log, schedule(graded(log), now), now, self._offered
            )
        )
        assert found is not None
        variant = VariantId.parse(found.snippet)
        known = self._catalogue.item(found.snippet)
        assert known is not None
        skills: Sequence[str] = (variant.kind,) if variant else known.skills
        outcomes = [self._review(skill, now) for skill in skills]
        score = 100 * sum(one.result.credit for one in outcomes) / max(1, len(outcomes))
        self.suggestions.append(found)
        self.log.append(entry(found.snippet, now, *outcomes, score=score, number=len(log)))

    def _offered(self, base: str, kind: str) -> tuple[str, ...]:
        known = (str(VariantId(base, kind, number)) for number in (1, 2))
        return tuple(one for one in known if one in self.variants)

    def _review(self, skill: str, now: datetime) -> Outcome:
        strength, last = self._learnt.get(skill, (0.0, now))
        kept = strength * exp(-(now - last).days / (8 * (1 + strength)))
        chance = self.aptitude[skill] + (1 - self.aptitude[skill]) * (
            1 - exp(-kept * self.aptitude[skill])
        )
        draw = self._random.random()
        status: Status = (
            "found" if draw < chance else "partial" if draw < chance + 0.1 else "missed"
        )
        self._learnt[skill] = (kept + 0.5, now)
        return outcome(skill, status)


def bases(log: Iterable[Entry]) -> list[str]:
    return [base_of(one.snippet) for one in log]
