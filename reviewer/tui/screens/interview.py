"""An interview: the review screen in phases, against a clock that can be hidden or stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from reviewer.model import Report, Review, Snippet
from reviewer.practice import Pending
from reviewer.practice.interview import Answer, Back, NextQuestion, Pause, Phase, ShowClock
from reviewer.practice.interview_run import InterviewRun

from .. import commands
from ..aside import aside_of
from ..interview_attempt import InterviewAttempt
from ..outside import outside
from ..services import Services
from ..widgets.box import Box
from ..widgets.follow_ups import FollowUps
from ..widgets.key_bar import KeyBar
from ..widgets.line_box import LineBox
from ..widgets.phase_bar import PhaseBar
from .interview_turns import InterviewTagging, InterviewWriting
from .review import ReviewScreen

if TYPE_CHECKING:
    from ..app import ReviewerApp

TICK_SECONDS = 1.0
_WRITES_REVIEW = frozenset(
    "comment edit suggest delete severity category comment_all severity_here category_here "
    "suggest_here next_tag previous_tag hint".split()
)
_NEVER = frozenset({"submit", "submit_now"})
_WHILE_PAUSED = frozenset({"pause", "leave", "help", "palette", "quit", "switch_theme", "clock"})
WARNINGS = {
    "short": "A quarter of the time is left",
    "last": "One minute is left",
    "over": "Time is over. Nothing is lost: finish your sentence and go on",
}
PAUSED = "Paused. The time stands still, the code is hidden.\n\n{key} goes on."


def interview_screen(services: Services, run: InterviewRun) -> Screen[Any]:
    """The screen of the question being asked, or the summary once all have their report.

    Raises UnknownSnippetError, and InputError where the snippet's files are broken.
    """
    if run.interview.question.phase == "report":
        run.act(NextQuestion())
    if run.interview.question.phase == "report":
        from .interview_summary import InterviewSummaryScreen

        return InterviewSummaryScreen(services, run)
    snippet = services.library.snippet(run.interview.question.snippet)
    return InterviewScreen(services.keeping(run.drafts), snippet, run)


class InterviewScreen(ReviewScreen):
    """One question of an interview. The interview is the truth; widgets show it."""

    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings("interview")]
    BAR = ("interview", "moves", "finding", "review", "writing")

    def __init__(self, services: Services, snippet: Snippet, run: InterviewRun) -> None:
        self.taking = InterviewAttempt(services, snippet, run)
        super().__init__(services, snippet, self.taking)
        self.run_ = run
        self.writing, self.tagging = InterviewWriting(self), InterviewTagging(self)
        self._pressure = run.interview.question.pressure
        self._to_close: Phase | None = None

    # what is shown

    def above_code(self) -> ComposeResult:
        """The phases and the clock, and what covers the code in a pause."""
        yield PhaseBar(self.run_.interview)
        yield Static(id="paused")

    def above_answers(self) -> ComposeResult:
        """The follow-up questions."""
        yield FollowUps()

    async def on_mount(self) -> None:
        """Show the phase; time counts from now."""
        self.add_class("-interview")
        await self.answers.complete()
        self.run_.set_off()
        await self.show_phase()
        self.set_interval(TICK_SECONDS, self._tick)

    def _tick(self) -> None:
        self.run_.tick()
        self.query_one(PhaseBar).show(self.run_.interview)
        pressure = self.run_.interview.question.pressure
        if pressure != self._pressure:
            self._pressure = pressure
            if pressure in WARNINGS:
                self.notify(WARNINGS[pressure], severity="warning", timeout=8, markup=False)

    async def show_phase(self) -> None:
        """Have every widget follow the phase."""
        interview = self.run_.interview
        question, paused = interview.question, interview.paused
        self.query_one(PhaseBar).show(interview)
        self.query_one("#body").display = not paused
        cover = self.query_one("#paused", Static)
        cover.display = paused
        if paused:
            self.set_focus(None)
            found = commands.command("pause")
            keys = getattr(self.app, "command_keys", {})
            key = commands.first_key(found, keys) if found else ""
            cover.update(Content(PAUSED.format(key=key)))
            self.show_place()
            self.query_one(KeyBar).refresh()
            return
        follow = self.query_one(FollowUps)
        await follow.ask(question.follow_ups)
        follow.display = bool(question.follow_ups) and question.phase == "follow-up"
        self._show_answers_of(question.phase)
        in_review = question.phase == "review" or question.passed("review")
        for widget in self.query(".side--heading, #comments"):
            widget.display = in_review
        self._focus_on(question.phase)
        self.show_place()
        self.query_one(KeyBar).refresh()

    def _show_answers_of(self, phase: Phase) -> None:
        """Complexity is asked when it is its turn; what is closed can be read, not written."""
        answers, question = self.answers, self.run_.interview.question
        asked = phase == "complexity" or question.passed("complexity")
        for widget in answers.query(".answers--row"):
            widget.display = asked
        for heading in list(answers.query(".answers--heading"))[1:]:
            heading.display = asked
        for box in answers.query(Box):
            box.read_only = not self.editable("explain")
        for line in answers.query(LineBox):
            line.disabled = not self.editable("complexity")

    def _focus_on(self, phase: Phase) -> None:
        """Put the cursor where this phase begins: code is read before it is explained."""
        boxes: list[Any] = []
        if phase == "complexity":
            boxes = list(self.answers.query(LineBox))
        elif phase == "follow-up":
            boxes = list(self.query_one(FollowUps).boxes)
        if boxes:
            self.add_class("-answering")  # a narrow terminal shows the boxes while they are used
        self.set_focus(boxes[0] if boxes else self.code)
        if phase == "follow-up":  # the focus shows the box, and the question above it must show
            side = self.query_one("#side")
            self.call_after_refresh(side.scroll_home, animate=False, force=True)

    # what may be done

    def editable(self, phase: Phase) -> bool:
        """Whether what belongs to that phase can be written now."""
        return self.run_.interview.editable(phase)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Commands apply where their table says, and when it is their turn."""
        interview = self.run_.interview
        if interview.paused and action not in _WHILE_PAUSED:
            return False
        first = interview.question.phase == interview.question.phases[0]
        if action in _NEVER or (action == "previous_phase" and (first or interview.strict)):
            return False
        if action in _WRITES_REVIEW and not self.editable("review"):
            return False
        if action == "suggest_here" and self.writing.comment is None:
            return False
        if action in ("undo_edit", "redo_edit") and interview.strict:
            return interview.question.phase == "review" and self._applies(action)
        return super().check_action(action, parameters)

    def _applies(self, action: str) -> bool:
        return commands.applies(action, self.place)

    async def _show_answers(self, part: str) -> None:
        """Go to the questions of this phase, else to the one asked for."""
        phase = self.run_.interview.question.phase
        if part == "explanation" and phase in ("complexity", "follow-up"):
            self._focus_on(phase)
        else:
            await super()._show_answers(part)

    # what the widgets tell

    def on_follow_ups_written(self, message: FollowUps.Written) -> None:
        """An answer was typed."""
        self.run_.act(Answer(message.index, message.text))

    def _collect(self) -> None:
        """Take the answers, should messages about them still be on their way."""
        answered = self.run_.interview.question.follow_ups
        for index, text in enumerate(self.query_one(FollowUps).texts()):
            if index < len(answered) and answered[index].answer != text:
                self.run_.act(Answer(index, text))

    # commands

    async def action_next_phase(self) -> None:
        """To the next part; after the last one, submit."""
        await self.writing.done()
        self._collect()
        if self.run_.interview.question.phase == "follow-up":
            self.submission.ask()
            return
        if self.run_.interview.strict and not self._twice():
            return
        self.run_.forward(self.snippet, self.session)
        if self.run_.interview.strict:
            self.taking.seal()
        await self.show_phase()

    def _twice(self) -> bool:
        """Whether this was asked for twice: what cannot be taken back is not done by a slip."""
        phase = self.run_.interview.question.phase
        sure, self._to_close = self._to_close == phase, phase
        if not sure:
            text = "This part will be closed: there is no way back. Once more to go on"
            self.notify(text, severity="warning", timeout=6, markup=False)
        return sure

    async def action_previous_phase(self) -> None:
        """To the part before."""
        await self.writing.done()
        self._collect()
        self.run_.act(Back())
        await self.show_phase()

    async def action_pause(self) -> None:
        """Stop the time and hide the code, or go on."""
        if not self.run_.interview.paused:
            await self.writing.done()
            self._collect()
        self.run_.act(Pause(not self.run_.interview.paused))
        self.run_.autosave.flush()
        await self.show_phase()

    def action_clock(self) -> None:
        """Hide the clock, or show it."""
        self.run_.act(ShowClock(not self.run_.interview.clock_shown))
        self.query_one(PhaseBar).show(self.run_.interview)

    async def action_open_editor(self) -> None:
        """Write the box in the user's own editor."""
        box = self.focused
        follow = self.query_one(FollowUps)
        if isinstance(box, Box) and box in follow.boxes:
            await self.writing.settle()
            text = outside(self, box.text, ".md")
            if text is not None:
                box.show(text)
                self._collect()
        elif not isinstance(box, Box) or not box.read_only:
            await super().action_open_editor()

    async def go_to(self, item: Pending) -> None:
        """Go to something that is open."""
        if item.part in ("time", "space", "explanation"):
            await super()._show_answers(item.part)
        else:
            await super().go_to(item)

    def show_scored(self, review: Review, report: Report) -> None:
        """Go to the report of this question."""
        asked, session = self.run_.interview.question.follow_ups, self.session
        aside = aside_of(self.snippet, session, asked)
        app = cast("ReviewerApp", self.app)
        app.show_report(review, report, session.seconds, aside, session.attempt, self.run_)

    async def finish(self) -> None:
        """Take and save everything written; the time stops."""
        await super().finish()
        self._collect()
        self.run_.tick()
        self.run_.autosave.flush()
