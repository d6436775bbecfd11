"""Interviews: one phase after the other, to the summary; what is left goes on."""

from __future__ import annotations

from reviewer.tui.app import ReviewerApp
from reviewer.tui.screens.browse import BrowseScreen
from reviewer.tui.screens.interview_start import InterviewStartScreen
from reviewer.tui.screens.interview_summary import InterviewSummaryScreen
from reviewer.tui.screens.submit import SubmitScreen
from reviewer.tui.services import Services
from reviewer.tui.widgets.follow_ups import FollowUps
from reviewer.tui.widgets.row_list import RowList

from .interviews import IDS, Clock, Start, opened, phase, to_report
from .steps import on_screen, screen_text, type_text


async def test_an_interview_from_the_first_phase_to_the_summary(
    start_interview: Start, clock: Clock, services: Services
) -> None:
    app = start_interview("core/shared-items")
    async with app.run_test(size=(110, 34)) as pilot:
        screen = await opened(pilot)
        await pilot.press("e")
        await type_text(pilot, "What both have")
        clock.seconds += 60
        await pilot.press("f6")
        assert phase(screen) == "complexity"
        await type_text(pilot, "O(n*m)")
        clock.seconds += 30
        await pilot.press("f6")
        assert phase(screen) == "review"
        await pilot.press(*["down"] * 6, "c")
        await type_text(pilot, "in walks the whole list for every item, make right a set")
        await pilot.press("escape")
        clock.seconds += 120
        await pilot.press("f6")
        assert phase(screen) == "follow-up"
        await type_text(pilot, "I would measure")
        clock.seconds += 10
        await to_report(pilot)
        await pilot.press("f6")
        ended = await on_screen(pilot, InterviewSummaryScreen)
        (result,) = ended.summary.results
        assert result.spent == {
            "explain": 60.0,
            "complexity": 30.0,
            "review": 120.0,
            "follow-up": 10.0,
        }
        assert {issue.title: issue.status for issue in result.found}[
            "Each item is looked for in a list"
        ] == "found"
        assert result.follow_ups[0].answer == "I would measure"
        await pilot.press("q")
        await on_screen(pilot, BrowseScreen)
    assert services.interviews.latest() is None
    assert services.history is not None
    (attempt,) = services.history.attempts("core/shared-items")
    assert attempt.details["mode"] == "interview"
    assert attempt.details["phases"] == result.spent
    assert attempt.details["follow_ups"][0]["answer"] == "I would measure"
    assert attempt.seconds == 220.0
    assert attempt.review["explanation"] == "What both have"


async def test_several_questions_follow_each_other(start_interview: Start) -> None:
    app = start_interview()
    async with app.run_test(size=(110, 34)) as pilot:
        for snippet_id in IDS:
            screen = await opened(pilot)
            assert screen.snippet.id == snippet_id
            while phase(screen) != "follow-up":
                await pilot.press("f6")
            await to_report(pilot)
            await pilot.press("f6")
        ended = await on_screen(pilot, InterviewSummaryScreen)
        assert [result.snippet for result in ended.summary.results] == list(IDS)


async def test_comments_wait_for_the_review(start_interview: Start) -> None:
    app = start_interview()
    async with app.run_test(size=(110, 34)) as pilot:
        screen = await opened(pilot)
        await pilot.press("c", "s", "w", "enter")
        await pilot.click("CodeRun", offset=(20, 1), times=2)
        assert screen.session.comments == ()
        assert phase(screen) == "explain"
        await pilot.press("f6", "escape", "f6", "c")
        await type_text(pilot, "now")
        await pilot.press("escape")
        assert [comment.body for comment in screen.session.comments] == ["now"]


async def test_earlier_answers_can_be_read_and_changed(start_interview: Start) -> None:
    app = start_interview()
    async with app.run_test(size=(110, 34)) as pilot:
        screen = await opened(pilot)
        await pilot.press("e")
        await type_text(pilot, "one")
        await pilot.press("f6", "f6", "e")
        await type_text(pilot, " two")
        await pilot.press("f7")
        assert phase(screen) == "complexity"
        assert screen.session.explanation == "one two"


async def test_strict_lets_read_but_not_change(start_interview: Start) -> None:
    app = start_interview(strict=True)
    async with app.run_test(size=(110, 34)) as pilot:
        screen = await opened(pilot)
        await pilot.press("e")
        await type_text(pilot, "one")
        await pilot.press("f6")
        assert phase(screen) == "explain"
        assert any("no way back" in note.message for note in app._notifications)
        await pilot.press("f6", "f7", "escape", "u")
        assert phase(screen) == "complexity"
        assert screen.session.explanation == "one"
        await pilot.press("f6", "f6", "e")
        assert phase(screen) == "review"
        await type_text(pilot, " two")
        assert screen.session.explanation == "one"
        assert "one" in screen_text(app)


async def test_an_interview_that_was_left_goes_on(start_interview: Start, clock: Clock) -> None:
    app = start_interview()
    async with app.run_test(size=(110, 34)) as pilot:
        await opened(pilot)
        await pilot.press("e")
        await type_text(pilot, "begun")
        clock.seconds += 20
        await pilot.press("f6", "f6", "f6")
        await type_text(pilot, "half an ans")
        await pilot.press("ctrl+q")
    app = start_interview(resume=True)
    clock.seconds += 900
    async with app.run_test(size=(110, 34)) as pilot:
        screen = await opened(pilot)
        assert phase(screen) == "follow-up"
        assert screen.query_one(FollowUps).texts()[0] == "half an ans"
        assert screen.session.explanation == "begun"
        assert round(screen.run_.interview.question.used) == 20


async def test_after_a_report_the_next_question_is_asked_on_resuming(
    start_interview: Start,
) -> None:
    app = start_interview()
    async with app.run_test(size=(110, 34)) as pilot:
        await opened(pilot)
        await pilot.press("f6", "f6", "f6")
        await to_report(pilot)
        await pilot.press("ctrl+q")
    app = start_interview(resume=True)
    async with app.run_test(size=(110, 34)) as pilot:
        screen = await opened(pilot)
        assert screen.snippet.id == IDS[1]


async def test_keys_typed_ahead_of_the_next_phase_are_kept(start_interview: Start) -> None:
    app = start_interview()
    async with app.run_test(size=(110, 34)) as pilot:
        screen = await opened(pilot)
        await pilot.press("f6", "f6", "f6", "a", "b", "f6")
        await on_screen(pilot, SubmitScreen)
        assert screen.run_.interview.question.follow_ups[0].answer == "ab"


async def test_an_interview_is_begun_from_the_list(
    start_interview: Start, services: Services
) -> None:
    app = ReviewerApp(services, cursor_blink=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await on_screen(pilot, BrowseScreen)
        await pilot.press("f3")
        dialog = await on_screen(pilot, InterviewStartScreen)
        dialog.query_one(RowList).go("several")
        await pilot.press("enter")
        screen = await opened(pilot)
        assert len(screen.run_.interview.questions) == 3
        await pilot.press("q")
        await on_screen(pilot, BrowseScreen)
        await pilot.press("f3")
        dialog = await on_screen(pilot, InterviewStartScreen)
        assert "Go on: question 1 of 3" in screen_text(app)
        await pilot.press("enter")
        again = await opened(pilot)
        assert again.run_.interview.id == screen.run_.interview.id
