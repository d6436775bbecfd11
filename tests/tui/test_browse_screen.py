"""Choosing a snippet."""

from __future__ import annotations

from pathlib import Path

from reviewer.library import Library
from reviewer.practice import begin, reduce
from reviewer.practice.actions import Explain
from reviewer.tui.app import ReviewerApp
from reviewer.tui.screens.browse import BrowseScreen
from reviewer.tui.screens.review import ReviewScreen
from reviewer.tui.services import Services
from reviewer.tui.widgets.row_list import RowList

from .conftest import NOW, MakeApp
from .steps import on_screen, screen_text, type_text


async def test_typing_filters_by_title_tag_track_and_question(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await on_screen(pilot, BrowseScreen)
        rows = screen.query_one(RowList)
        for text, expected in [
            ("totals day", "pandas/daily-totals"),
            ("SETS", "core/shared-items"),
            ("q10", "core/shared-items"),
            ("groupby", "pandas/daily-totals"),
        ]:
            await type_text(pilot, text)
            assert rows.key == expected
            await pilot.press("escape")
        await type_text(pilot, "nothing like it")
        assert "No snippet matches" in screen_text(app)
        await pilot.press("escape")
        assert "Items two warehouses share" in screen_text(app)


async def test_tab_shows_one_track_after_the_other(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await on_screen(pilot, BrowseScreen)
        assert "[All 3]" in screen_text(app)
        await pilot.press("tab", "tab")
        shown = screen_text(app)
        assert "[pandas 1]" in shown
        assert "Totals per day" in shown
        assert "warehouses" not in shown
        await pilot.press("shift+tab")
        assert "[Core Python 2]" in screen_text(app)


async def test_tracks_out_of_sight_are_hinted_at(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(30, 24)) as pilot:
        await on_screen(pilot, BrowseScreen)
        assert screen_text(app).splitlines()[1].endswith(" ›")
        await pilot.press("tab", "tab")
        tabs = screen_text(app).splitlines()[1]
        assert tabs.strip().startswith("‹ ")
        assert tabs.endswith("[pandas 1]")


async def test_drafts_and_the_way_back_are_kept(make_app: MakeApp, services: Services) -> None:
    snippet = services.library.snippet("pandas/daily-totals")
    session = begin(snippet, attempt="a1", now=NOW)
    services.drafts.save(reduce(session, Explain("sums")))
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await on_screen(pilot, BrowseScreen)
        line = next(line for line in screen_text(app).splitlines() if "Totals per day" in line)
        assert "✎" in line
        await pilot.press("down", "down", "enter")
        review = await on_screen(pilot, ReviewScreen)
        assert review.session.explanation == "sums"
        await pilot.press("q")
        screen = await on_screen(pilot, BrowseScreen)
        assert screen.query_one(RowList).key == "pandas/daily-totals"


async def test_an_empty_library_says_what_to_do(tmp_path: Path) -> None:
    for folder in ("snippets", "rubrics"):
        (tmp_path / "library" / folder).mkdir(parents=True)
    library = Library.open(tmp_path / "library", builtin=False)
    with Services.open(library, home=tmp_path) as services:
        app = ReviewerApp(services, cursor_blink=False)
        async with app.run_test(size=(80, 24)) as pilot:
            await on_screen(pilot, BrowseScreen)
            assert "The library has no snippets" in screen_text(app)
            await pilot.press("enter", "down", "tab")


async def test_a_broken_snippet_is_named_and_the_list_stays(tmp_path: Path) -> None:
    library = tmp_path / "library"
    (library / "snippets" / "core" / "broken").mkdir(parents=True)
    (library / "rubrics" / "core").mkdir(parents=True)
    (library / "snippets" / "core" / "broken" / "snippet.py").write_text("x = 1\n")
    (library / "rubrics" / "core" / "broken.toml").write_text(
        'title = "Broken"\nquestion = 10\ndifficulty = 1\nminutes = 3\ntags = []\nspeed = 3\n'
    )
    with Services.open(Library.open(library, builtin=False), home=tmp_path) as services:
        app = ReviewerApp(services, cursor_blink=False)
        async with app.run_test(size=(120, 40), notifications=True) as pilot:
            await on_screen(pilot, BrowseScreen)
            await pilot.press("enter")
            await pilot.pause(0.3)
            assert isinstance(app.screen, BrowseScreen)
            assert "broken.toml" in screen_text(app)
