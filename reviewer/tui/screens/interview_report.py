"""The report of one question of an interview."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import BindingType

from reviewer.practice.debrief.debriefing import Debriefing

from .. import commands
from ..aside import Aside
from .report import ReportScreen

if TYPE_CHECKING:
    from reviewer.practice.interview_run import InterviewRun

    from ..app import ReviewerApp

_NEVER = frozenset({"next_snippet", "retry"})


class InterviewReportScreen(ReportScreen):
    """From here the interview goes on: to the next question, or to the summary."""

    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings("interview")]
    BAR = ("interview", "report")

    def __init__(self, debriefing: Debriefing, aside: Aside | None, run: InterviewRun) -> None:
        super().__init__(debriefing, aside)
        self.run_ = run

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An interview has its own way on."""
        return action not in _NEVER and super().check_action(action, parameters)

    def action_next_phase(self) -> None:
        """To the next question, or to the summary."""
        cast("ReviewerApp", self.app).show_interview(self.run_)
