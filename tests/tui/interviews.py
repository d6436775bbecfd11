"""An interview as tests take it: the app on a clock that goes when it is told."""

from __future__ import annotations

from collections.abc import Callable

from textual.pilot import Pilot

from reviewer.tui.app import ReviewerApp
from reviewer.tui.screens.interview import InterviewScreen
from reviewer.tui.screens.interview_report import InterviewReportScreen
from reviewer.tui.screens.submit import SubmitScreen

from .steps import on_screen

IDS = ("core/shared-items", "core/greeting")
Start = Callable[..., ReviewerApp]


class Clock:
    """A clock that goes when it is told."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


async def opened(pilot: Pilot[None]) -> InterviewScreen:
    return await on_screen(pilot, InterviewScreen)


def phase(screen: InterviewScreen) -> str:
    return screen.run_.interview.question.phase


async def to_report(pilot: Pilot[None]) -> InterviewReportScreen:
    """From the follow-up questions to the report."""
    await pilot.press("f6")
    await on_screen(pilot, SubmitScreen)
    await pilot.press("S")
    return await on_screen(pilot, InterviewReportScreen)
