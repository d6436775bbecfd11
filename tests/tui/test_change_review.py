"""Reviewing a change: what came and what went stand together, and comments go on what stands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from reviewer.library import Library
from reviewer.model import Change, Span
from reviewer.tui.alignment import align
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


async def test_side_by_side_and_back(app: ReviewerApp) -> None:
    async with app.run_test(size=(130, 40)) as pilot:
        review = await opened(pilot)
        await pilot.press(*["down"] * 5, "c")
        await type_text(pilot, "set")
        await pilot.press("escape", "b")
        await pilot.pause()
        lines = screen_text(app).splitlines()
        pair = next(line for line in lines if "found = []" in line)
        assert pair.index("known = set(right)") < pair.index("│") < pair.index("found = []")
        assert "- " in pair
        at = lines.index(pair)
        assert "◆ L6" in lines[at + 1]
        assert [line.count("The items of left") for line in lines if "The items" in line] == [2]
        await pilot.press("b")
        await pilot.pause()
        assert "-     known = set(right)" in screen_text(app)
        assert not any("found = []" in x and "known" in x for x in screen_text(app).splitlines())
        assert [(one.span, one.body) for one in review.session.comments] == [(Span(6, 6), "set")]


async def test_cursor_and_mouse_work_side_by_side(app: ReviewerApp) -> None:
    async with app.run_test(size=(130, 40)) as pilot:
        review = await opened(pilot)
        await pilot.press("b")
        await pilot.pause()
        await pilot.press("down", "shift+down")
        assert review.code.selection == Span(2, 3)
        shown = screen_text(app).splitlines()
        y = next(at for at, line in enumerate(shown) if "found = []" in line)
        for x in (20, 90):  # a line is one line on both of its sides
            await pilot.click(offset=(x, y))
            assert review.code.selection == Span(6, 6)
        await pilot.press("c", "x", "escape")
        assert [(one.span, one.body) for one in review.session.comments] == [(Span(6, 6), "x")]


async def test_side_by_side_needs_room(app: ReviewerApp) -> None:
    async with app.run_test(size=(119, 40), notifications=True) as pilot:
        review = await opened(pilot)
        await pilot.press("b")
        await pilot.pause()
        assert "Side by side needs 120 columns" in screen_text(app)
        await pilot.resize_terminal(130, 40)
        await pilot.press("b")
        await pilot.pause()
        assert review.has_class("-split")
        await pilot.resize_terminal(100, 40)
        await pilot.pause()
        assert not review.has_class("-split")
        assert "-     known = set(right)" in screen_text(app)
        await pilot.resize_terminal(140, 40)
        await pilot.pause()
        assert review.has_class("-split")


lines_of_code = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=12)


@given(lines_of_code, lines_of_code)
def test_the_left_side_is_the_old_code_and_each_row_is_one_line(
    before: list[str], after: list[str]
) -> None:
    change = Change.between(before, after)
    found = align(after, change)
    assert list(found.old) == before
    order: list[int] = []
    for line in range(1, len(after) + 2):
        order += found.alone.get(line, ())
        if line in found.beside:
            order.append(found.beside[line])
    assert order == list(range(1, len(before) + 1))
    for line, old in found.beside.items():
        if line not in change.added:
            assert after[line - 1] == before[old - 1]
