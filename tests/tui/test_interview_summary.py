"""The summary of an interview as a file."""

from __future__ import annotations

from pathlib import Path

from reviewer.tui.screens.interview_export import ExportScreen
from reviewer.tui.screens.interview_summary import InterviewSummaryScreen

from .interviews import Start, opened, to_report
from .steps import on_screen, screen_text


async def test_the_summary_is_exported(start_interview: Start, tmp_path: Path) -> None:
    asked = tmp_path / "asked.md"
    app = start_interview("core/greeting", export=asked)
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
    start_interview: Start, tmp_path: Path
) -> None:
    app = start_interview("core/greeting")
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
