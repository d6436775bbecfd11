"""What a session does with each action, and what holds whatever happens."""

from __future__ import annotations

from functools import reduce as fold

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.model import Span
from reviewer.practice import Content, DraftComment, Session, reduce
from reviewer.practice.actions import (
    Action,
    AddComment,
    AnswerSpace,
    AnswerTime,
    DeleteComment,
    EditBody,
    EditSuggestion,
    Explain,
    Leave,
    MoveComment,
    ProposeChange,
    Redo,
    Spend,
    Tag,
    TakeNotes,
    Undo,
)

from .examples import session


def after(*actions: Action, start: Session | None = None) -> Session:
    return fold(reduce, actions, start or session())


def test_a_comment_is_begun_written_and_left() -> None:
    state = after(AddComment("c1", Span(4, 4)), EditBody("c1", "slow"), Leave())
    assert state.comments == (DraftComment("c1", Span(4, 4), "slow"),)


def test_a_comment_left_blank_never_happened() -> None:
    state = after(
        Explain("x"), Leave(), AddComment("c1", Span(4, 4)), EditBody("c1", "  "), Leave()
    )
    assert state.comments == ()
    assert reduce(state, Undo()).content == Content()


def test_a_comment_emptied_on_leaving_comes_back_by_undo() -> None:
    state = after(AddComment("c1", None), EditBody("c1", "slow"), Leave())
    state = after(EditBody("c1", ""), Leave(), start=state)
    assert state.comments == ()
    assert reduce(state, Undo()).comments == (DraftComment("c1", None, "slow"),)


def test_typing_in_one_place_undoes_as_one_step() -> None:
    state = after(Explain("i"), Explain("it"), Explain("it f"), AnswerTime("O"), AnswerTime("O(n)"))
    state = reduce(state, Undo())
    assert (state.content.explanation, state.content.time) == ("it f", "")
    state = reduce(state, Undo())
    assert state.content.explanation == ""


def test_leaving_a_box_ends_the_step() -> None:
    state = after(Explain("one"), Leave(), Explain("one two"), Undo())
    assert state.explanation == "one"


def test_a_deleted_comment_comes_back_by_undo_and_goes_by_redo() -> None:
    written = after(AddComment("c1", Span(1, 2)), EditBody("c1", "slow"), Leave())
    deleted = reduce(written, DeleteComment("c1"))
    assert deleted.comments == ()
    assert reduce(deleted, Undo()).content == written.content
    assert after(Undo(), Redo(), start=deleted).content == deleted.content


def test_an_edit_after_undo_drops_what_could_be_redone() -> None:
    state = after(Explain("one"), Undo(), AnswerSpace("O(1)"), Redo())
    assert state.content == Content(space="O(1)")


def test_a_suggestion_is_prefilled_with_the_lines_of_its_comment() -> None:
    state = after(AddComment("c1", Span(4, 5)), ProposeChange("c1"))
    assert state.comments[0].suggestion == (
        "        if item in right:\n            found = found + [item]"
    )


def test_proposing_twice_keeps_what_was_written() -> None:
    state = after(
        AddComment("c1", Span(4, 4)),
        ProposeChange("c1"),
        EditSuggestion("c1", "pass"),
        ProposeChange("c1"),
    )
    assert state.comments[0].suggestion == "pass"


def test_a_comment_on_the_whole_snippet_takes_no_suggestion() -> None:
    state = after(AddComment("c1", None), ProposeChange("c1"), EditSuggestion("c1", "pass"))
    assert state.comments == (DraftComment("c1", None),)


def test_a_moved_comment_keeps_its_text() -> None:
    state = after(
        AddComment("c1", Span(4, 4)), EditBody("c1", "slow"), MoveComment("c1", Span(5, 6))
    )
    assert state.comments == (DraftComment("c1", Span(5, 6), "slow"),)


@pytest.mark.parametrize(
    ("asked", "kept"), [(Span(5, 90), Span(5, 6)), (Span(80, 90), Span(6, 6)), (None, None)]
)
def test_ranges_are_clipped_to_the_snippet(asked: Span | None, kept: Span | None) -> None:
    assert after(AddComment("c1", asked)).comments[0].span == kept


def test_time_spent_adds_up_and_is_not_undone() -> None:
    assert after(Spend(2.5), Explain("x"), Spend(1.0), Undo(), Spend(-4.0)).seconds == 3.5


ids = st.sampled_from(["c1", "c2", "c3"])
texts = st.text(max_size=8)
spans = st.none() | st.builds(
    lambda first, more: Span(first, first + more), st.integers(1, 9), st.integers(0, 9)
)
edits: st.SearchStrategy[Action] = st.one_of(
    st.builds(Explain, texts),
    st.builds(AnswerTime, texts),
    st.builds(AnswerSpace, texts),
    st.builds(AddComment, ids, spans),
    st.builds(EditBody, ids, texts),
    st.builds(ProposeChange, ids),
    st.builds(EditSuggestion, ids, st.none() | texts),
    st.builds(MoveComment, ids, spans),
    st.builds(Tag, ids, st.sampled_from([None, "major"]), st.sampled_from([None, "time"])),
    st.builds(TakeNotes, texts),
    st.builds(DeleteComment, ids),
    st.builds(Leave),
)
actions = edits | st.builds(Undo) | st.builds(Redo)


@given(st.lists(actions, max_size=40))
def test_every_comment_stays_within_the_snippet_under_its_own_id(history: list[Action]) -> None:
    state = after(*history)
    names = [comment.id for comment in state.comments]
    assert len(names) == len(set(names))
    for comment in state.comments:
        assert comment.span is None or comment.span.last <= len(state.lines)
        assert comment.suggestion is None or comment.span is not None


@given(st.lists(edits, max_size=40))
def test_undoing_everything_leads_back_to_the_start_and_redoing_to_the_end(
    history: list[Action],
) -> None:
    end = after(*history)
    steps = len(end.past)
    start = after(*[Undo()] * steps, start=end)
    assert (start.content, start.past) == (Content(), ())
    assert after(*[Redo()] * steps, start=start).content == end.content


@given(st.lists(actions, max_size=30), actions)
def test_one_undo_returns_to_a_content_seen_before(history: list[Action], last: Action) -> None:
    seen = [session()]
    for action in [*history, last]:
        seen.append(reduce(seen[-1], action))
    assert reduce(seen[-1], Undo()).content in [state.content for state in seen]


@given(st.lists(actions, max_size=30))
def test_after_leaving_no_comment_is_blank(history: list[Action]) -> None:
    assert not any(comment.blank for comment in after(*history, Leave()).comments)
