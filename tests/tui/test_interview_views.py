"""How an interview looks, phase by phase."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Static

from reviewer.tui.screens.interview_summary import InterviewSummaryScreen
from reviewer.tui.widgets.phase_bar import PhaseBar

from .interviews import Clock, Start, opened, to_report
from .steps import on_screen, press_keys, screen_text

SIZES = pytest.mark.parametrize(
    "size", [(80, 24), (110, 34), (160, 50)], ids=["80x24", "110x34", "160x50"]
)
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
    start_interview: Start, snapshot: SnapshotAssertion, size: tuple[int, int], keys: list[str]
) -> None:
    app = start_interview()
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        await press_keys(pilot, keys)
        await pilot.pause()
        assert screen_text(app) == snapshot


@SIZES
async def test_the_summary_has_its_view(
    start_interview: Start, clock: Clock, snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    app = start_interview("core/shared-items")
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        clock.seconds += 70
        await pilot.press("f6", "f6", "f6")
        await to_report(pilot)
        await pilot.press("f6")
        await on_screen(pilot, InterviewSummaryScreen)
        await pilot.pause()
        assert screen_text(app) == snapshot


async def test_the_bar_tells_phases_by_glyphs(start_interview: Start) -> None:
    app = start_interview()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("f6")
        assert screen.query_one(PhaseBar).is_mounted
        line = screen_text(app).splitlines()[1]
        assert "1 of 2 │ ✓ Explain  ❯ Complexity  · Review  · Follow-up" in line
        assert not screen.query_one("#paused", Static).display
