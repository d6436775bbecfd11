"""Finding a command by its name."""

from __future__ import annotations

from textual.pilot import Pilot

from reviewer.tui.commands import COMMANDS
from reviewer.tui.screens.browse import BrowseScreen
from reviewer.tui.screens.palette import PaletteScreen, matching
from reviewer.tui.screens.review import ReviewScreen

from .conftest import MakeApp
from .steps import on_screen, screen_text, type_text

ID = "core/shared-items"


async def palette(pilot: Pilot[None]) -> PaletteScreen:
    await pilot.press("f2")
    return await on_screen(pilot, PaletteScreen)


def test_commands_are_found_by_name_help_id_and_key() -> None:
    def first(text: str) -> str:
        return matching(COMMANDS, text, {})[0].id

    assert first("comment") == "comment"
    assert first("side by side") == "side_by_side"
    assert first("go_to_line") == "go_to_line"
    assert first("^o") == "suggest_here"
    assert matching(COMMANDS, "no such words", {}) == []
    assert matching(COMMANDS, "whatever chosen", {"mark": ("f12",)}) == []
    assert [c.id for c in matching(COMMANDS, "F12", {"mark": ("f12",)})] == ["mark"]


async def test_a_command_is_chosen_by_name_and_runs_where_one_was(make_app: MakeApp) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        review = await on_screen(pilot, ReviewScreen)
        await pilot.press("down", "down")
        await palette(pilot)
        await type_text(pilot, "comm")
        await pilot.press("enter")
        await pilot.pause(0.2)
        await type_text(pilot, "here")
        await pilot.press("escape")
        assert [(str(c.span), c.body) for c in review.session.comments] == [("L3", "here")]


async def test_what_does_not_apply_is_shown_but_not_run(make_app: MakeApp) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        await on_screen(pilot, ReviewScreen)
        await palette(pilot)
        await type_text(pilot, "delete the comment")
        await pilot.pause()
        shown = screen_text(app)
        assert "Not here" in shown
        assert "Delete the comment; u brings it back" in shown
        await pilot.press("enter")
        assert isinstance(await on_screen(pilot, ReviewScreen), ReviewScreen)


async def test_a_click_runs_and_esc_runs_nothing(make_app: MakeApp) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        review = await on_screen(pilot, ReviewScreen)
        await palette(pilot)
        await pilot.press("escape")
        await on_screen(pilot, ReviewScreen)
        assert review.place == "code"
        await palette(pilot)
        await type_text(pilot, "go to a line")
        await pilot.pause()
        y = next(y for y, line in enumerate(screen_text(app).splitlines()) if "12 or 12-14" in line)
        await pilot.click(offset=(40, y))
        await pilot.pause(0.2)
        assert review.place == "goto"


async def test_opened_from_a_box_it_loses_no_text(make_app: MakeApp) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        review = await on_screen(pilot, ReviewScreen)
        await pilot.press("c")
        await type_text(pilot, "one")
        await palette(pilot)
        await type_text(pilot, "drop the suggestion")
        await pilot.press("enter")
        await pilot.pause(0.3)
        (comment,) = review.session.comments
        assert (comment.body, comment.suggestion is not None) == ("one", True)
        await palette(pilot)
        await pilot.press("escape")
        await on_screen(pilot, ReviewScreen)
        await type_text(pilot, "x")
        await pilot.press("escape")
        assert "x" in (review.session.comments[0].suggestion or "")


async def test_it_opens_on_the_list_of_snippets_too(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await on_screen(pilot, BrowseScreen)
        await palette(pilot)
        await type_text(pilot, "resume")
        await pilot.press("enter")
        assert isinstance(await on_screen(pilot, ReviewScreen), ReviewScreen)
