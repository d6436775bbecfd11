"""From a session to the review that is scored."""

from __future__ import annotations

from functools import reduce as fold

from reviewer.model import Comment, ComplexityAnswer, Review, Span
from reviewer.practice import Session, pending, reduce, to_review
from reviewer.practice.actions import (
    Action,
    AddComment,
    AnswerTime,
    EditBody,
    EditSuggestion,
    Explain,
    ProposeChange,
)

from .examples import session, snippet


def after(*actions: Action) -> Session:
    return fold(reduce, actions, session())


def test_a_review_holds_what_was_written_in_reading_order() -> None:
    state = after(
        Explain(" shared items \n"),
        AnswerTime(" O(n*m) "),
        AddComment("c1", Span(5, 5)),
        EditBody("c1", "append instead\n"),
        AddComment("c2", Span(3, 4)),
        EditBody("c2", "use a set"),
        AddComment("c3", None),
        EditBody("c3", "no tests"),
    )
    assert to_review(state, "ada") == Review(
        snippet="core/shared-items",
        reviewer="ada",
        comments=(
            Comment("no tests", None),
            Comment("use a set", Span(3, 4)),
            Comment("append instead", Span(5, 5)),
        ),
        explanation="shared items",
        complexity=ComplexityAnswer("O(n*m)", None),
    )


def test_an_untouched_suggestion_proposes_nothing() -> None:
    state = after(AddComment("c1", Span(4, 4)), EditBody("c1", "slow"), ProposeChange("c1"))
    assert to_review(state, "ada").comments == (Comment("slow", Span(4, 4), None),)


def test_an_empty_suggestion_proposes_to_delete_the_lines() -> None:
    state = after(AddComment("c1", Span(2, 2)), EditBody("c1", "drop"), EditSuggestion("c1", ""))
    assert to_review(state, "ada").comments == (Comment("drop", Span(2, 2), ""),)


def test_blank_comments_and_answers_are_left_out() -> None:
    review = to_review(after(AddComment("c1", Span(2, 2)), EditBody("c1", " \n")), "ada")
    assert (review.comments, review.complexity) == ((), None)


def test_everything_open_is_listed() -> None:
    assert [item.part for item in pending(session(), snippet().rubric)] == [
        "explanation",
        "time",
        "space",
        "comments",
    ]


def test_an_unchanged_and_an_unexplained_suggestion_are_listed() -> None:
    state = after(
        AddComment("c1", Span(4, 4)),
        EditBody("c1", "slow"),
        ProposeChange("c1"),
        AddComment("c2", Span(2, 2)),
        EditSuggestion("c2", "    found = set()"),
    )
    found = [item for item in pending(state, snippet().rubric) if item.part == "comment"]
    assert [(item.comment, item.text) for item in found] == [
        ("c2", "The suggestion on L2 has no explanation"),
        ("c1", "The suggestion on L4 changes nothing"),
    ]
