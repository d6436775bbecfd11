"""Reviewing a change: what came and what went stand together, and comments go on what stands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reviewer.library import Library
from reviewer.model import Span
from reviewer.tui.app import ReviewerApp
from reviewer.tui.screens.review import ReviewScreen
from reviewer.tui.services import Services

from .conftest import LIBRARY
from .steps import on_screen, screen_text, type_text

BEFORE = '''\
"""Order numbers that two warehouses share."""


def shared(left: list[str], right: list[str]) -> list[str]:
    """The items of left that are in right, in the order of left."""
    known = set(right)
    return [item for item in left if item in known]
'''


@pytest.fixture
def app(tmp_path: Path) -> ReviewerApp:
    """The app on a snippet that was changed."""
    library = tmp_path / "library"
    shutil.copytree(LIBRARY, library)
    folder = library / "snippets" / "core" / "shared-items"
    (folder / "before.py").write_text(BEFORE, encoding="utf-8")
    services = Services.open(
        Library.open(library, builtin=False), reviewer="ada", home=tmp_path / "home"
    )
    return ReviewerApp(services, snippet_id="core/shared-items", cursor_blink=False)


async def opened(pilot: Pilot[None]) -> ReviewScreen:
    return await on_screen(pilot, ReviewScreen)


async def test_old_lines_stand_before_the_new_ones_and_can_be_hidden(app: ReviewerApp) -> None:
    async with app.run_test(size=(110, 40)) as pilot:
        await opened(pilot)
        text = screen_text(app)
        assert "Review this change" in text
        assert text.index("-     known = set(right)") < text.index("found = []")
        await pilot.press("o")
        await pilot.pause()
        assert "known = set(right)" not in screen_text(app)
        await pilot.press("o")
        await pilot.pause()
        assert "known = set(right)" in screen_text(app)


async def test_the_cursor_passes_old_lines_over_and_comments_keep_their_line(
    app: ReviewerApp,
) -> None:
    async with app.run_test(size=(110, 40)) as pilot:
        review = await opened(pilot)
        await pilot.press(*["down"] * 5, "c")
        await type_text(pilot, "set")
        await pilot.press("escape", "o", "o")
        assert [(one.span, one.body) for one in review.session.comments] == [(Span(6, 6), "set")]


async def test_without_colour_the_signs_remain(
    app: ReviewerApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with app.run_test(size=(110, 40)) as pilot:
        await opened(pilot)
        shown = [line[:32].rstrip() for line in screen_text(app).splitlines()]
        assert "     -     known = set(right)" in shown
        assert "   6 +     found = []" in shown
