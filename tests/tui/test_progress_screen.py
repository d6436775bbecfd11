"""Progress: what is due, how skills stand, and practice from there."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from reviewer.practice import begin, reduce
from reviewer.practice.actions import Explain
from reviewer.practice.history import Attempt
from reviewer.progress.variants import VariantLibrary
from reviewer.tui.app import ReviewerApp
from reviewer.tui.screens.browse import BrowseScreen
from reviewer.tui.screens.progress import ProgressScreen
from reviewer.tui.screens.report import ReportScreen
from reviewer.tui.screens.review import ReviewScreen
from reviewer.tui.services import Services
from reviewer.tui.widgets.row_list import RowList
from tests.progress.made_up import attempt, keep

from .conftest import NOW, MakeApp
from .steps import on_screen, screen_text

SIZES = pytest.mark.parametrize(
    "size", [(80, 24), (110, 34), (160, 50)], ids=["80x24", "110x34", "160x50"]
)
ITEMS, TOTALS = "core/shared-items", "pandas/daily-totals"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


def made(services: Services, snippet: str, days: int, **statuses: str) -> Attempt:
    named = {name.replace("_", "-"): status for name, status in statuses.items()}
    when = NOW - timedelta(days=days)
    return attempt(services.library, snippet, when, named, severity="major", number=days)


@pytest.fixture
def practised(services: Services) -> Services:
    """Five weeks of practice on two snippets."""
    assert services.history is not None
    keep(
        services.history,
        [
            made(services, ITEMS, 33),
            made(services, TOTALS, 26, list_scan="partial"),
            made(services, ITEMS, 19, list_scan="found", list_copy="partial"),
            made(services, ITEMS, 9, list_scan="found", list_copy="found"),
            made(services, TOTALS, 1),
        ],
    )
    return services


async def opened(app: ReviewerApp, pilot: Any) -> ProgressScreen:
    await on_screen(pilot, BrowseScreen)
    await pilot.press("P")
    return await on_screen(pilot, ProgressScreen)


@SIZES
async def test_progress(
    practised: Services, make_app: MakeApp, snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await opened(app, pilot)
        assert screen_text(app) == snapshot


@SIZES
async def test_progress_of_a_newcomer(
    make_app: MakeApp, snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await opened(app, pilot)
        assert screen_text(app) == snapshot


async def test_capital_p_is_not_typed_into_the_filter(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await pilot.press("q")
        browse = await on_screen(pilot, BrowseScreen)
        assert browse.state.filter == ""


async def test_enter_on_the_suggestion_opens_it_and_says_why(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(110, 34), notifications=True) as pilot:
        screen = await opened(app, pilot)
        assert screen.query_one(RowList).key == "next"
        await pilot.press("enter")
        await on_screen(pilot, ReviewScreen)
        await pilot.pause(0.3)
        assert "New to you, difficulty" in screen_text(app)


async def test_enter_on_a_skill_opens_a_snippet_that_trains_it(
    practised: Services, make_app: MakeApp
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        rows = screen.query_one(RowList)
        await pilot.press("down")
        assert rows.key is not None
        assert rows.key.startswith("skill:")
        skill = rows.key.partition(":")[2]
        await pilot.press("enter")
        review = await on_screen(pilot, ReviewScreen)
        item = practised.progress().catalogue.item(review.snippet.id)
        assert item is not None
        assert skill in item.skills


@pytest.mark.parametrize("key", ["category:time", "question:10"])
async def test_categories_and_questions_can_be_practised(
    practised: Services, make_app: MakeApp, key: str
) -> None:
    app = make_app()
    async with app.run_test(size=(160, 50)) as pilot:
        screen = await opened(app, pilot)
        rows = screen.query_one(RowList)
        rows.go(key)
        assert rows.key == key
        await pilot.press("enter")
        review = await on_screen(pilot, ReviewScreen)
        assert review.snippet.id != TOTALS  # it was the last one


async def test_escape_goes_back_to_the_snippets(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await pilot.press("escape")
        await on_screen(pilot, BrowseScreen)


async def test_n_after_a_report_opens_another_snippet_and_says_why(make_app: MakeApp) -> None:
    from .test_snapshots import REPORT, REVIEW

    app = make_app(ITEMS)
    async with app.run_test(size=(110, 34), notifications=True) as pilot:
        await on_screen(pilot, ReviewScreen)
        app.show_report(REVIEW, REPORT, 60.0)
        await on_screen(pilot, ReportScreen)
        await pilot.press("n")
        review = await on_screen(pilot, ReviewScreen)
        assert review.snippet.id != ITEMS
        await pilot.pause(0.3)
        assert "New to you" in screen_text(app)


async def test_without_a_history_progress_is_a_newcomers(
    services: Services, make_app: MakeApp
) -> None:
    services.history_path.mkdir(parents=True)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        assert "Nothing is recorded yet" in screen_text(app)


async def test_every_state_has_a_glyph(practised: Services, make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(160, 50)) as pilot:
        await opened(app, pilot)
        shown = screen_text(app)
        for glyph, word in (("✗", "missed"), ("◐", "46 %"), ("▶", "")):
            assert any(glyph in line and word in line for line in shown.splitlines())


async def test_a_variant_that_was_begun_can_be_taken_up_again(tmp_path: Path) -> None:
    variant = "core/library-loans~membership-list-in-loop-1"
    library = VariantLibrary.open()
    with Services.open(library, home=tmp_path, clock=lambda: NOW) as services:
        session = begin(library.snippet(variant), attempt="a1", now=NOW)
        services.drafts.save(reduce(session, Explain("loans")))
        app = ReviewerApp(services, cursor_blink=False)
        async with app.run_test(size=(80, 24)) as pilot:
            screen = await opened(app, pilot)
            assert "✎ Loans of the town library, varied" in screen_text(app)
            assert "membership" not in screen_text(app)
            screen.query_one(RowList).go(f"draft:{variant}")
            await pilot.press("enter")
            review = await on_screen(pilot, ReviewScreen)
            assert review.session.explanation == "loans"
