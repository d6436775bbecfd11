"""The report screen: side by side, growth, kinds, appeals, earlier attempts."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from textual.widgets import Static

from reviewer.library import Library
from reviewer.library.growth_records import code_hash, record_path
from reviewer.model import (
    Comment,
    CommentResult,
    IssueResult,
    KeyPoint,
    Report,
    Review,
    Rubric,
    Snippet,
    Span,
)
from reviewer.practice import Session, begin
from reviewer.practice.session import Content, DraftComment
from reviewer.tui.app import ReviewerApp
from reviewer.tui.screens.appeal import KEPT_AFTER, AppealScreen
from reviewer.tui.screens.attempts import AttemptsScreen
from reviewer.tui.screens.browse import BrowseScreen
from reviewer.tui.screens.related import RelatedScreen
from reviewer.tui.screens.report import ReportScreen
from reviewer.tui.screens.review import ReviewScreen
from reviewer.tui.services import Services
from reviewer.tui.widgets.row_list import RowList

from .conftest import LIBRARY, NOW
from .steps import on_screen, screen_text, type_text
from .test_snapshots import REPORT, REVIEW

SIZES = [(80, 24), (110, 34), (160, 50)]
ROWS = [
    "summary",
    "issue:list-scan",
    "issue:shared-default",
    "comment:1",
    "comment:2",
    "explanation",
    "complexity",
    "decoy:sorted-in-loop",
    "fix",
    "growth",
    "kind:membership-list-in-loop",
]


def measured(snippet: Snippet) -> str:
    """A record of growth of the issue `list-scan`."""
    sizes = (16, 32, 64, 128, 256)
    issue = {
        "id": "list-scan",
        "resource": "time",
        "unit": "operations",
        "snippet": {"class": "quadratic", "costs": [[n, n * n] for n in sizes]},
        "fixed": {"class": "linear", "costs": [[n, n] for n in sizes]},
    }
    return json.dumps(
        {"schema": "reviewer.growth/1", "code": code_hash(snippet), "issues": [issue]}
    )


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """Services on a copy of the small library, with a record of growth and issues of a kind."""
    directory = tmp_path / "library"
    shutil.copytree(LIBRARY, directory)
    for name in ("core/shared-items", "core/greeting"):
        path = directory / "rubrics" / f"{name}.toml"
        text = path.read_text("utf-8")
        kind = 'kind = "membership-list-in-loop"\ncategory = '
        path.write_text(text.replace("category = ", kind, 1), "utf-8")
    library = Library.open(directory, builtin=False)
    snippet = library.snippet("core/shared-items")
    record_path(snippet).write_text(measured(snippet), "utf-8")
    ids = count(1)
    with Services.open(
        library,
        reviewer="ada",
        home=tmp_path / "home",
        clock=lambda: NOW,
        new_id=lambda: f"id{next(ids)}",
    ) as opened:
        yield opened


def attempt_at(snippet: Snippet, attempt: str) -> Session:
    """A session with the comments of REVIEW, the first of them tagged."""
    tags = ("major", None, "minor", None)
    comments = tuple(
        DraftComment(f"c{at}", comment.span, comment.body, severity=tag, begun=30.0 * at + 15)
        for at, (comment, tag) in enumerate(zip(REVIEW.comments, tags, strict=True))
    )
    # The comment on all of it comes first in reading order; put it last, as REVIEW has it.
    last = replace(comments[3], span=Span(17, 17))
    return replace(
        begin(snippet, attempt=attempt, now=NOW),
        content=Content(comments=(*comments[:3], last)),
        seconds=312.4,
        hints={"list-scan": 1},
    )


async def shown(
    app: ReviewerApp, pilot: Pilot[None], row: str = "summary", report: Report = REPORT
) -> ReportScreen:
    """The report of an attempt that the history keeps, at a row."""
    services = app.services
    snippet = services.library.snippet("core/shared-items")
    session = attempt_at(snippet, "mine")
    assert services.history is not None
    services.history.record(session, REVIEW, report, submitted=NOW)
    app.show_report(REVIEW, report, 312.4, attempt="mine")
    screen = await on_screen(pilot, ReportScreen)
    screen.query_one("#rows", RowList).go(row)
    await pilot.pause()
    return screen


def make(services: Services, theme: str = "dark") -> ReviewerApp:
    """An app that stands still."""
    chosen = "light" if theme == "light" else "dark"
    return ReviewerApp(services, theme=chosen, cursor_blink=False)  # type: ignore[arg-type]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_row_in_two_themes(
    services: Services, snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    pictures: dict[str, dict[str, str]] = {"dark": {}, "light": {}}
    for theme, found in pictures.items():
        app = make(services, theme)
        async with app.run_test(size=size) as pilot:
            screen = await shown(app, pilot)
            for row in ROWS:
                screen.query_one("#rows", RowList).go(row)
                await pilot.pause()
                found[row] = screen_text(app)
    assert pictures["dark"] == pictures["light"]
    assert pictures["dark"] == snapshot


async def test_from_110_columns_what_was_said_stands_beside_the_key(services: Services) -> None:
    app = make(services)
    async with app.run_test(size=(110, 34)) as pilot:
        await shown(app, pilot, "issue:list-scan")
        assert any("You said" in line and "The key says" in line for line in lines(app))
        await pilot.resize_terminal(109, 34)
        await pilot.pause()
        assert not any("You said" in line and "The key says" in line for line in lines(app))


@pytest.mark.parametrize("row", ["issue:list-scan", "comment:2", "decoy:sorted-in-loop"])
async def test_both_sides_begin_on_one_row_and_share_the_width(
    services: Services, row: str
) -> None:
    app = make(services)
    async with app.run_test(size=(110, 34)) as pilot:
        screen = await shown(app, pilot, row)
        for width in (110, 125, 139, 140, 161, 240):
            await pilot.resize_terminal(width, 34)
            await pilot.pause()
            said, key = (side.region for side in screen.query(".side"))
            room = screen.query_one(".sides").region
            assert said.y == key.y == room.y
            assert said.right == key.x
            assert abs(said.width - key.width) <= 1
            assert (said.x, key.right) == (room.x, room.right)
            assert room.height == max(said.height, key.height)


def lines(app: ReviewerApp) -> list[str]:
    return screen_text(app).splitlines()


def detail(screen: ReportScreen) -> str:
    return "\n".join(str(one.render()) for one in screen.query("#detail Static").results(Static))


async def test_reasons_are_shown_when_asked_for(services: Services) -> None:
    app = make(services)
    async with app.run_test(size=(110, 34)) as pilot:
        screen = await shown(app, pilot, "issue:list-scan")
        assert "on the lines of the defect" not in detail(screen)
        await pilot.press("w")
        assert "on the lines of the defect" in detail(screen)
        assert "w shows why" not in detail(screen)
        await pilot.press("down", "up", "w")
        assert "on the lines of the defect" not in detail(screen)


async def test_severity_time_and_hints_of_the_attempt_are_told(services: Services) -> None:
    app = make(services)
    async with app.run_test(size=(110, 34)) as pilot:
        screen = await shown(app, pilot, "issue:list-scan")
        told = detail(screen)
        assert "You called it major; the key says critical: one step too low." in told
        assert "Begun 0:15 into the review" in told
        assert "You took 1 hint for it, at 2 points." in told
        screen.query_one("#rows", RowList).go("summary")
        await pilot.pause()
        assert "0 of 1 as in the key, 0 too high, 1 too low." in detail(screen)


async def test_a_verdict_held_wrong_is_recorded_and_taken_back(services: Services) -> None:
    app = make(services)
    async with app.run_test(size=(110, 34)) as pilot:
        screen = await shown(app, pilot, "comment:2")
        await pilot.press("a")
        await on_screen(pilot, AppealScreen)
        await type_text(pilot, "it does")
        await pilot.press("escape")
        await on_screen(pilot, ReportScreen)
        await pilot.pause()
        assert services.history is not None
        assert services.history.appeals_of("mine")["comment:2"].text == "it does"
        assert "You hold this wrong" in detail(screen)
        assert "⚐" in next(line for line in lines(app) if "L16" in line)
        await pilot.press("d")
        await pilot.pause()
        assert services.history.appeals_of("mine") == {}
        assert "You hold this wrong" not in detail(screen)
        await pilot.press("a", "escape")
        await on_screen(pilot, ReportScreen)
        assert services.history.appeals_of("mine") == {}


async def test_what_is_held_against_a_verdict_is_kept_while_it_is_written(
    services: Services,
) -> None:
    app = make(services)
    async with app.run_test(size=(110, 34)) as pilot:
        await shown(app, pilot, "comment:2")
        assert services.history is not None
        await pilot.press("a")
        await on_screen(pilot, AppealScreen)
        await type_text(pilot, "it does")
        await pilot.pause(KEPT_AFTER + 0.2)
        assert services.history.appeals_of("mine")["comment:2"].text == "it does"
        await pilot.press(*["backspace"] * 7, "escape")
        await on_screen(pilot, ReportScreen)
        assert services.history.appeals_of("mine") == {}
        await pilot.press("a", *"it is", "ctrl+q")
    assert services.history.appeals_of("mine")["comment:2"].text == "it is"


async def test_only_verdicts_can_be_held_wrong(services: Services) -> None:
    app = make(services)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(app, pilot, "fix")
        await pilot.press("a", "d")
        assert isinstance(app.screen, ReportScreen)
        app.show_report(REVIEW, REPORT, 1.0)  # of no attempt that the history keeps
        screen = await on_screen(pilot, ReportScreen)
        screen.query_one("#rows", RowList).go("issue:list-scan")
        await pilot.pause()
        await pilot.press("a", "x", "escape")
        await on_screen(pilot, ReportScreen)
        assert services.history is not None
        assert services.history.appeals() == {}


async def test_a_kind_lists_the_other_snippets_that_have_it_and_opens_one(
    services: Services,
) -> None:
    app = make(services)
    async with app.run_test(size=(110, 34)) as pilot:
        await shown(app, pilot, "issue:list-scan")
        await pilot.press("m")
        await on_screen(pilot, RelatedScreen)
        assert "core/greeting" in screen_text(app)
        await pilot.press("enter")
        review = await on_screen(pilot, ReviewScreen)
        assert review.snippet.id == "core/greeting"


async def test_an_earlier_attempt_can_be_opened(services: Services) -> None:
    app = make(services)
    async with app.run_test(size=(110, 34)) as pilot:
        snippet = services.library.snippet("core/shared-items")
        assert services.history is not None
        low = replace(REPORT, score=11.0, rubric="other")
        earlier = attempt_at(snippet, "earlier")
        services.history.record(earlier, REVIEW, low, submitted=NOW.replace(month=1))
        await shown(app, pilot)
        await pilot.press("h")
        await on_screen(pilot, AttemptsScreen)
        assert "2026-01-04 09:30   11" in screen_text(app)
        assert "this one" in screen_text(app)
        await pilot.press("enter")
        screen = await on_screen(pilot, ReportScreen)
        assert "Earlier report" in lines(app)[0]
        assert "has changed since this attempt" in detail(screen)
        assert "submitted 2026-01-04 09:30 UTC" in detail(screen)
        assert len(list(services.history.attempts("core/shared-items"))) == 2


async def test_a_report_can_be_opened_from_the_list_of_snippets(services: Services) -> None:
    app = make(services)
    async with app.run_test(size=(80, 24)) as pilot:
        browse = await on_screen(pilot, BrowseScreen)
        browse.query_one("#snippets", RowList).go("core/shared-items")
        await pilot.press("f6")
        assert isinstance(app.screen, BrowseScreen)
        snippet = services.library.snippet("core/shared-items")
        assert services.history is not None
        services.history.record(attempt_at(snippet, "a"), REVIEW, REPORT, submitted=NOW)
        await pilot.press("f6")
        await on_screen(pilot, AttemptsScreen)
        await pilot.press("enter")
        await on_screen(pilot, ReportScreen)
        assert "47 of 100" in lines(app)[0]


async def test_sound_code_and_many_hostile_comments(services: Services, tmp_path: Path) -> None:
    hostile = "\x1b[31mred\u202e [bold]x[/] " * 40
    comments = tuple(Comment(f"{n} {hostile}", Span(1, 1)) for n in range(500))
    rubric = Rubric("Sound", 10, 1, 5, "C", (), None, None, (), (), hash="abc")
    snippet = Snippet("core/sound", "x = 1\n", rubric, library=str(tmp_path))
    services.library._snippets["core/sound"] = snippet
    review = Review("core/sound", "ada", comments)
    results = tuple(CommentResult(n, "wrong", reasons=(hostile,)) for n in range(500))
    report = replace(
        REPORT, snippet="core/sound", issues=(), comments=results, deductions=(), explanation=None,
        complexity=None,
    )  # fmt: skip
    app = make(services)
    async with app.run_test(size=(80, 24)) as pilot:
        await on_screen(pilot, BrowseScreen)
        app.show_report(review, report, 1.0)
        screen = await on_screen(pilot, ReportScreen)
        assert "There was nothing to find" in detail(screen)
        await pilot.press("end")
        await pilot.pause()
        assert "Comment 500: not true" in screen_text(app)
        assert "\\x1b[31mred\\u202e [bold]x[/]" in detail(screen)
        assert "\x1b" not in screen_text(app)


@pytest.mark.parametrize("number", [0, 1, 40])
async def test_any_number_of_issues(services: Services, number: int) -> None:
    snippet = services.library.snippet("core/shared-items")
    first = snippet.rubric.issues[0]
    issues = tuple(replace(first, id=f"i{n}", title=f"Issue {n}") for n in range(number))
    rubric = replace(snippet.rubric, issues=issues)
    services.library._snippets["core/shared-items"] = replace(snippet, rubric=rubric)
    report = replace(
        REPORT,
        issues=tuple(IssueResult(one.id, "major", "missed", 0.0, ()) for one in issues),
        comments=(),
        deductions=(),
        score=100.0 if not number else 0.0,
    )
    app = make(services)
    async with app.run_test(size=(110, 34)) as pilot:
        await on_screen(pilot, BrowseScreen)
        app.show_report(Review("core/shared-items", "ada"), report, 1.0)
        screen = await on_screen(pilot, ReportScreen)
        rows = screen.query_one("#rows", RowList)
        if number:
            rows.go(f"issue:i{number - 1}")
            await pilot.pause()
            assert "Nothing about this." in detail(screen)
        else:
            assert "There was nothing to find: the code is sound." in detail(screen)


async def test_a_point_said_in_part_is_counted_apart(services: Services) -> None:
    assert REPORT.explanation is not None
    points = (*REPORT.explanation.key_points[:1], KeyPoint("b", covered=False, credit=0.5))
    report = replace(REPORT, explanation=replace(REPORT.explanation, key_points=points))
    app = make(services)
    async with app.run_test(size=(110, 34)) as pilot:
        await shown(app, pilot, "explanation", report)
        assert "1 of 2, 1 partly" in screen_text(app)
        assert "◐ b (partly said, 50%)" in screen_text(app)
