"""Follow-up questions: they follow from the review, and tell nothing of the key."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.model import CATEGORIES, Category, Issue, Rubric, Span
from reviewer.practice import Session, reduce
from reviewer.practice.actions import (
    AddComment,
    AnswerTime,
    EditBody,
    EditSuggestion,
    Explain,
    ProposeChange,
)
from reviewer.practice.follow_ups import TEMPLATES, Said, follow_ups

from .examples import session, snippet


def rubric(*categories: Category) -> Rubric:
    issues = tuple(
        Issue(f"i{at}", "SECRET title", category, "major", "SECRET why", "SECRET fix", ())
        for at, category in enumerate(categories)
    )
    return replace(snippet().rubric, issues=issues)


def said(*bodies: str, explanation: str = "") -> Session:
    state = reduce(session(), Explain(explanation))
    for at, body in enumerate(bodies):
        state = reduce(reduce(state, AddComment(f"c{at}", Span(1, 1))), EditBody(f"c{at}", body))
    return state


def test_there_are_templates_for_every_category_and_more_than_a_dozen() -> None:
    assert set(TEMPLATES) == set(CATEGORIES)
    topics = [template.topic for found in TEMPLATES.values() for template in found]
    assert len(topics) == len(set(topics)) >= 12


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_category_has_a_question_for_any_review(category: Category) -> None:
    words = said("memory tests raise empty", explanation="memory tests raise empty")
    assert any(template.fits(Said(words)) for template in TEMPLATES[category])


def test_a_review_without_remarks_is_asked_why() -> None:
    first, _ = follow_ups(rubric("time"), said())
    assert first.question == "You have no remarks. What made you sure that this can be merged?"
    assert first.category is None


def test_the_same_review_gets_the_same_questions() -> None:
    review = said("Slow.", "Wrong.")
    assert follow_ups(rubric("time"), review) == follow_ups(rubric("time"), review)


def test_a_question_on_what_was_not_said_is_only_asked_then() -> None:
    unsaid = next(one for one in TEMPLATES["space"] if one.topic == "memory-unsaid")
    assert unsaid.fits(Said(said("This is slow.")))
    assert not unsaid.fits(Said(said("This keeps a copy in memory.")))


def test_a_proposed_change_can_be_asked_about() -> None:
    questions = set()
    for name in ("a", "b", "c", "d", "e", "f", "g", "h"):
        state = replace(said("Use a set."), snippet=f"core/{name}")
        state = reduce(reduce(state, ProposeChange("c0")), EditSuggestion("c0", "x = 1"))
        questions.add(follow_ups(rubric("time"), reduce(state, AnswerTime("O(n)")))[0].topic)
    assert {"proposal", "only", "time-said", "disagree"} >= questions
    assert len(questions) > 1


@given(
    st.lists(st.sampled_from(CATEGORIES), max_size=6),
    st.lists(st.text(max_size=30), max_size=3),
    st.sampled_from(["core/a", "ml/b", "stats/c", "numpy/d", "other/e"]),
)
def test_two_questions_always_and_never_a_word_of_the_key(
    categories: list[Category], bodies: list[str], name: str
) -> None:
    review = replace(said(*bodies), snippet=name)
    asked = follow_ups(rubric(*categories), review)
    assert len(asked) == 2
    assert all(one.question.endswith("?") and not one.answer for one in asked)
    assert not any("SECRET" in one.question for one in asked)
