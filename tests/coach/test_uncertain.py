"""What goes to a judge, and what it may say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reviewer.coach import UNCERTAIN_FROM, UNCERTAIN_TO
from reviewer.coach.uncertain import choice_for, is_uncertain
from reviewer.model import Span

from .examples import COMMENT, SNIPPET, result

_RUBRIC = SNIPPET.rubric


@pytest.mark.parametrize(
    ("confidence", "uncertain"),
    [
        (0.0, False),
        (UNCERTAIN_FROM - 0.001, False),
        (UNCERTAIN_FROM, True),
        (UNCERTAIN_TO, True),
        (UNCERTAIN_TO + 0.001, False),
        (1.0, False),
    ],
)
def test_the_band_holds_doubted_verdicts(confidence: float, uncertain: bool) -> None:
    assert is_uncertain(result(confidence=confidence)) is uncertain


def test_an_issue_held_possible_puts_no_sure_verdict_in_doubt() -> None:
    assert not is_uncertain(result(verdict="wrong", confidence=0.95, possible={"scan": 0.5}))


def test_only_issues_that_the_engine_credited_or_held_possible_are_offered() -> None:
    said = result(verdict="issue", addresses={"money": "partial"}, possible={"scan": 0.3})
    assert choice_for(COMMENT, said, _RUBRIC).issues == ("scan", "money")


def test_without_such_an_issue_the_verdict_issue_is_not_offered() -> None:
    choice = choice_for(COMMENT, result(possible={}), _RUBRIC)
    assert choice.issues == ()
    assert choice.verdicts == ("nit", "wrong", "vague", "praise")


def test_extra_is_offered_only_where_the_engine_said_it() -> None:
    assert "extra" in choice_for(COMMENT, result(verdict="extra"), _RUBRIC).verdicts
    assert "extra" not in choice_for(COMMENT, result(), _RUBRIC).verdicts


def test_no_more_issues_than_the_engine_credited_or_one() -> None:
    assert choice_for(COMMENT, result(), _RUBRIC).most_issues == 1
    two = result(verdict="issue", addresses={"scan": "full", "money": "full"})
    assert choice_for(COMMENT, two, _RUBRIC).most_issues == 2


@pytest.mark.parametrize(
    ("span", "decoys"),
    [
        (Span(6, 6), ("sum",)),
        (Span(1, 6), ("sum", "loop")),
        (Span(1, 1), ()),
        (None, ("sum", "loop")),
    ],
)
def test_decoys_on_the_lines_of_the_comment_are_offered(
    span: Span | None, decoys: tuple[str, ...]
) -> None:
    assert choice_for(replace(COMMENT, span=span), result(), _RUBRIC).decoys == decoys


def test_the_decoy_that_the_engine_named_is_offered_wherever_it_lies() -> None:
    said = result(verdict="wrong", decoy="sum")
    assert choice_for(COMMENT, said, _RUBRIC).decoys == ("sum",)
