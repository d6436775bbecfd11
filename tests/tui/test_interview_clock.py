"""The clock of an interview: it warns, it stands still in a pause, it takes nothing."""

from __future__ import annotations

import pytest

from .interviews import Clock, Start, opened, phase
from .steps import screen_text, type_text


async def test_a_pause_stops_the_time_and_hides_the_code(
    start_interview: Start, clock: Clock
) -> None:
    app = start_interview()
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


async def test_the_clock_is_hidden_and_shown(start_interview: Start) -> None:
    app = start_interview()
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
    start_interview: Start, clock: Clock, seconds: float, warning: str, shown: str
) -> None:
    app = start_interview()
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
