"""An interview in plain text: phase after phase, question after question, then the summary."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import click

from reviewer.library import Library
from reviewer.model import Report, Review, Snippet
from reviewer.practice import Session, to_review
from reviewer.practice.actions import Spend
from reviewer.practice.exchange import Exchange
from reviewer.practice.interview import (
    Answer,
    Back,
    NextQuestion,
    Phase,
    Pressure,
    ShowClock,
)
from reviewer.practice.interview_blocks import PHASE_TITLES, blocks, minutes_of
from reviewer.practice.interview_page import write_page
from reviewer.practice.interview_run import InterviewRun
from reviewer.practice.interview_summary import summary_of
from reviewer.practice.interview_text import lines
from reviewer.safe_text import printable

from ..console import width
from ..exit_codes import ExitCode
from ..show import folded, page, questions
from .commands import HELP, WORDS, Command, NotUnderstoodError
from .dialogue import Dialogue, EndOfInputError
from .practise import REVIEWER, Scores, recorded, show_report
from .review import Reviewing

_MORE_HELP = """\
next              go on to the next part; after the last one, submit
back              return to the part before, unless the interview is strict
answer N TEXT     answer follow-up question N
pause             stop the time
clock             hide the time left, or show it""".split("\n")
_MORE = ("next", "back", "answer", "pause", "clock")
_PHASE_OF: dict[str, Phase] = {
    "explain": "explain",
    "time": "complexity",
    "space": "complexity",
    "answer": "follow-up",
    **dict.fromkeys(("comment", "edit", "move", "suggest", "delete", "tag", "hint"), "review"),
}
_WARNINGS: dict[Pressure, str] = {
    "short": "A quarter of the time is left.",
    "last": "One minute is left.",
    "over": "Time is over. Nothing is lost: finish your sentence and go on.",
}


def run_plain_interview(library: Library, run: InterviewRun) -> int:
    """Ask question after question until the interview is done, left, or the input ends."""
    dialogue = Dialogue()
    try:
        return _ask_all(library, run, dialogue)
    except EndOfInputError:
        dialogue.say("", "End of input. The interview is kept.")
        return ExitCode.OK
    except KeyboardInterrupt:
        dialogue.say("", "Stopped. The interview is kept.")
        return ExitCode.INTERRUPTED
    finally:
        run.autosave.flush()


def _ask_all(library: Library, run: InterviewRun, dialogue: Dialogue) -> int:
    scores = Scores(library)
    while not run.interview.done:
        if run.interview.question.phase == "report":
            run.act(NextQuestion())
        snippet = library.snippet(run.interview.question.snippet)
        asking = Asking(snippet, dialogue, run, scores)
        dialogue.say(*asking.opening())
        if not asking.run():
            dialogue.say("The interview is kept. It goes on with: reviewer interview")
            return ExitCode.OK
        review = to_review(asking.session, REVIEWER)
        report = scores(review)
        if recorded(dialogue, asking.session, review, report, run.details()):
            run.drafts.discard(asking.session)
        show_report(dialogue, snippet, asking.session, review, report)
        dialogue.say(*_beside_key(snippet, run.interview.question.follow_ups))
        run.conclude(snippet, asking.session, report)
    _sum_up(run, dialogue)
    run.end()
    return ExitCode.OK


def _sum_up(run: InterviewRun, dialogue: Dialogue) -> None:
    summary = summary_of(run.interview)
    dialogue.say("", *(line for _, line in lines(blocks(summary), width())))
    path = run.export_to
    if path is None:
        try:
            name = dialogue.ask("Export it to a file? (name ending in .md or .html, or nothing) ")
        except EndOfInputError:
            name = ""
        path = Path(name).expanduser() if name else None
    if path is not None:
        dialogue.say(printable(write_page(summary, path) or f"Written to {path}."))


def _beside_key(snippet: Snippet, exchanges: tuple[Exchange, ...]) -> Iterator[str]:
    """The follow-up answers, each with what the key has of their sort."""
    for exchange in exchanges:
        yield exchange.question
        yield from folded(exchange.answer.strip() or "No answer.", width(), indent=2)
        for issue in snippet.rubric.issues:
            if issue.category == exchange.category:
                yield from folded(f"The key: {issue.title}. {issue.fix}", width(), indent=2)
        yield ""


class Asking(Reviewing):
    """One question of an interview. Its time is the interview's."""

    words = (*WORDS, *_MORE)
    help = (*HELP, *_MORE_HELP)

    def __init__(
        self,
        snippet: Snippet,
        dialogue: Dialogue,
        run: InterviewRun,
        score: Callable[[Review], Report],
    ) -> None:
        self._run_of = run
        super().__init__(snippet, dialogue, run.drafts, score)
        self._pressure = run.interview.question.pressure

    def open(self) -> Session:
        """The session of the question being asked."""
        session, self._changed = self._run_of.session(self.snippet)
        return session

    def opening(self) -> Iterator[str]:
        """Which question it is, and the code."""
        interview = self._run_of.interview
        allowed = minutes_of(interview.question.seconds)
        yield ""
        yield f"Question {interview.at + 1} of {len(interview.questions)}. Time: {allowed}."
        yield ""
        yield from page(self.snippet, width())

    @property
    def prompt(self) -> str:
        """The phase and the time left."""
        interview = self._run_of.interview
        question = interview.question
        name = PHASE_TITLES[question.phase].lower()
        if not interview.clock_shown:
            return f"{name}> "
        over = question.pressure == "over"
        left = minutes_of(abs(question.left))
        return f"{name} ({left} {'over' if over else 'left'})> "

    def count_time(self) -> None:
        """Count the time, and warn as it runs out."""
        self._run_of.tick()
        question = self._run_of.interview.question
        self._do(Spend(max(0.0, question.used - self.session.seconds)))
        if question.pressure != self._pressure:
            self._pressure = question.pressure
            if question.pressure in _WARNINGS:
                self._dialogue.say(_WARNINGS[question.pressure])

    def welcome(self) -> None:
        """Say what this phase is for."""
        if not self.session.blank:
            self._again()
        self._run_of.set_off()
        self._dialogue.say("", *self._instructions())

    def _instructions(self) -> Iterator[str]:
        question = self._run_of.interview.question
        asked = list(questions(self.snippet))
        match question.phase:
            case "explain":
                yield asked[0] if self.snippet.rubric.explain else "What does this code do?"
                yield "Answer with: explain TEXT. Then: next. All commands: help."
            case "complexity":
                yield asked[-1]
                yield "Answer with: time O(...), space O(...). Then: next."
            case "review":
                yield "Review the code."
                yield "Comment with: 12-14 TEXT, or 7 TEXT. Then: next."
            case _:
                for number, exchange in enumerate(question.follow_ups, start=1):
                    yield f"{number}. {exchange.question}"
                yield "Answer with: answer 1 TEXT. Then: next, which submits."

    def obey(self, command: Command) -> bool:
        """Do what a command says, when it is its turn; True once the review is submitted."""
        run, word = self._run_of, command.word
        self._refuse_out_of_turn(word)
        match word:
            case "next" | "submit":
                return self._go_on(word)
            case "back":
                if run.interview.strict:
                    raise NotUnderstoodError("A strict interview has no way back.")
                run.act(Back())
                self._dialogue.say(*self._instructions())
            case "answer":
                self._answer(command)
            case "pause":
                self._pause()
            case "clock":
                run.act(ShowClock(not run.interview.clock_shown))
            case "comments":
                super().obey(command)
                self._dialogue.say(*self._answers())
            case _:
                super().obey(command)
        run.autosave.flush()
        return False

    def _refuse_out_of_turn(self, word: str) -> None:
        interview = self._run_of.interview
        if word in ("undo", "redo") and interview.strict and not interview.editable("review"):
            raise NotUnderstoodError("A strict interview takes nothing back.")
        phase = _PHASE_OF.get(word)
        if phase is None or interview.editable(phase):
            return
        if interview.question.passed(phase):
            raise NotUnderstoodError("That part is closed; this interview is strict.")
        raise NotUnderstoodError("That comes later. To go on: next.")

    def _go_on(self, word: str) -> bool:
        run = self._run_of
        if run.interview.question.phase == "follow-up":
            return self._ready()
        if word == "submit":
            raise NotUnderstoodError("The interview is not there yet. To go on: next.")
        run.forward(self.snippet, self.session)
        if run.interview.strict:
            self.seal()
        self._dialogue.say("", *self._instructions())
        run.autosave.flush()
        return False

    def _answer(self, command: Command) -> None:
        asked = self._run_of.interview.question.follow_ups
        if not 1 <= command.number <= len(asked):
            raise NotUnderstoodError(f"There are questions 1 to {len(asked)}.")
        before = asked[command.number - 1].answer
        text = command.text or self._block("Your answer.", before)
        self._run_of.act(Answer(command.number - 1, text))
        self._dialogue.say("Done.")

    def _answers(self) -> Iterator[str]:
        for number, one in enumerate(self._run_of.interview.question.follow_ups, start=1):
            if one.answer:
                yield f"Answer {number}: {printable(one.answer)}"

    def _pause(self) -> None:
        """On a terminal the screen is cleared, as far as it goes."""
        self._run_of.pause(True)
        self._run_of.autosave.flush()
        click.clear()
        try:
            self._dialogue.ask("Paused; the time stands still. Enter goes on. ")
        finally:
            self._run_of.pause(False)
        self._dialogue.say(*page(self.snippet, width()))
