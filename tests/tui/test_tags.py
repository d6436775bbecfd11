"""Severity and category of a comment: on the comment, while writing, by mouse."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from reviewer.model import CATEGORIES, SEVERITIES, Category, Severity
from reviewer.practice import DraftComment
from reviewer.practice.actions import Tag
from reviewer.tui.screens.review import ReviewScreen
from reviewer.tui.services import Services
from reviewer.tui.tags import TagKind, beginning, short_tags, stepped, tag_line
from reviewer.tui.widgets.tag_row import TagChip

from .conftest import MakeApp
from .steps import on_screen, screen_text, type_text

ID = "core/shared-items"

comments = st.builds(
    lambda severity, category: DraftComment("c", None, severity=severity, category=category),
    st.none() | st.sampled_from(SEVERITIES),
    st.none() | st.sampled_from(CATEGORIES),
)


def after(comment: DraftComment, tag: Tag) -> DraftComment:
    return DraftComment("c", None, severity=tag.severity, category=tag.category)


@given(comments, st.sampled_from(["severity", "category"]))
def test_cycling_goes_through_every_value_and_round(comment: DraftComment, kind: TagKind) -> None:
    values = (*SEVERITIES, None) if kind == "severity" else (*CATEGORIES, None)
    at, seen = comment, []
    for _ in values:
        at = after(at, stepped(at, kind, 1))
        seen.append(at.severity if kind == "severity" else at.category)
    assert set(seen) == set(values)
    assert at == comment
    assert after(at, stepped(after(at, stepped(at, kind, 1)), kind, -1)) == comment


def test_a_letter_goes_round_the_tags_that_begin_with_it() -> None:
    comment = DraftComment("c", None)
    found: list[Category | Severity | None] = []
    for _ in range(3):
        tag = beginning(comment, "category", "s")
        assert tag is not None
        comment = after(comment, tag)
        found.append(tag.category)
    assert found == ["space", "stats", "style"]
    assert beginning(comment, "severity", "x") is None


@given(comments)
def test_every_tag_is_told_by_a_glyph_and_a_word(comment: DraftComment) -> None:
    shown = "".join(text for text, _ in tag_line(comment))
    for value in (comment.severity, comment.category):
        assert value is None or value in shown
    assert len(shown.split()) == 2 * sum(
        value is not None for value in (comment.severity, comment.category)
    )
    assert bool(short_tags(comment)) == bool(shown)


async def opened(pilot: Pilot[None]) -> ReviewScreen:
    return await on_screen(pilot, ReviewScreen)


def tags(review: ReviewScreen) -> tuple[Severity | None, Category | None]:
    (comment,) = review.session.comments
    return comment.severity, comment.category


async def test_on_a_comment_keys_cycle_them_each_step_undone_alone(make_app: MakeApp) -> None:
    app = make_app(ID)
    async with app.run_test(size=(120, 40)) as pilot:
        review = await opened(pilot)
        await pilot.press("c", "x", "escape", "t", "t", "T")
        await pilot.pause()
        assert tags(review) == ("major", "time")
        text = screen_text(app)
        assert "◆ L1   ■ major  # time" in text
        assert "◆ L1       ■ #time x" in text
        await pilot.press("u")
        assert tags(review) == ("major", None)
        await pilot.press("t", "t")
        assert tags(review) == (None, None)


async def test_while_writing_tab_goes_to_them(make_app: MakeApp) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        review = await opened(pilot)
        await pilot.press("c")
        await type_text(pilot, "slow")
        await pilot.press("tab", "down", "tab", "s")
        assert tags(review) == ("minor", "space")
        assert review.place == "tag"
        await pilot.press("up", "shift+tab", "down", "shift+tab")
        await type_text(pilot, "er")
        await pilot.press("escape")
        (comment,) = review.session.comments
        assert (comment.body, comment.severity, comment.category) == ("slower", "major", "time")


async def test_from_inside_a_box_function_keys_cycle_them(make_app: MakeApp) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        review = await opened(pilot)
        await pilot.press("s", "a", "f8", "tab", "f9", "b")
        assert tags(review) == ("minor", "time")
        assert review.session.comments[0].body == "a"
        await pilot.press("escape", "e", "f8")  # not about an answer
        assert tags(review) == ("minor", "time")


async def test_a_click_cycles_and_keeps_the_box_open(make_app: MakeApp) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        review = await opened(pilot)
        await pilot.press("c", "a")
        chip = review.query(TagChip).first()
        await pilot.click(chip)
        await pilot.click(chip)
        await pilot.click(chip, shift=True)
        await pilot.pause()
        assert tags(review) == ("minor", None)
        assert review.code.card(review.session.comments[0].id).editing  # type: ignore[union-attr]


async def test_they_are_there_after_leaving(make_app: MakeApp, services: Services) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        review = await opened(pilot)
        await pilot.press("c", "x", "escape", "t", "T", "ctrl+q")
    resumed = services.drafts.load(review.snippet)
    assert resumed is not None
    assert [(c.severity, c.category) for c in resumed.session.comments] == [("minor", "time")]


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_a_tag_alone_makes_no_comment(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = make_app(ID)
    async with app.run_test(size=size) as pilot:
        review = await opened(pilot)
        await pilot.press("c", "tab", "down", "escape")
        await pilot.pause()
        assert review.session.comments == ()
