"""An interview: questions in a row, each in phases, against the clock. Pure state and its rules.

`reduce_interview` takes a state and an action to the next state; an action that does not fit
changes nothing. Time comes in as actions, so whoever drives the interview brings the clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal, get_args

from reviewer.model import Rubric

from .exchange import Exchange

Phase = Literal["explain", "complexity", "review", "follow-up", "report"]
PHASES: tuple[Phase, ...] = get_args(Phase)
Pressure = Literal["fine", "short", "last", "over"]

SHORT = 0.25
"""The share of the time that is left when it begins to be short."""
LAST_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Question:
    """One snippet of an interview.

    `seconds` is the time for it, `spent` what each phase took. `outcome` is what its report came
    to (a JSON document, see interview_summary), None before.
    """

    snippet: str
    attempt: str
    seconds: float
    phases: tuple[Phase, ...] = PHASES
    phase: Phase = "explain"
    spent: Mapping[str, float] = field(default_factory=dict)
    follow_ups: tuple[Exchange, ...] = ()
    outcome: Mapping[str, Any] | None = None

    @property
    def used(self) -> float:
        """Seconds spent on all phases."""
        return sum(self.spent.values())

    @property
    def left(self) -> float:
        """Seconds left; negative once time is over."""
        return self.seconds - self.used

    @property
    def pressure(self) -> Pressure:
        """How much time is left, in a word."""
        left = self.left
        if left <= 0:
            return "over"
        if left <= LAST_SECONDS:
            return "last"
        return "short" if left <= SHORT * self.seconds else "fine"

    def passed(self, phase: Phase) -> bool:
        """Whether the question is beyond that phase."""
        return PHASES.index(phase) < PHASES.index(self.phase)


@dataclass(frozen=True, slots=True)
class Interview:
    """The interview as it stands; question `at` is being asked. `strict`: no way back."""

    id: str
    started: datetime
    questions: tuple[Question, ...]
    strict: bool = False
    at: int = 0
    paused: bool = False
    clock_shown: bool = True

    @property
    def question(self) -> Question:
        """The question being asked."""
        return self.questions[self.at]

    @property
    def done(self) -> bool:
        """Whether every question has its report."""
        return all(question.outcome is not None for question in self.questions)

    def editable(self, phase: Phase) -> bool:
        """Whether what belongs to that phase can be written now."""
        question = self.question
        if self.paused or question.phase == "report":
            return False
        return question.phase == phase or (not self.strict and question.passed(phase))


@dataclass(frozen=True, slots=True)
class Spend:
    """`seconds` more went by; while paused they do not count."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop the time, or let it go on."""

    on: bool


@dataclass(frozen=True, slots=True)
class ShowClock:
    """Show the clock, or hide it."""

    on: bool


@dataclass(frozen=True, slots=True)
class Forward:
    """To the next phase before the report; `follow_ups` are asked if that is the follow-up."""

    follow_ups: tuple[Exchange, ...] = ()


@dataclass(frozen=True, slots=True)
class Back:
    """To the phase before, where the interview is not strict."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to follow-up question number `index` now reads `text`."""

    index: int
    text: str


@dataclass(frozen=True, slots=True)
class Conclude:
    """The question has its report."""

    outcome: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """To the next question, once this one has its report."""


InterviewAction = Spend | Pause | ShowClock | Forward | Back | Answer | Conclude | NextQuestion


def reduce_interview(interview: Interview, action: InterviewAction) -> Interview:
    """The interview after `action`."""
    question = interview.question
    match action:
        case Pause(on):
            return replace(interview, paused=on and question.phase != "report")
        case ShowClock(on):
            return replace(interview, clock_shown=on)
        case NextQuestion() if question.phase == "report" and _has_next(interview):
            return replace(interview, at=interview.at + 1)
        case _ if interview.paused or question.phase == "report":
            return interview
        case Spend(seconds):
            spent = question.spent.get(question.phase, 0.0) + max(0.0, seconds)
            changed = replace(question, spent={**question.spent, question.phase: spent})
        case Forward(follow_ups):
            changed = _forward(question, follow_ups)
        case Back() if not interview.strict:
            changed = _back(question)
        case Answer(index, text):
            changed = _answered(question, index, text)
        case Conclude(outcome) if question.phase == "follow-up":
            changed = replace(question, phase="report", outcome=outcome)
        case _:
            return interview
    questions = list(interview.questions)
    questions[interview.at] = changed
    return replace(interview, questions=tuple(questions))


def phases_of(rubric: Rubric) -> tuple[Phase, ...]:
    """The phases of a snippet: complexity is left out where it is not asked."""
    asked = rubric.complexity
    wanted = asked is not None and (asked.time is not None or asked.space is not None)
    return tuple(phase for phase in PHASES if phase != "complexity" or wanted)


def begin_interview(
    interview_id: str,
    now: datetime,
    asked: Iterable[tuple[str, Rubric, str]],
    *,
    minutes: float | None = None,
    strict: bool = False,
) -> Interview:
    """A fresh interview on snippets, each with its rubric and the id of its attempt.

    `minutes` are for each question; without, each takes what its rubric says. `now` is an aware
    UTC time. Raises ValueError where nothing is asked.
    """
    questions = tuple(
        Question(
            snippet,
            attempt,
            60.0 * (rubric.minutes if minutes is None else minutes),
            phases_of(rubric),
        )
        for snippet, rubric, attempt in asked
    )
    if not questions:
        raise ValueError("an interview needs a question")
    return Interview(interview_id, now, questions, strict)


def _has_next(interview: Interview) -> bool:
    return interview.at + 1 < len(interview.questions)


def _forward(question: Question, follow_ups: tuple[Exchange, ...]) -> Question:
    at = question.phases.index(question.phase) + 1
    phase = question.phases[at]
    if phase == "report":
        return question
    asked = question.follow_ups
    if phase == "follow-up" and not asked:
        asked = follow_ups
    return replace(question, phase=phase, follow_ups=asked)


def _back(question: Question) -> Question:
    at = question.phases.index(question.phase)
    return replace(question, phase=question.phases[max(0, at - 1)])


def _answered(question: Question, index: int, text: str) -> Question:
    if question.phase != "follow-up" or not 0 <= index < len(question.follow_ups):
        return question
    asked = list(question.follow_ups)
    asked[index] = replace(asked[index], answer=text)
    return replace(question, follow_ups=tuple(asked))
