"""One table for keys, key bar and help."""

from __future__ import annotations

import pytest

from reviewer.tui.app import ReviewerApp
from reviewer.tui.commands import COMMANDS, HEADINGS, Command, bar, key_name
from reviewer.tui.screens.browse import BrowseScreen
from reviewer.tui.screens.help import HelpScreen, help_text
from reviewer.tui.screens.interview import InterviewScreen
from reviewer.tui.screens.interview_summary import InterviewSummaryScreen
from reviewer.tui.screens.progress import ProgressScreen
from reviewer.tui.screens.report import ReportScreen
from reviewer.tui.screens.review import ReviewScreen
from reviewer.tui.widgets.code_view import CodeView
from reviewer.tui.widgets.key_bar import KeyBar

from .conftest import MakeApp
from .steps import on_screen, screen_text

OWNERS = {
    "app": ReviewerApp,
    "browse": BrowseScreen,
    "moves": CodeView,
    "finding": ReviewScreen,
    "review": ReviewScreen,
    "writing": ReviewScreen,
    "interview": InterviewScreen,
    "summary": InterviewSummaryScreen,
    "report": ReportScreen,
    "progress": ProgressScreen,
}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_its_action_and_its_help(command: Command) -> None:
    assert hasattr(OWNERS[command.group], f"action_{command.id}")
    assert command.help in " ".join(help_text({}).plain.split())
    assert command.group in HEADINGS


def test_no_key_means_two_things_at_one_place() -> None:
    taken: dict[tuple[str, str], str] = {}
    for command in COMMANDS:
        for place in command.places:
            for key in command.keys:
                assert taken.setdefault((place, key), command.id) == command.id


def test_keys_are_written_as_people_write_them() -> None:
    assert [key_name(key) for key in ("shift+up", "ctrl+o", "enter", "f5", "S")] == [
        "⇧↑",
        "^o",
        "⏎",
        "F5",
        "S",
    ]


def test_the_bar_begins_with_help_and_the_most_important() -> None:
    found = [command.id for command in bar(("moves", "review", "app"), "code")]
    assert found[:3] == ["help", "comment", "suggest"]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (300, 60), (40, 12)])
async def test_help_is_in_the_bar_at_every_width(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = make_app("core/shared-items")
    async with app.run_test(size=size) as pilot:
        await on_screen(pilot, ReviewScreen)
        assert screen_text(app).splitlines()[-1].endswith("? Help")


async def test_the_bar_can_be_clicked(make_app: MakeApp) -> None:
    app = make_app("core/shared-items")
    async with app.run_test(size=(80, 24)) as pilot:
        await on_screen(pilot, ReviewScreen)
        line = screen_text(app).splitlines()[-1]
        await pilot.click(KeyBar, offset=(line.index("Comment"), 0))
        await pilot.pause()
        assert "What is wrong here" in screen_text(app)


async def test_help_opens_from_the_filter_and_closes(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await on_screen(pilot, BrowseScreen)
        await pilot.press("question_mark")
        await on_screen(pilot, HelpScreen)
        await pilot.press("escape")
        await on_screen(pilot, BrowseScreen)
