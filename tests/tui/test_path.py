"""The whole path, from the list of snippets to the report, with the real engine."""

from __future__ import annotations

from reviewer.model import Span
from reviewer.tui.screens.browse import BrowseScreen
from reviewer.tui.screens.report import ReportScreen
from reviewer.tui.screens.review import ReviewScreen
from reviewer.tui.screens.submit import SubmitScreen
from reviewer.tui.services import Services

from .conftest import MakeApp
from .steps import on_screen, screen_text, type_text


async def test_a_review_is_chosen_written_submitted_and_reported(
    make_app: MakeApp, services: Services
) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await on_screen(pilot, BrowseScreen)
        await type_text(pilot, "warehouses")
        await pilot.press("enter")
        review = await on_screen(pilot, ReviewScreen)

        await pilot.press("e")
        await type_text(pilot, "The items of left that are in right, in order.")
        await pilot.press("tab")
        await type_text(pilot, "O(n*m)")
        await pilot.press("tab")
        await type_text(pilot, "O(n)")
        await pilot.press("escape")

        await pilot.press(*["down"] * 6, "shift+down", "c")
        await type_text(pilot, "`in` on a list is a linear scan in a loop; make right a set.")
        await pilot.press("escape", "S")
        await on_screen(pilot, SubmitScreen)
        assert "1 comment; every question is answered." in screen_text(app)
        await pilot.press("enter")

        await on_screen(pilot, ReportScreen)
        shown = screen_text(app)
        assert "✓ Each item is looked for in a list" in shown
        assert "✗ The default dict is shared" in shown

        (attempt,) = services.history.attempts("core/shared-items") if services.history else ()
        assert attempt.reviewer == "ada"
        assert attempt.review["comments"][0]["line"] == 8
        assert attempt.report["issues"][0]["status"] == "found"
        assert services.drafts.ids() == frozenset()
        assert review.session.comments[0].span == Span(7, 8)

        await pilot.press("q")
        await on_screen(pilot, BrowseScreen)
        score = f"{attempt.score:.0f}"
        assert any(
            "Items two warehouses share" in line and score in line
            for line in screen_text(app).splitlines()
        )


async def test_next_opens_a_snippet_not_tried_yet_and_retry_a_fresh_attempt(
    make_app: MakeApp, services: Services
) -> None:
    app = make_app("core/shared-items")
    async with app.run_test(size=(80, 24)) as pilot:
        await on_screen(pilot, ReviewScreen)
        await pilot.press("c")
        await type_text(pilot, "Make right a set.")
        await pilot.press("f5", "S")
        await on_screen(pilot, ReportScreen)
        await pilot.press("r")
        again = await on_screen(pilot, ReviewScreen)
        assert again.session.comments == ()
        await pilot.press("S", "S")
        await on_screen(pilot, ReportScreen)
        assert services.history is not None
        assert len(list(services.history.attempts("core/shared-items"))) == 2
        await pilot.press("n")
        following = await on_screen(pilot, ReviewScreen)
        assert following.snippet.id == "core/greeting"


async def test_what_is_open_is_listed_before_submitting_and_leads_back(
    make_app: MakeApp,
) -> None:
    app = make_app("core/shared-items")
    async with app.run_test(size=(80, 24)) as pilot:
        review = await on_screen(pilot, ReviewScreen)
        await pilot.press("S")
        await on_screen(pilot, SubmitScreen)
        shown = screen_text(app)
        for text in (
            "The explanation is empty",
            "Time complexity is not answered",
            "Space complexity is not answered",
            "There are no comments",
        ):
            assert text in shown
        await pilot.press("home", "down", "enter")
        await on_screen(pilot, ReviewScreen)
        await type_text(pilot, "O(1)")
        assert review.session.content.time == "O(1)"
