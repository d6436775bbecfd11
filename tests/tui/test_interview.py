"""Interviews: phases, clock, pause, follow-up, report, summary; and that nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from textual.widgets import Static

from reviewer.practice.interview_run import InterviewRun, new_interview
from reviewer.tui.app import ReviewerApp
from reviewer.tui.screens.browse import BrowseScreen
from reviewer.tui.screens.interview import InterviewScreen
from reviewer.tui.screens.interview_export import ExportScreen
from reviewer.tui.screens.interview_report import InterviewReportScreen
from reviewer.tui.screens.interview_start import InterviewStartScreen
from reviewer.tui.screens.interview_summary import InterviewSummaryScreen
from reviewer.tui.screens.submit import SubmitScreen
from reviewer.tui.services import Services
from reviewer.tui.widgets.follow_ups import FollowUps
from reviewer.tui.widgets.phase_bar import PhaseBar
from reviewer.tui.widgets.row_list import RowList

from .steps import on_screen, screen_text, type_text

IDS = ("core/shared-items", "core/greeting")
SIZES = pytest.mark.parametrize(
    "size", [(80, 24), (110, 34), (160, 50)], ids=["80x24", "110x34", "160x50"]
)
Start = Callable[..., ReviewerApp]


class Clock:
    """A clock that goes when it is told."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock(services: Services) -> Clock:
    """The clock of interviews."""
    made = Clock()
    services.monotonic = made
    return made


@pytest.fixture
def start(services: Services, clock: Clock) -> Start:
    """Make an app that begins an interview, or goes on with the one on disk."""

    def make(
        *ids: str, strict: bool = False, resume: bool = False, export: Path | None = None
    ) -> ReviewerApp:
        found = services.interviews.latest() if resume else None
        interview = found or new_interview(
            services.library,
            ids or IDS,
            new_id=services.new_id,
            now=services.clock(),
            strict=strict,
        )
        run = InterviewRun(interview, services.interviews, monotonic=clock, export_to=export)
        return ReviewerApp(services, cursor_blink=False, interview=run)

    return make


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


async def test_an_interview_from_the_first_phase_to_the_summary(
    start: Start, clock: Clock, services: Services
) -> None:
    app = start("core/shared-items")
    async with app.run_test(size=(110, 34)) as pilot:
        screen = await opened(pilot)
        await pilot.press("e")
        await type_text(pilot, "What both have")
        clock.seconds += 60
        await pilot.press("f6")
        assert phase(screen) == "complexity"
        await type_text(pilot, "O(n*m)")
        clock.seconds += 30
        await pilot.press("f6")
        assert phase(screen) == "review"
        await pilot.press(*["down"] * 6, "c")
        await type_text(pilot, "in walks the whole list for every item, make right a set")
        await pilot.press("escape")
        clock.seconds += 120
        await pilot.press("f6")
        assert phase(screen) == "follow-up"
        await type_text(pilot, "I would measure")
        clock.seconds += 10
        await to_report(pilot)
        await pilot.press("f6")
        ended = await on_screen(pilot, InterviewSummaryScreen)
        (result,) = ended.summary.results
        assert result.spent == {
            "explain": 60.0,
            "complexity": 30.0,
            "review": 120.0,
            "follow-up": 10.0,
        }
        assert {issue.title: issue.status for issue in result.found}[
            "Each item is looked for in a list"
        ] == "found"
        assert result.follow_ups[0].answer == "I would measure"
        await pilot.press("q")
        await on_screen(pilot, BrowseScreen)
    assert services.interviews.latest() is None
    assert services.history is not None
    (attempt,) = services.history.attempts("core/shared-items")
    assert attempt.details["mode"] == "interview"
    assert attempt.details["phases"] == result.spent
    assert attempt.details["follow_ups"][0]["answer"] == "I would measure"
    assert attempt.seconds == 220.0
    assert attempt.review["explanation"] == "What both have"


async def test_several_questions_follow_each_other(start: Start) -> None:
    app = start()
    async with app.run_test(size=(110, 34)) as pilot:
        for snippet_id in IDS:
            screen = await opened(pilot)
            assert screen.snippet.id == snippet_id
            while phase(screen) != "follow-up":
                await pilot.press("f6")
            await to_report(pilot)
            await pilot.press("f6")
        ended = await on_screen(pilot, InterviewSummaryScreen)
        assert [result.snippet for result in ended.summary.results] == list(IDS)


async def test_comments_wait_for_the_review(start: Start) -> None:
    app = start()
    async with app.run_test(size=(110, 34)) as pilot:
        screen = await opened(pilot)
        await pilot.press("c", "s", "w", "enter")
        await pilot.click("CodeRun", offset=(20, 1), times=2)
        assert screen.session.comments == ()
        assert phase(screen) == "explain"
        await pilot.press("f6", "escape", "f6", "c")
        await type_text(pilot, "now")
        await pilot.press("escape")
        assert [comment.body for comment in screen.session.comments] == ["now"]


async def test_earlier_answers_can_be_read_and_changed(start: Start) -> None:
    app = start()
    async with app.run_test(size=(110, 34)) as pilot:
        screen = await opened(pilot)
        await pilot.press("e")
        await type_text(pilot, "one")
        await pilot.press("f6", "f6", "e")
        await type_text(pilot, " two")
        await pilot.press("f7")
        assert phase(screen) == "complexity"
        assert screen.session.explanation == "one two"


async def test_strict_lets_read_but_not_change(start: Start) -> None:
    app = start(strict=True)
    async with app.run_test(size=(110, 34)) as pilot:
        screen = await opened(pilot)
        await pilot.press("e")
        await type_text(pilot, "one")
        await pilot.press("f6")
        assert phase(screen) == "explain"
        assert any("no way back" in note.message for note in app._notifications)
        await pilot.press("f6", "f7", "escape", "u")
        assert phase(screen) == "complexity"
        assert screen.session.explanation == "one"
        await pilot.press("f6", "f6", "e")
        assert phase(screen) == "review"
        await type_text(pilot, " two")
        assert screen.session.explanation == "one"
        assert "one" in screen_text(app)


async def test_a_pause_stops_the_time_and_hides_the_code(start: Start, clock: Clock) -> None:
    app = start()
    async with app.run_test(size=(110, 34)) as pilot:
        screen = await opened(pilot)
        clock.seconds += 5
        await pilot.press("e")
        await type_text(pilot, "kept")
        await pilot.press("f3")
        assert "Paused" in screen_text(app)
        assert "def shared" not in screen_text(app)
        clock.seconds += 500
        await pilot.press("c", "e", "x", "f6", "a", "h")
        assert phase(screen) == "explain"
        await pilot.press("f3")
        assert "def shared" in screen_text(app)
        assert screen.session.explanation == "kept"
        clock.seconds += 2
        screen.run_.tick()
        assert screen.run_.interview.question.spent == {"explain": 7.0}


async def test_the_clock_is_hidden_and_shown(start: Start) -> None:
    app = start()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert "8:00 left" in screen_text(app)
        await pilot.press("ctrl+g")
        assert "left" not in screen_text(app).splitlines()[1]
        await pilot.press("ctrl+g")
        assert "8:00 left" in screen_text(app)


@pytest.mark.parametrize(
    ("seconds", "warning", "shown"),
    [
        (361, "A quarter of the time is left", "1:59 left"),
        (430, "One minute is left", "0:50 left"),
        (500, "Time is over. Nothing is lost", "0:20 over"),
    ],
)
async def test_time_that_runs_out_warns_and_takes_nothing(
    start: Start, clock: Clock, seconds: float, warning: str, shown: str
) -> None:
    app = start()
    async with app.run_test(size=(110, 34)) as pilot:
        screen = await opened(pilot)
        await pilot.press("e")
        await type_text(pilot, "in the mid")
        clock.seconds += seconds
        screen._tick()
        await type_text(pilot, "dle")
        await pilot.pause(0.2)
        assert any(warning in note.message for note in app._notifications)
        assert shown in screen_text(app)
        assert screen.session.explanation == "in the middle"


async def test_an_interview_that_was_left_goes_on(start: Start, clock: Clock) -> None:
    app = start()
    async with app.run_test(size=(110, 34)) as pilot:
        await opened(pilot)
        await pilot.press("e")
        await type_text(pilot, "begun")
        clock.seconds += 20
        await pilot.press("f6", "f6", "f6")
        await type_text(pilot, "half an ans")
        await pilot.press("ctrl+q")
    app = start(resume=True)
    clock.seconds += 900
    async with app.run_test(size=(110, 34)) as pilot:
        screen = await opened(pilot)
        assert phase(screen) == "follow-up"
        assert screen.query_one(FollowUps).texts()[0] == "half an ans"
        assert screen.session.explanation == "begun"
        assert round(screen.run_.interview.question.used) == 20


async def test_after_a_report_the_next_question_is_asked_on_resuming(start: Start) -> None:
    app = start()
    async with app.run_test(size=(110, 34)) as pilot:
        await opened(pilot)
        await pilot.press("f6", "f6", "f6")
        await to_report(pilot)
        await pilot.press("ctrl+q")
    app = start(resume=True)
    async with app.run_test(size=(110, 34)) as pilot:
        screen = await opened(pilot)
        assert screen.snippet.id == IDS[1]


async def test_keys_typed_ahead_of_the_next_phase_are_kept(start: Start) -> None:
    app = start()
    async with app.run_test(size=(110, 34)) as pilot:
        screen = await opened(pilot)
        await pilot.press("f6", "f6", "f6", "a", "b", "f6")
        await on_screen(pilot, SubmitScreen)
        assert screen.run_.interview.question.follow_ups[0].answer == "ab"


async def test_an_interview_is_begun_from_the_list(start: Start, services: Services) -> None:
    app = ReviewerApp(services, cursor_blink=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await on_screen(pilot, BrowseScreen)
        await pilot.press("f3")
        dialog = await on_screen(pilot, InterviewStartScreen)
        dialog.query_one(RowList).go("several")
        await pilot.press("enter")
        screen = await opened(pilot)
        assert len(screen.run_.interview.questions) == 3
        await pilot.press("q")
        await on_screen(pilot, BrowseScreen)
        await pilot.press("f3")
        dialog = await on_screen(pilot, InterviewStartScreen)
        assert "Go on: question 1 of 3" in screen_text(app)
        await pilot.press("enter")
        again = await opened(pilot)
        assert again.run_.interview.id == screen.run_.interview.id


async def test_the_summary_is_exported(start: Start, tmp_path: Path) -> None:
    asked = tmp_path / "asked.md"
    app = start("core/greeting", export=asked)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("f6", "f6")
        await to_report(pilot)
        await pilot.press("f6")
        await on_screen(pilot, InterviewSummaryScreen)
        assert asked.read_text().startswith("# Interview")
        await pilot.press("e")
        dialog = await on_screen(pilot, ExportScreen)
        box = dialog.query_one("#file")
        box.value = str(tmp_path / "x.txt")  # type: ignore[attr-defined]
        await pilot.press("enter")
        assert "must end in .md or .html" in screen_text(app)
        box.value = str(tmp_path / "x.html")  # type: ignore[attr-defined]
        await pilot.press("enter")
        await on_screen(pilot, InterviewSummaryScreen)
        assert (tmp_path / "x.html").read_text().startswith("<!DOCTYPE html>")


async def test_a_file_that_is_there_is_replaced_only_when_asked_twice(
    start: Start, tmp_path: Path
) -> None:
    app = start("core/greeting")
    there = tmp_path / "there.md"
    there.write_text("mine")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("f6", "f6")
        await to_report(pilot)
        await pilot.press("f6")
        await on_screen(pilot, InterviewSummaryScreen)
        await pilot.press("e")
        dialog = await on_screen(pilot, ExportScreen)
        dialog.query_one("#file").value = str(there)  # type: ignore[attr-defined]
        await pilot.press("enter")
        assert there.read_text() == "mine"
        await pilot.press("enter")
        assert there.read_text().startswith("# Interview")


PHASES: dict[str, list[str]] = {
    "explain": ["e", "i", "t"],
    "complexity": ["e", "i", "t", "f6", "O"],
    "review": ["f6", "f6", *["down"] * 6, "c", "s", "l", "o", "w", "escape"],
    "follow-up": ["f6", "f6", *["down"] * 6, "c", "s", "l", "o", "w", "escape", "f6", "y"],
    "paused": ["f3"],
}


@SIZES
@pytest.mark.parametrize("keys", PHASES.values(), ids=PHASES.keys())
async def test_every_phase_has_its_view(
    start: Start, snapshot: SnapshotAssertion, size: tuple[int, int], keys: list[str]
) -> None:
    app = start()
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        await pilot.press(*keys)
        await pilot.pause()
        assert screen_text(app) == snapshot


@SIZES
async def test_the_summary_has_its_view(
    start: Start, clock: Clock, snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    app = start("core/shared-items")
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        clock.seconds += 70
        await pilot.press("f6", "f6", "f6")
        await to_report(pilot)
        await pilot.press("f6")
        await on_screen(pilot, InterviewSummaryScreen)
        await pilot.pause()
        assert screen_text(app) == snapshot


async def test_the_bar_tells_phases_by_glyphs(start: Start) -> None:
    app = start()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("f6")
        assert screen.query_one(PhaseBar).is_mounted
        line = screen_text(app).splitlines()[1]
        assert "1 of 2 │ ✓ Explain  ❯ Complexity  · Review  · Follow-up" in line
        assert not screen.query_one("#paused", Static).display
