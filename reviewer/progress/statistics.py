"""What the log says in numbers.

Recall is what the scoring rule gives for issues alone: the weight earned of the weight that counts
(minor 1, major 2, critical 3; partly found earns its share; missed optional
issues do not count). Precision is the share of comments that name an issue among those and the
ones that cost points; comments that neither earn nor cost are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from reviewer.model import CATEGORIES, SEVERITIES
from reviewer.scoring import tally

from .middle import median

if TYPE_CHECKING:
    from reviewer.library import Weights
    from reviewer.model import Severity

    from .catalogue import Catalogue
    from .log import Entry, Outcome

MOST_WEEKS = 52


@dataclass(frozen=True, slots=True)
class Tally:
    """Issues of one sort: how many were found, partly found and missed (optional ones that were
    missed are not counted), and the recall, 0..1, None where nothing counts."""

    name: str
    found: int
    partial: int
    missed: int
    recall: float | None
    seconds: float | None = None

    @property
    def issues(self) -> int:
        """All of them."""
        return self.found + self.partial + self.missed


@dataclass(frozen=True, slots=True)
class Week:
    """The attempts of the week that begins on Monday `begins`; figures are None without any."""

    begins: date
    attempts: int
    score: float | None
    precision: float | None
    recall: float | None


@dataclass(frozen=True, slots=True)
class Streak:
    """Days, or weeks, in a row with an attempt: up to now (the day or week under way need not
    have one yet), and the most ever."""

    now: int
    longest: int


@dataclass(frozen=True, slots=True)
class Calibration:
    """Severities that the reviewer gave to issues found, against the key's: how many agree, are
    too high, too low. `given` counts by (tagged, key)."""

    exact: int
    high: int
    low: int
    given: Mapping[tuple[Severity, Severity], int]


@dataclass(frozen=True, slots=True)
class Statistics:
    """All figures. Times are in seconds, `hints` the number taken."""

    attempts: int
    snippets: int
    variants: int
    seconds: float
    first: datetime | None
    last_score: float | None
    best_score: float | None
    precision: float | None
    recall: float | None
    hints: int
    seconds_per_issue: float | None
    days: Streak
    weeks_in_a_row: Streak
    weeks: tuple[Week, ...]
    categories: tuple[Tally, ...]
    kinds: tuple[Tally, ...]
    questions: tuple[Tally, ...]
    calibration: Calibration


def statistics(
    log: Sequence[Entry], catalogue: Catalogue, weights: Weights, now: datetime
) -> Statistics:
    """The figures of a log in order of time."""
    outcomes = [outcome for entry in log for outcome in entry.outcomes]
    days = {entry.submitted.date() for entry in log}
    today = now.date()
    return Statistics(
        attempts=len(log),
        snippets=len({entry.base for entry in log}),
        variants=sum(entry.snippet != entry.base for entry in log),
        seconds=sum(entry.seconds for entry in log),
        first=log[0].submitted if log else None,
        last_score=log[-1].score if log else None,
        best_score=max((entry.score for entry in log), default=None),
        precision=precision(log),
        recall=recall(outcomes, weights),
        hints=sum(outcome.hints for outcome in outcomes),
        seconds_per_issue=_usual_seconds(outcomes),
        days=_streak({day.toordinal() for day in days}, today.toordinal()),
        weeks_in_a_row=_streak({_monday(day) // 7 for day in days}, _monday(today) // 7),
        weeks=_weeks(log, weights, today),
        categories=_tallies(
            ((outcome.category, outcome) for outcome in outcomes), weights, order=CATEGORIES
        ),
        kinds=_tallies(((outcome.skill, outcome) for outcome in outcomes), weights),
        questions=_questions(log, catalogue, weights),
        calibration=_calibration(outcomes),
    )


def precision(log: Iterable[Entry]) -> float | None:
    """The share of comments that name an issue among those and the wrong and vague ones."""
    counts: Counter[str] = Counter()
    for entry in log:
        counts.update(entry.verdicts)
    judged = counts["issue"] + counts["wrong"] + counts["vague"]
    return counts["issue"] / judged if judged else None


def recall(outcomes: Iterable[Outcome], weights: Weights) -> float | None:
    """The weight earned of the weight that counts."""
    earned, possible = tally([outcome.result for outcome in outcomes], weights)
    return earned / possible if possible else None


def _tallies(
    outcomes: Iterable[tuple[str | None, Outcome]], weights: Weights, order: Sequence[str] = ()
) -> tuple[Tally, ...]:
    """A tally for each name, in the given order; without one the least recall comes first."""
    groups: dict[str, list[Outcome]] = {}
    for name, outcome in outcomes:
        if name is not None:
            groups.setdefault(name, []).append(outcome)
    found = [_tally(name, group, weights) for name, group in groups.items()]
    counted = [one for one in found if one.issues]
    place = {name: at for at, name in enumerate(order)}
    if order:
        return tuple(sorted(counted, key=lambda one: (place.get(one.name, len(place)), one.name)))
    return tuple(sorted(counted, key=lambda one: (one.recall or 0.0, -one.issues, one.name)))


def _tally(name: str, outcomes: Sequence[Outcome], weights: Weights) -> Tally:
    counted = [
        outcome
        for outcome in outcomes
        if not (outcome.result.optional and outcome.result.status == "missed")
    ]
    status = Counter(outcome.result.status for outcome in counted)
    return Tally(
        name,
        status["found"],
        status["partial"],
        status["missed"],
        recall(counted, weights),
        _usual_seconds(counted),
    )


def _questions(log: Sequence[Entry], catalogue: Catalogue, weights: Weights) -> tuple[Tally, ...]:
    numbers = {item.id: item.question for item in catalogue.items}
    named = [
        (str(numbers[entry.base]), outcome)
        for entry in log
        if entry.base in numbers
        for outcome in entry.outcomes
    ]
    return _tallies(named, weights, order=[str(number) for number in range(1, 11)])


def _usual_seconds(outcomes: Iterable[Outcome]) -> float | None:
    """The median time for an issue that was found."""
    times = sorted(
        outcome.seconds
        for outcome in outcomes
        if outcome.seconds is not None and outcome.result.status == "found"
    )
    return median(times) if times else None


def _calibration(outcomes: Iterable[Outcome]) -> Calibration:
    given = Counter(
        (outcome.tagged, outcome.result.severity)
        for outcome in outcomes
        if outcome.tagged is not None and outcome.result.status != "missed"
    )

    def count(fits: Callable[[int, int], bool]) -> int:
        return sum(
            number
            for (tagged, key), number in given.items()
            if fits(SEVERITIES.index(tagged), SEVERITIES.index(key))
        )

    return Calibration(
        exact=count(lambda tagged, key: tagged == key),
        high=count(lambda tagged, key: tagged > key),
        low=count(lambda tagged, key: tagged < key),
        given=given,
    )


def _weeks(log: Sequence[Entry], weights: Weights, today: date) -> tuple[Week, ...]:
    """Every week from the first attempt to now, the newest year of them."""
    if not log:
        return ()
    groups: dict[int, list[Entry]] = {}
    for entry in log:
        groups.setdefault(_monday(entry.submitted.date()), []).append(entry)
    this = _monday(today)
    first = max(min(groups), this - 7 * (MOST_WEEKS - 1))
    return tuple(
        _week(date.fromordinal(monday), groups.get(monday, []), weights)
        for monday in range(first, this + 1, 7)
    )


def _week(begins: date, entries: Sequence[Entry], weights: Weights) -> Week:
    scores = [entry.score for entry in entries]
    return Week(
        begins,
        len(entries),
        sum(scores) / len(scores) if scores else None,
        precision(entries),
        recall((outcome for entry in entries for outcome in entry.outcomes), weights),
    )


def _monday(day: date) -> int:
    """The number of the Monday of the day's week."""
    return (day - timedelta(days=day.weekday())).toordinal()


def _streak(numbers: set[int], current: int) -> Streak:
    """Runs among the numbers of days or weeks; the current one may be still to come."""
    longest = run = 0
    for number in sorted(numbers):
        run = run + 1 if number - 1 in numbers else 1
        longest = max(longest, run)
    end = current if current in numbers else current - 1
    length = 0
    while end - length in numbers:
        length += 1
    return Streak(length, longest)
