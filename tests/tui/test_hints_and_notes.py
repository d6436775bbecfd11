"""Hints on the review screen: the price is said first, the number of issues never; and notes."""

from __future__ import annotations

import re

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from reviewer.tui.screens.hints import HintScreen
from reviewer.tui.screens.notes import NotesScreen
from reviewer.tui.screens.report import ReportScreen
from reviewer.tui.screens.review import ReviewScreen
from reviewer.tui.screens.submit import SubmitScreen
from reviewer.tui.services import Services
from reviewer.tui.widgets.row_list import RowList

from .conftest import MakeApp
from .steps import on_screen, screen_text, type_text

ID = "core/shared-items"
SCAN, COPY, DEFAULT = "list-scan", "list-copy", "shared-default"


async def offered(pilot: Pilot[None]) -> HintScreen:
    """The dialog, once it has an offer."""
    await pilot.press("h")
    dialog = await on_screen(pilot, HintScreen)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return dialog


async def test_the_price_is_said_before_a_hint_is_taken(make_app: MakeApp) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        review = await on_screen(pilot, ReviewScreen)
        await offered(pilot)
        assert "Take a hint for 2 points" in screen_text(app)
        assert review.session.hints == {}
        await pilot.press("escape")
        await on_screen(pilot, ReviewScreen)
        assert review.session.hints == {}


async def test_hints_taken_stay_to_be_read(make_app: MakeApp) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        review = await on_screen(pilot, ReviewScreen)
        await offered(pilot)
        await pilot.press("enter", "enter", "escape")
        assert sum(review.session.hints.values()) == 2
        await offered(pilot)
        shown = screen_text(app)
        assert shown.count("· ") >= 2
        assert "So far they cost" in shown


async def test_no_hint_is_of_what_the_comments_find(make_app: MakeApp) -> None:
    app = make_app(ID)
    async with app.run_test(size=(110, 34)) as pilot:
        review = await on_screen(pilot, ReviewScreen)
        await pilot.press(*["down"] * 7, "c")
        await type_text(pilot, "in walks the whole list for every item, make right a set")
        await pilot.press("escape")
        await offered(pilot)
        await pilot.press(*["enter"] * 8)
        assert SCAN not in review.session.hints
        assert {COPY, DEFAULT} <= set(review.session.hints)


@pytest.mark.parametrize("snippet_id", [ID, "core/greeting", "pandas/daily-totals"])
async def test_the_dialog_is_alike_for_every_snippet(make_app: MakeApp, snippet_id: str) -> None:
    app = make_app(snippet_id)
    prices = []
    async with app.run_test(size=(110, 34)) as pilot:
        await on_screen(pilot, ReviewScreen)
        dialog = await offered(pilot)
        for _ in range(8):
            found = re.search(r"Take (?:a|another) hint for (\d) points", screen_text(app))
            assert found is not None
            prices.append(int(found[1]))
            await pilot.press("enter")
        assert "A review can have 8 hints" in screen_text(app)
        assert dialog.query_one(RowList).key == "close"
    assert set(prices) == {2, 4}
    assert prices[0] == 2


async def test_a_hint_alone_is_worth_a_draft(make_app: MakeApp, services: Services) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        await on_screen(pilot, ReviewScreen)
        await offered(pilot)
        await pilot.press("enter", "escape", "q")
        await pilot.pause()
    resumed = services.drafts.load(services.library.snippet(ID))
    assert resumed is not None
    assert sum(resumed.session.hints.values()) == 1


async def test_the_price_stands_beside_the_score_and_in_the_history(
    make_app: MakeApp, services: Services
) -> None:
    app = make_app(ID)
    async with app.run_test(size=(110, 34)) as pilot:
        await on_screen(pilot, ReviewScreen)
        await offered(pilot)
        await pilot.press("enter", "enter", "escape", "f5")
        await on_screen(pilot, SubmitScreen)
        await pilot.press("S")
        report = await on_screen(pilot, ReportScreen)
        points = sum((2, 4)[at > 0] for n in report.aside.hints.values() for at in range(n))
        assert f"0 of 100 less {points} points for 2 hints" in screen_text(app)
        report.query_one("#rows", RowList).go("hints")
        await pilot.pause()
        assert "The score stays as it is" in screen_text(app)
    assert services.history is not None
    (attempt,) = services.history.attempts(ID)
    assert attempt.details["hint_points"] == points
    assert attempt.score == 0


async def test_notes_are_kept_with_the_review_and_shown_with_the_report(
    make_app: MakeApp, services: Services
) -> None:
    app = make_app(ID)
    async with app.run_test(size=(110, 34)) as pilot:
        review = await on_screen(pilot, ReviewScreen)
        await pilot.press("a")
        await on_screen(pilot, NotesScreen)
        await type_text(pilot, "loops first")
        await pilot.press("escape", "a", "x", "escape", "f5")
        assert review.session.content.notes == "loops firstx"
        await on_screen(pilot, SubmitScreen)
        await pilot.press("S")
        report = await on_screen(pilot, ReportScreen)
        report.query_one("#rows", RowList).go("notes")
        await pilot.pause()
        assert "loops firstx" in screen_text(app)
    assert services.history is not None
    (attempt,) = services.history.attempts(ID)
    assert attempt.details["notes"] == "loops firstx"


async def test_quitting_in_the_middle_of_notes_keeps_them(
    make_app: MakeApp, services: Services
) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        await on_screen(pilot, ReviewScreen)
        await pilot.press("a", "a", "b", "ctrl+q")
    resumed = services.drafts.load(services.library.snippet(ID))
    assert resumed is not None
    assert resumed.session.content.notes == "ab"


@pytest.mark.parametrize("size", [(80, 24), (110, 34)], ids=["80x24", "110x34"])
async def test_the_dialogs_have_their_view(
    make_app: MakeApp, snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    app = make_app(ID)
    async with app.run_test(size=size) as pilot:
        await on_screen(pilot, ReviewScreen)
        await offered(pilot)
        assert screen_text(app) == snapshot(name="offer")
        await pilot.press("enter", "enter")
        assert screen_text(app) == snapshot(name="taken")
        await pilot.press("escape", "a", "a", "h", "a")
        await pilot.pause()
        assert screen_text(app) == snapshot(name="notes")
