"""The first paint: it fits the terminal, and keys typed before it are not lost."""

from __future__ import annotations

from typing import Any

import pytest
from textual import events
from textual.drivers.headless_driver import HeadlessDriver
from textual.screen import Screen

from reviewer.tui.app import ReviewerApp
from reviewer.tui.screens.browse import BrowseScreen
from reviewer.tui.screens.review import ReviewScreen
from reviewer.tui.services import Services

from .conftest import MakeApp
from .steps import on_screen, type_text

SNIPPET = "core/shared-items"


def typed_ahead(app: ReviewerApp, *keys: str) -> ReviewerApp:
    """`app` on a terminal whose input holds `keys` from the start."""

    class Eager(HeadlessDriver):
        def start_application_mode(self) -> None:
            super().start_application_mode()
            for key in keys:
                self.send_message(events.Key(key, key if len(key) == 1 else None))

    app.driver_class = Eager
    return app


async def test_keys_typed_before_the_first_paint_move_the_cursor(make_app: MakeApp) -> None:
    app = typed_ahead(make_app(SNIPPET), "down", "j")
    async with app.run_test(headless=False, size=(110, 34)) as pilot:
        screen = await on_screen(pilot, ReviewScreen)
        assert screen.code.cursor == 3


@pytest.mark.parametrize("size", [(80, 24), (110, 34)])
async def test_an_answer_typed_before_there_is_a_box_is_taken(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    app = typed_ahead(make_app(SNIPPET), *"ewhat both have")
    async with app.run_test(headless=False, size=size) as pilot:
        screen = await on_screen(pilot, ReviewScreen)
        await pilot.pause(0.2)
        assert screen.session.explanation == "what both have"


async def test_a_comment_typed_before_there_is_a_box_is_taken(make_app: MakeApp) -> None:
    app = typed_ahead(make_app(SNIPPET), "down", *"cslow", "escape")
    async with app.run_test(headless=False, size=(110, 34)) as pilot:
        screen = await on_screen(pilot, ReviewScreen)
        await pilot.pause(0.2)
        assert [comment.body for comment in screen.session.comments] == ["slow"]


async def test_a_filter_typed_before_the_first_paint_filters(services: Services) -> None:
    app = typed_ahead(ReviewerApp(services, cursor_blink=False), *"shared")
    async with app.run_test(headless=False, size=(110, 34)) as pilot:
        screen = await on_screen(pilot, BrowseScreen)
        await pilot.pause(0.2)
        assert screen.state.filter == "shared"


async def test_leaving_before_the_first_paint_keeps_the_draft(
    make_app: MakeApp, services: Services
) -> None:
    app = make_app(SNIPPET)
    async with app.run_test(size=(110, 34)) as pilot:
        screen = await on_screen(pilot, ReviewScreen)
        await pilot.press("e")
        await type_text(pilot, "kept")
        await pilot.press("ctrl+q")
    async with typed_ahead(make_app(SNIPPET), "u", "ctrl+q").run_test(headless=False):
        pass
    resumed = services.drafts.load(screen.snippet)
    assert resumed is not None
    assert resumed.session.explanation == "kept"


class Painted(ReviewerApp):
    """Notes the classes of each screen that is drawn."""

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        self.painted = [*getattr(self, "painted", []), (type(screen), set(screen.classes))]
        super()._display(screen, renderable)


async def test_the_first_paint_fits_the_terminal(services: Services) -> None:
    app = Painted(services, snippet_id=SNIPPET, cursor_blink=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await on_screen(pilot, ReviewScreen)
    first = next(classes for kind, classes in app.painted if kind is ReviewScreen)
    assert {"-narrow", "-low"} <= first
