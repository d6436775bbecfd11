"""Reviewing by keyboard and by mouse; and that text is never lost."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from reviewer.model import Span
from reviewer.practice import DraftComment
from reviewer.tui.screens.review import ReviewScreen
from reviewer.tui.services import Services
from reviewer.tui.widgets.code_run import CodeRun
from reviewer.tui.widgets.comment_card import CommentCard

from .conftest import MakeApp
from .steps import burst, on_screen, screen_text, type_text

ID = "core/shared-items"


async def opened(pilot: Pilot[None]) -> ReviewScreen:
    return await on_screen(pilot, ReviewScreen)


def written(review: ReviewScreen) -> list[tuple[Span | None, str]]:
    return [(comment.span, comment.body) for comment in review.session.comments]


async def test_a_comment_goes_on_the_cursor_line(make_app: MakeApp) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        review = await opened(pilot)
        await pilot.press("down", "down", "c")
        await type_text(pilot, "why")
        await pilot.press("escape")
        assert written(review) == [(Span(3, 3), "why")]


@pytest.mark.parametrize(
    "keys",
    [
        ["shift+down", "shift+down"],
        ["v", "down", "down"],
        ["down", "down", "shift+up", "shift+up"],
        ["v", "down", "down", "down", "up"],
    ],
)
async def test_ranges_are_marked_by_keys(make_app: MakeApp, keys: list[str]) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        review = await opened(pilot)
        await pilot.press(*keys, "c", "x", "escape")
        assert written(review) == [(Span(1, 3), "x")]


async def test_moving_on_without_shift_forgets_the_range(make_app: MakeApp) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        review = await opened(pilot)
        await pilot.press("shift+down", "down")
        assert review.code.selection == Span(3, 3)
        await pilot.press("v", "down", "escape", "down")
        assert review.code.selection == Span(5, 5)


async def test_dragging_marks_a_range_and_a_click_leaves_none(make_app: MakeApp) -> None:
    app = make_app(ID)
    async with app.run_test(size=(120, 40)) as pilot:
        review = await opened(pilot)
        run = review.query(CodeRun).first()
        await pilot.mouse_down(run, offset=(20, 3))
        await pilot.hover(run, offset=(20, 5))
        await pilot.mouse_up(run, offset=(20, 5))
        assert review.code.selection == Span(4, 6)
        await pilot.press("c", "x", "escape")
        await pilot.click(review.query(CodeRun).first(), offset=(20, 1))
        await pilot.hover(review.query(CodeRun).first(), offset=(20, 3))
        assert review.code.selection == Span(2, 2)
        assert written(review) == [(Span(4, 6), "x")]


async def test_shift_click_extends_and_a_double_click_comments(make_app: MakeApp) -> None:
    app = make_app(ID)
    async with app.run_test(size=(120, 40)) as pilot:
        review = await opened(pilot)
        run = review.query(CodeRun).first()
        await pilot.click(run, offset=(20, 1))
        await pilot.click(run, offset=(20, 4), shift=True)
        assert review.code.selection == Span(2, 5)
        await pilot.click(run, offset=(20, 7))
        await pilot.click(run, offset=(20, 7), times=2)
        await type_text(pilot, "here")
        await pilot.press("escape")
        assert written(review) == [(Span(8, 8), "here")]


async def test_clicking_away_keeps_what_is_being_written(make_app: MakeApp) -> None:
    app = make_app(ID)
    async with app.run_test(size=(120, 40)) as pilot:
        review = await opened(pilot)
        await pilot.press("c")
        await type_text(pilot, "kept")
        await pilot.click(review.query(CodeRun).last(), offset=(20, 6))
        await pilot.pause()
        assert written(review) == [(Span(1, 1), "kept")]
        assert review.place == "code"
        await pilot.click(CommentCard, offset=(6, 0), times=2)
        await type_text(pilot, " too")
        await pilot.press("escape")
        assert written(review) == [(Span(1, 1), "kept too")]


async def test_a_comment_is_edited_deleted_and_brought_back(make_app: MakeApp) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        review = await opened(pilot)
        await pilot.press("c")
        await type_text(pilot, "one")
        await pilot.press("escape", "enter")
        await type_text(pilot, " two")
        await pilot.press("escape", "d")
        assert written(review) == []
        await pilot.press("u")
        assert written(review) == [(Span(1, 1), "one two")]
        await pilot.press("u")
        assert written(review) == [(Span(1, 1), "one")]
        await pilot.press("U")
        assert "one two" in screen_text(app)


async def test_a_comment_left_empty_is_gone(make_app: MakeApp) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        review = await opened(pilot)
        await pilot.press("c", "escape")
        await pilot.pause()
        assert written(review) == []
        assert len(review.query(CommentCard)) == 0


async def test_a_suggestion_is_prefilled_and_shown_as_a_diff(make_app: MakeApp) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 40)) as pilot:
        review = await opened(pilot)
        await pilot.press(*["down"] * 8, "s")
        await type_text(pilot, "append")
        await pilot.press("tab", "end", *["backspace"] * 40)
        await type_text(pilot, "            found.append(item)")
        await pilot.press("escape")
        (comment,) = review.session.comments
        assert comment == DraftComment(
            "id2", Span(9, 9), "append", "            found.append(item)"
        )
        shown = screen_text(app)
        assert "-             found = found + [item]" in shown
        assert "+             found.append(item)" in shown


async def test_a_suggestion_is_added_and_dropped_while_writing(make_app: MakeApp) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 40)) as pilot:
        review = await opened(pilot)
        await pilot.press("c")
        await type_text(pilot, "rename")
        await pilot.press("ctrl+o")
        assert review.session.comments[0].suggestion == review.session.original(Span(1, 1))
        assert review.place == "box"
        await pilot.press("ctrl+o")
        await type_text(pilot, " it")
        assert review.session.comments == (DraftComment("id2", Span(1, 1), "rename it"),)


async def test_the_comment_list_leads_to_a_comment(make_app: MakeApp) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        review = await opened(pilot)
        await pilot.press("c", "a", "escape", "end", "c", "b", "escape", "w", "c", "escape")
        await pilot.press("l")
        await pilot.pause()
        shown = screen_text(app)
        assert shown.index("◆ all") < shown.index("◆ L1 ") < shown.index("◆ L18")
        await pilot.press("home", "down", "enter")
        await pilot.pause()
        assert review.code.cursor == "id2"


async def test_the_list_beside_the_code_follows_the_cursor(make_app: MakeApp) -> None:
    app = make_app(ID)
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await pilot.press("c", "a", "escape", "down", "down", "c", "b")
        await pilot.pause()
        assert "❯ ◆ L3" in screen_text(app)
        await pilot.press("escape", *["up"] * 4)
        await pilot.pause()
        assert "❯ ◆ L1 " in screen_text(app)


async def test_work_not_yet_saved_is_there_after_leaving_and_resumed(
    make_app: MakeApp, services: Services
) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("e")
        await type_text(pilot, "shared items")
        await pilot.press("escape", "c")
        await type_text(pilot, "in the middle of a wor")
        await pilot.press("ctrl+q")
    again = make_app(ID)
    async with again.run_test(size=(80, 24)) as pilot:
        review = await opened(pilot)
        assert review.session.explanation == "shared items"
        assert written(review) == [(Span(1, 1), "in the middle of a wor")]
        assert "in the middle of a wor" in screen_text(again)
    assert services.drafts.ids() == frozenset({ID})


async def test_typing_is_on_disk_within_a_second_without_leaving_the_box(
    make_app: MakeApp, services: Services
) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        review = await opened(pilot)
        await pilot.press("c")
        await type_text(pilot, "typed")
        await pilot.pause(0.9)
        resumed = services.drafts.load(review.snippet)
        assert resumed is not None
        assert [comment.body for comment in resumed.session.comments] == ["typed"]


async def test_a_failing_engine_keeps_the_draft(make_app: MakeApp, services: Services) -> None:
    def broken() -> None:
        raise RuntimeError("no model [bold]here[/bold]")

    services.scorer._make = broken  # type: ignore[assignment]
    app = make_app(ID)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        review = await opened(pilot)
        await pilot.press("c", "x", "escape", "S", "S")
        await pilot.pause(0.5)
        assert app.screen is review
        assert "no model [bold]here[/bold]" in screen_text(app)
        assert services.drafts.ids() == frozenset({ID})


async def test_text_of_strangers_is_shown_as_it_is(make_app: MakeApp) -> None:
    app = make_app("core/greeting")
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await pilot.press("c")
        await type_text(pilot, "q*n*d [b]x[/b]")
        await pilot.press("escape")
        shown = screen_text(app)
        for text in ("[bold]markup[/bold]", "[red]Not markup[/red]", "q*n*d [b]x[/b]"):
            assert text in shown


async def test_keys_typed_ahead_go_where_they_were_meant(make_app: MakeApp) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        review = await opened(pilot)
        burst(app, ["down", "c", *"slow code, leave it", "escape", "down", "down", "s", *"why"])
        burst(app, ["escape", "e", *"shared items", "tab", *"O(n)", "escape", "u", "U"])
        await pilot.pause()
        await pilot.pause(0.3)
        assert written(review) == [
            (Span(2, 2), "slow code, leave it"),
            (Span(4, 4), "why"),
        ]
        assert (review.session.explanation, review.session.content.time) == ("shared items", "O(n)")


async def test_keys_typed_ahead_keep_their_order_where_they_delete_and_move(
    make_app: MakeApp,
) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        review = await opened(pilot)
        burst(app, ["c", *"slw", "left", "o", "end", *" thing", *["backspace"] * 5, *"code"])
        burst(app, ["backspace", "escape"])  # on the comment, the same key would delete it
        await pilot.pause(0.3)
        assert written(review) == [(Span(1, 1), "slow cod")]
        burst(app, ["e", "tab", *"O(n2)", "left", "left", "*", "escape"])
        await pilot.pause(0.3)
        assert review.session.content.time == "O(n*2)"


async def test_a_comment_opened_ahead_of_the_screen_takes_its_text(make_app: MakeApp) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        review = await opened(pilot)
        burst(app, ["c", *"first", "escape", "down", "down", "c", *"second", "escape"])
        burst(app, ["e", *"it shares", "escape", "p", "enter", *" comment", "escape"])
        await pilot.pause(0.3)
        assert written(review) == [(Span(1, 1), "first comment"), (Span(3, 3), "second")]


async def test_quitting_in_the_middle_of_a_burst_keeps_every_key(
    make_app: MakeApp, services: Services
) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        review = await opened(pilot)
        burst(app, ["c", *"every key of this", "ctrl+q"])
        await pilot.pause(0.5)
    resumed = services.drafts.load(review.snippet)
    assert resumed is not None
    assert [comment.body for comment in resumed.session.comments] == ["every key of this"]
