"""The summary of an interview as blocks of text, for whatever shows or writes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .interview_summary import ACTIVE, Result, Summary, calibration_in_words

PHASE_TITLES = {
    "explain": "Explain",
    "complexity": "Complexity",
    "review": "Review",
    "follow-up": "Follow-up",
    "report": "Report",
}


class Given(str):
    """Text that was written by someone, and so must be made harmless; other text is our own."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence or two of ours."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """What the reviewer wrote, perhaps with what it answers."""

    text: Given
    about: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below a head; columns after the first hold short words and figures."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Quote | Table


def minutes_of(seconds: float) -> str:
    """Seconds as `12:05`."""
    minutes, rest = divmod(round(max(0.0, seconds)), 60)
    return f"{minutes}:{rest:02}"


def blocks(summary: Summary) -> Iterator[Block]:
    """The whole summary."""
    yield Heading(1, "Interview")
    yield Paragraph(_facts(summary))
    if not summary.results:
        yield Paragraph("No question was finished.")
        return
    yield Table(
        ("Question", "Score", "Hints", "False claims", "Time", "Allowed"),
        tuple(
            (
                Given(result.title),
                f"{result.score:.0f}",
                _hints(result.hints, result.points),
                str(result.false_claims),
                minutes_of(result.used),
                minutes_of(result.allowed),
            )
            for result in summary.results
        ),
    )
    yield Heading(2, "Time by phase")
    yield Table(
        ("Question", *(PHASE_TITLES[phase] for phase in ACTIVE)),
        tuple(
            (Given(result.title), *(minutes_of(result.spent.get(phase, 0.0)) for phase in ACTIVE))
            for result in summary.results
        ),
    )
    yield from _by_category(summary)
    yield Heading(2, "How grave you took it")
    yield Paragraph(calibration_in_words(summary.calibrations()))
    for number, result in enumerate(summary.results, start=1):
        yield from _question(number, result)


def _facts(summary: Summary) -> str:
    count = len(summary.results)
    questions = "1 question" if count == 1 else f"{count} questions"
    parts = [summary.started, questions, f"mean score {summary.mean:.0f} of 100"]
    if summary.hints:
        parts.append(f"less {summary.points} points for hints")
    if summary.strict:
        parts.append("strict")
    return ", ".join(parts) + "."


def _by_category(summary: Summary) -> Iterator[Block]:
    tallies = summary.of_category()
    yield Heading(2, "Issues by category")
    if not tallies:
        yield Paragraph("The code was sound.")
        return
    yield Table(
        ("Category", "Found", "Partly", "Missed"),
        tuple(
            (name, str(tally.found), str(tally.partial), str(tally.missed))
            for name, tally in tallies.items()
        ),
    )


def _question(number: int, result: Result) -> Iterator[Block]:
    yield Heading(2, Given(f"{number}. {result.title}"))
    beside = []
    if result.explained is not None:
        beside.append(f"explanation: {result.explained[0]} of {result.explained[1]} points")
    if result.complexity is not None:
        beside.append(f"complexity: {result.complexity[0]} of {result.complexity[1]} right")
    yield Paragraph(", ".join([f"Score {result.score:.0f} of 100", *beside]) + ".")
    if result.found:
        yield Table(
            ("Issue", "Category", "Severity", "Outcome"),
            tuple(
                (
                    Given(issue.title),
                    Given(issue.category),
                    Given(issue.severity),
                    _outcome(issue.status, issue.optional),
                )
                for issue in result.found
            ),
        )
    for exchange in result.follow_ups:
        yield Quote(Given(exchange.answer.strip() or "No answer."), exchange.question)
    if result.notes.strip():
        yield Quote(Given(result.notes.strip()), "Your notes")


def _outcome(status: str, optional: bool) -> str:
    words = {"found": "found", "partial": "partly found", "missed": "missed"}
    return "not mentioned" if optional and status == "missed" else words.get(status, "missed")


def _hints(count: int, points: int) -> str:
    return f"{count} (−{points})" if count else "0"
