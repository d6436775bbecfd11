"""What an interview came to: the outcome of each question as a document, and the summary of all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reviewer.model import CATEGORIES, SEVERITIES, Report, Snippet

from .exchange import Exchange
from .hinting import hint_points
from .interview import PHASES, Interview, Phase, Question
from .session import Session
from .submission import written

ACTIVE: tuple[Phase, ...] = PHASES[:-1]
"""The phases that take time."""


@dataclass(frozen=True, slots=True)
class Found:
    """What became of an issue: `status` is found, partial or missed."""

    title: str
    category: str
    severity: str
    status: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Calibration:
    """A comment that names an issue, the severity its writer gave, and the key's."""

    said: str
    key: str

    @property
    def steps(self) -> int:
        """How much graver than the key it was taken; negative for too mild."""
        known: tuple[str, ...] = SEVERITIES
        return known.index(self.said) - known.index(self.key)


@dataclass(frozen=True, slots=True)
class Result:
    """One question's result. Scores are 0..100, points those of hints, times seconds."""

    snippet: str
    title: str
    score: float
    hints: int
    points: int
    found: tuple[Found, ...]
    calibrations: tuple[Calibration, ...]
    false_claims: int
    explained: tuple[int, int] | None
    complexity: tuple[int, int] | None
    notes: str
    follow_ups: tuple[Exchange, ...]
    spent: Mapping[str, float]
    allowed: float

    @property
    def used(self) -> float:
        """Seconds spent on all phases."""
        return sum(self.spent.values())


@dataclass(frozen=True, slots=True)
class Tally:
    """The issues of one category, by what became of them; optional ones missed do not count."""

    found: int = 0
    partial: int = 0
    missed: int = 0


@dataclass(frozen=True, slots=True)
class Summary:
    """An interview that has ended."""

    results: tuple[Result, ...]
    started: str
    strict: bool

    @property
    def mean(self) -> float:
        """The mean of the scores."""
        return sum(result.score for result in self.results) / max(1, len(self.results))

    @property
    def points(self) -> int:
        """The price of all hints, in points."""
        return sum(result.points for result in self.results)

    @property
    def hints(self) -> int:
        """The number of hints taken."""
        return sum(result.hints for result in self.results)

    def of_category(self) -> dict[str, Tally]:
        """What became of the issues, by category, in the order of the categories."""
        counted: dict[str, list[str]] = {}
        for result in self.results:
            for issue in result.found:
                if not (issue.optional and issue.status == "missed"):
                    counted.setdefault(issue.category, []).append(issue.status)
        return {
            name: Tally(*(counted[name].count(word) for word in ("found", "partial", "missed")))
            for name in CATEGORIES
            if name in counted
        }

    def calibrations(self) -> tuple[Calibration, ...]:
        """Every comment whose writer said how grave it is."""
        return tuple(one for result in self.results for one in result.calibrations)


def calibration_in_words(calibrations: tuple[Calibration, ...]) -> str:
    """How the severities said compare with the key's; says so where none was given."""
    if not calibrations:
        return "No remark that names an issue was given a severity."
    steps = [one.steps for one in calibrations]
    right, harsh = steps.count(0), sum(step > 0 for step in steps)
    mild = len(steps) - right - harsh
    said = f"{len(steps)} said" if len(steps) > 1 else "1 said"
    return f"{said}: {right} as the key has it, {harsh} too harsh, {mild} too mild."


def outcome_of(snippet: Snippet, session: Session, report: Report) -> dict[str, Any]:
    """The outcome of a question as a JSON document, which `summary_of` reads."""
    rubric = snippet.rubric
    issues = [rubric.issue(result.id) for result in report.issues]
    marks = report.complexity
    asked = [mark for mark in (marks.time, marks.space) if mark is not None] if marks else []
    points = report.explanation.key_points if report.explanation else ()
    key_points = rubric.explain.key_points if rubric.explain else ()
    return {
        "title": rubric.title,
        "score": report.score,
        "hints": sum(session.hints.values()),
        "points": hint_points(session.hints),
        "issues": [
            {
                "title": issue.title,
                "category": issue.category,
                "severity": issue.severity,
                "status": result.status,
                "optional": issue.optional,
            }
            for issue, result in zip(issues, report.issues, strict=True)
        ],
        "calibrations": [
            {"said": one.said, "key": one.key} for one in _calibrations(snippet, session, report)
        ],
        "false_claims": sum(result.verdict == "wrong" for result in report.comments),
        "explained": [sum(point.covered for point in points), len(key_points)]
        if key_points
        else None,
        "complexity": [sum(mark.correct for mark in asked), _complexities(snippet)]
        if _complexities(snippet)
        else None,
        "notes": session.content.notes,
    }


def summary_of(interview: Interview) -> Summary:
    """The summary of the questions that have their report."""
    done = [question for question in interview.questions if question.outcome is not None]
    return Summary(
        tuple(_result(question) for question in done),
        interview.started.strftime("%Y-%m-%d %H:%M UTC"),
        interview.strict,
    )


def _complexities(snippet: Snippet) -> int:
    asked = snippet.rubric.complexity
    return 0 if asked is None else (asked.time is not None) + (asked.space is not None)


def _calibrations(snippet: Snippet, session: Session, report: Report) -> list[Calibration]:
    """The severity said of each comment that names issues, with the gravest of those."""
    found = []
    comments = written(session)
    for result in report.comments:
        said = comments[result.index].severity if result.index < len(comments) else None
        severities = [snippet.rubric.issue(issue).severity for issue in result.addresses]
        if said is not None and severities:
            found.append(Calibration(said, max(severities, key=SEVERITIES.index)))
    return found


def _result(question: Question) -> Result:
    """Takes what is sound of a strange document: it comes from a file."""
    data = question.outcome or {}
    return Result(
        snippet=question.snippet,
        title=str(data.get("title", question.snippet)),
        score=_number(data.get("score")),
        hints=int(_number(data.get("hints"))),
        points=int(_number(data.get("points"))),
        found=tuple(
            Found(
                str(item.get("title", "")),
                str(item.get("category", "")),
                str(item.get("severity", "")),
                str(item.get("status", "")),
                item.get("optional") is True,
            )
            for item in _items(data.get("issues"))
        ),
        calibrations=tuple(
            Calibration(item["said"], item["key"])
            for item in _items(data.get("calibrations"))
            if item.get("said") in SEVERITIES and item.get("key") in SEVERITIES
        ),
        false_claims=int(_number(data.get("false_claims"))),
        explained=_of(data.get("explained")),
        complexity=_of(data.get("complexity")),
        notes=str(data.get("notes", "")),
        follow_ups=question.follow_ups,
        spent={phase: question.spent.get(phase, 0.0) for phase in ACTIVE},
        allowed=question.seconds,
    )


def _items(value: Any) -> list[Mapping[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _number(value: Any) -> float:
    sound = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if sound and 0 <= value <= 1e6 else 0.0


def _of(value: Any) -> tuple[int, int] | None:
    if isinstance(value, list) and [type(part) for part in value] == [int, int]:
        return value[0], value[1]
    return None
