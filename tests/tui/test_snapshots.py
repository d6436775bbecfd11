"""Every screen as text, at a small and at a large size. `pytest --snapshot-update` renews them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from syrupy.assertion import SnapshotAssertion

from reviewer.model import (
    Comment,
    CommentResult,
    ComplexityAnswer,
    ComplexityMark,
    ComplexityResult,
    Deduction,
    ExplanationResult,
    IssueResult,
    KeyPoint,
    Report,
    Review,
    Span,
    SuggestionResult,
)
from reviewer.tui.screens.browse import BrowseScreen
from reviewer.tui.screens.review import ReviewScreen

from .conftest import MakeApp
from .steps import on_screen, press_keys, screen_text

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])

REVIEW = Review(
    snippet="core/shared-items",
    reviewer="ada",
    comments=(
        Comment("`in` walks the whole list for every item; make right a set.", Span(7, 8)),
        Comment("Copies the list.", Span(9, 9), "            found.append(item)"),
        Comment("sorted() runs again in every iteration.", Span(16, 16)),
        Comment("Improve this.", None),
    ),
    explanation="shared returns what both lists have.",
    complexity=ComplexityAnswer("O(n^2)", "O(n)"),
)
REPORT = Report(
    snippet="core/shared-items",
    reviewer="ada",
    rubric="abc",
    engine="0.1.0+test",
    score=47.1,
    issues=(
        IssueResult("list-scan", "critical", "found", 1.0, (0,)),
        IssueResult("list-copy", "major", "partial", 0.4, (1,)),
        IssueResult("shared-default", "major", "missed", 0.0, ()),
    ),
    comments=(
        CommentResult(
            0,
            "issue",
            {"list-scan": "full"},
            confidence=0.98,
            reasons=("close to the key: “make right a set”", "on the lines of the defect"),
        ),
        CommentResult(
            1,
            "issue",
            {"list-copy": "partial"},
            suggestion=SuggestionResult("plausible", "it parses and the finding is gone"),
            reasons=("names the symptom, not the cause",),
        ),
        CommentResult(
            2, "wrong", {}, decoy="sorted-in-loop", reasons=("says what the decoy tempts to say",)
        ),
        CommentResult(3, "vague", reasons=("asserts nothing that could be checked",)),
    ),
    explanation=ExplanationResult(
        0.5,
        (
            KeyPoint("shared returns the items of left that are in right, in order", covered=True),
            KeyPoint("report writes a line per shared item with its name", covered=False),
        ),
    ),
    complexity=ComplexityResult(
        ComplexityMark("O(n^2)", correct=False, expected="O(n*m)"),
        ComplexityMark("O(n)", correct=True, expected="O(n)"),
    ),
    deductions=(Deduction("decoy", 2, 8.0), Deduction("vague", 3, 2.0)),
)

REVIEW_STEPS = {
    "begun": [],
    "range": [*["down"] * 6, "shift+down"],
    "writing": [*["down"] * 6, "shift+down", "c", "s", "l", "o", "w"],
    "suggesting": [*["down"] * 8, "s", "o", "h"],
    "commented": [*["down"] * 7, "c", "s", "l", "o", "w", "escape"],
    "answering": ["e", "i", "t"],
    "submitting": ["c", "a", "escape", "S"],
    "listing": ["c", "a", "escape", "end", "c", "b", "escape", "l"],
    "help": ["question_mark"],
}


@SIZES
async def test_browse(
    make_app: MakeApp, snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await on_screen(pilot, BrowseScreen)
        assert screen_text(app) == snapshot


@SIZES
@pytest.mark.parametrize("keys", REVIEW_STEPS.values(), ids=REVIEW_STEPS.keys())
async def test_review(
    make_app: MakeApp, snapshot: SnapshotAssertion, size: tuple[int, int], keys: Sequence[str]
) -> None:
    app = make_app("core/shared-items")
    async with app.run_test(size=size) as pilot:
        await on_screen(pilot, ReviewScreen)
        await press_keys(pilot, keys)
        await pilot.pause()
        assert screen_text(app) == snapshot


async def test_both_themes_show_the_same_text(make_app: MakeApp) -> None:
    shown = []
    for theme in ("dark", "light"):
        app = make_app("core/shared-items", theme)
        async with app.run_test(size=(80, 24)) as pilot:
            await on_screen(pilot, ReviewScreen)
            shown.append(screen_text(app))
    assert shown[0] == shown[1]


async def test_without_colour_cursor_and_range_are_still_told_apart(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = make_app("core/shared-items")
    async with app.run_test(size=(80, 24)) as pilot:
        await on_screen(pilot, ReviewScreen)
        assert app.no_color
        await pilot.press("down", "shift+down")
        lines = screen_text(app).splitlines()
        assert [line[0] for line in lines if line[2:5].strip() in ("1", "2", "3")] == [
            " ",
            "┃",
            "❯",
        ]
