"""Searching in the code, and going to lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.pilot import Pilot

from reviewer.model import Span
from reviewer.tui.screens.review import ReviewScreen
from reviewer.tui.search import Hit, beside, find, marked, nearest
from reviewer.tui.tones import Line
from reviewer.tui.widgets.code_run import CodeRun
from reviewer.tui.widgets.key_bar import KeyBar

from .conftest import MakeApp
from .steps import burst, on_screen, screen_text, type_text

ID = "core/shared-items"

words = st.text(alphabet="aAbB .*é", max_size=12)
texts = st.text(alphabet="aAbB .*é", max_size=3)


@given(st.lists(words, max_size=8), texts)
def test_hits_are_all_the_places_of_the_text_in_order(lines: list[str], text: str) -> None:
    found = find(lines, text)
    exact = text != text.lower()
    wanted = text if exact else text.lower()
    for hit in found:
        stands = lines[hit.line - 1][hit.start : hit.end]
        assert (stands if exact else stands.lower()) == wanted
    assert list(found) == sorted(found)
    counted = sum((line if exact else line.lower()).count(wanted) for line in lines)
    assert len(found) == (counted if text else 0)


@given(st.lists(words, min_size=1, max_size=8), st.sampled_from("aAbB"), st.data())
def test_stepping_goes_round_every_hit_and_back(
    lines: list[str], text: str, data: st.DataObject
) -> None:
    hits = find(lines, text)
    begun = nearest(hits, data.draw(st.integers(0, len(lines))))
    if begun is None:
        assert hits == ()
        return
    at, visited = begun, [begun]
    for _ in hits[1:]:
        stepped = beside(hits, at, hits[at].line, 1)
        assert stepped is not None
        assert beside(hits, stepped, hits[stepped].line, -1) == at
        at = stepped
        visited.append(at)
    assert sorted(visited) == list(range(len(hits)))


def test_once_the_cursor_has_left_the_hit_its_line_counts() -> None:
    hits = (Hit(2, 0, 1), Hit(2, 4, 5), Hit(9, 0, 1))
    assert nearest(hits, 3) == 2
    assert nearest(hits, 10) == 0
    assert [beside(hits, 0, 5, step) for step in (1, -1)] == [2, 1]
    assert [beside(hits, 2, 1, step) for step in (1, -1)] == [0, 2]
    assert beside((), None, 1, 1) is None


@given(st.lists(st.tuples(words, st.sampled_from(["x", "y"])), max_size=5), texts)
def test_marking_keeps_the_text_and_tones_the_hits_alone(
    parts: list[tuple[str, str]], text: str
) -> None:
    line: Line = tuple(parts)
    whole = "".join(part for part, _ in line)
    hits = find([whole], text)
    toned = marked(line, [(hit.start, hit.end, "hit") for hit in hits])
    assert "".join(part for part, _ in toned) == whole
    found = "".join(part for part, tone in toned if tone == "hit")
    assert found == "".join(whole[hit.start : hit.end] for hit in hits)
    others = [(c, tone) for part, tone in line for c in part]
    kept = [(c, tone) for part, tone in toned for c in part]
    assert all(new in (old, (old[0], "hit")) for old, new in zip(others, kept, strict=True))


def test_small_letters_find_capitals_and_capitals_only_themselves() -> None:
    lines = ["found = Found", "FOUND"]
    assert len(find(lines, "found")) == 3
    assert find(lines, "Found") == (Hit(1, 8, 13),)
    assert find(["a.c abc"], "a.c") == (Hit(1, 0, 3),)


async def opened(pilot: Pilot[None]) -> ReviewScreen:
    return await on_screen(pilot, ReviewScreen)


async def test_a_search_goes_to_the_nearest_hit_and_n_steps_on(make_app: MakeApp) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        review = await opened(pilot)
        await pilot.press("down", "slash")
        await type_text(pilot, "item")
        await pilot.pause()
        first = review.code.cursor
        assert "hit 1 of" in screen_text(app)
        await pilot.press("enter")
        assert review.place == "code"
        seen = [first]
        for _ in range(3):
            await pilot.press("n")
            seen.append(review.code.cursor)
        await pilot.press("N")
        assert review.code.cursor == seen[2]
        assert seen == [hit.line for hit in find(review.snippet.lines, "item")][:4]
        await pilot.press("escape")
        await pilot.pause()
        assert review.code.found.hits == ()
        assert "hit" not in screen_text(app).splitlines()[0]


async def test_esc_in_the_prompt_goes_back_to_where_it_began(make_app: MakeApp) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        review = await opened(pilot)
        await pilot.press("down", "down", "slash")
        await type_text(pilot, "sorted")
        await pilot.pause()
        assert review.code.cursor != 3
        await pilot.press("escape")
        assert (review.code.cursor, review.code.found.hits, review.place) == (3, (), "code")


async def test_with_hits_marked_brackets_still_go_to_comments(make_app: MakeApp) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        review = await opened(pilot)
        await pilot.press("end", "c", "x", "escape", "home", "slash")
        await type_text(pilot, "def")
        await pilot.press("enter", "right_square_bracket")
        assert review.code.cursor == review.session.comments[0].id
        await pilot.press("n")
        assert isinstance(review.code.cursor, int)
        await pilot.press("escape", "n")
        assert review.code.cursor == review.session.comments[0].id


async def test_what_is_not_there_is_said_and_moves_nothing(make_app: MakeApp) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        review = await opened(pilot)
        await pilot.press("down", "slash")
        await type_text(pilot, "zebra")
        await pilot.pause()
        assert "✗ not in the code" in screen_text(app)
        await pilot.press("enter")
        assert (review.code.cursor, review.place) == (2, "code")


async def test_an_empty_search_repeats_the_last(make_app: MakeApp) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        review = await opened(pilot)
        await pilot.press("slash")
        await type_text(pilot, "def")
        await pilot.press("enter")
        first = review.code.cursor
        await pilot.press("escape", "slash", "enter")
        assert review.code.found.hits
        assert review.code.cursor != first


async def test_up_and_down_step_while_typing_and_the_mouse_keeps_the_hits(
    make_app: MakeApp,
) -> None:
    app = make_app(ID)
    async with app.run_test(size=(160, 40)) as pilot:
        review = await opened(pilot)
        await pilot.press("slash")
        await type_text(pilot, "item")
        await pilot.press("down", "down")
        await pilot.pause()
        assert "hit 3 of" in screen_text(app)
        await pilot.press("up")
        await pilot.pause()
        assert "hit 2 of" in screen_text(app)
        await pilot.click(review.query(CodeRun).first(), offset=(20, 1))
        await pilot.pause()
        assert review.place == "code"
        assert review.code.found.hits
        await pilot.click(KeyBar, offset=(screen_text(app).splitlines()[-1].index("Search"), 0))
        await pilot.pause()
        assert review.place == "search"


async def test_a_whole_search_typed_ahead_arrives(make_app: MakeApp) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        review = await opened(pilot)
        burst(app, ["slash", *"sorted", "enter", "c", *"why sort", "escape", "colon", "4", "enter"])
        await pilot.pause(0.3)
        line = next(n for n, text in enumerate(review.snippet.lines, 1) if "sorted" in text)
        assert [(c.span, c.body) for c in review.session.comments] == [
            (Span(line, line), "why sort")
        ]
        assert review.code.cursor == 4


@pytest.mark.parametrize(
    ("typed", "span"),
    [("7", Span(7, 7)), ("L3-5", Span(3, 5)), ("5-3", Span(3, 5)), ("", Span(1, 1))],
)
async def test_going_to_lines(make_app: MakeApp, typed: str, span: Span) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        review = await opened(pilot)
        await pilot.press("colon")
        await type_text(pilot, typed)
        await pilot.press("enter")
        assert review.code.selection == span


@pytest.mark.parametrize("typed", ["0", "99", "1-99", "x", "7 8"])
async def test_a_line_that_is_not_there_is_asked_again(make_app: MakeApp, typed: str) -> None:
    app = make_app(ID)
    async with app.run_test(size=(80, 24)) as pilot:
        review = await opened(pilot)
        await pilot.press("colon")
        await type_text(pilot, typed)
        await pilot.press("enter")
        await pilot.pause()
        assert "✗ lines 1 to 18" in screen_text(app)
        assert review.place == "goto"
        await pilot.press("escape")
        assert review.code.selection == Span(1, 1)


async def test_hits_in_folded_lines_are_marked(make_app: MakeApp) -> None:
    app = make_app(ID)
    async with app.run_test(size=(44, 24)) as pilot:
        review = await opened(pilot)
        before = screen_text(app)
        await pilot.press("slash")
        await type_text(pilot, "list")
        await pilot.press("enter")
        await pilot.pause()
        strip = review.code.query(CodeRun).first().render_line(3)
        assert any(s.style and s.style.reverse for s in strip) or "list" not in strip.text
        assert len(before.splitlines()) == len(screen_text(app).splitlines())


def test_colon_and_slash_come_as_characters() -> None:
    assert events.Key("slash", "/").character == "/"
