"""The scoring rule: 100 * sum(weight * credit) / sum(weight) - deductions, not below 0."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.library import Library, Weights
from reviewer.matching import CommentMatch, Matches
from reviewer.model import Credit, Deduction, Issue, Rubric, Severity, Span, Verdict
from reviewer.scoring import score

WEIGHTS = Weights()


def issue(name: str, severity: Severity = "major", optional: bool = False) -> Issue:
    return Issue(name, name, "time", severity, "why", "fix", (Span(1, 1),), optional=optional)


def rubric(*issues: Issue) -> Rubric:
    return Rubric("t", 1, 1, 1, "", (), None, None, issues, ())


def said(
    verdict: Verdict, addresses: Mapping[str, Credit] | None = None, decoy: str | None = None
) -> CommentMatch:
    return CommentMatch(verdict, addresses or {}, decoy, 1.0, ())


def points(key: Rubric, *comments: CommentMatch) -> float:
    return score(key, Matches(comments, ()), WEIGHTS).score


THREE = rubric(issue("small", "minor"), issue("big", "major"), issue("worst", "critical"))


def test_the_rule_of_the_built_in_library() -> None:
    assert Library.open().weights() == Weights(
        minor=1, major=2, critical=3, found=1, partial=0.4, missed=0,
        wrong=6, decoy=8, vague=2, most=30,
    )  # fmt: skip


def test_severity_weighs_one_two_three() -> None:
    assert points(THREE, said("issue", {"small": "full"})) == pytest.approx(16.7)
    assert points(THREE, said("issue", {"big": "full"})) == pytest.approx(33.3)
    assert points(THREE, said("issue", {"worst": "full"})) == 50.0


def test_partial_credit_is_four_tenths() -> None:
    assert points(THREE, said("issue", {"worst": "partial"})) == 20.0


def test_the_best_comment_on_an_issue_counts() -> None:
    card = score(
        THREE,
        Matches((said("issue", {"big": "partial"}), said("issue", {"big": "full"})), ()),
        WEIGHTS,
    )
    found = card.issues[1]
    assert (found.status, found.credit, found.comments) == ("found", 1.0, (0, 1))
    assert [result.status for result in card.issues] == ["missed", "found", "missed"]


def test_one_comment_may_address_several_issues() -> None:
    assert points(THREE, said("issue", {"small": "full", "worst": "full"})) == pytest.approx(66.7)


def test_an_optional_issue_counts_only_when_found() -> None:
    key = rubric(issue("big", "major"), issue("bonus", "major", optional=True))
    assert points(key, said("issue", {"big": "full"})) == 100.0
    assert points(key, said("issue", {"bonus": "full"})) == 50.0
    assert points(key, said("issue", {"bonus": "partial"})) == 20.0
    assert points(key) == 0.0


def test_deductions_by_fault() -> None:
    right = said("issue", {"small": "full", "big": "full", "worst": "full"})
    assert points(THREE, right, said("wrong")) == 94.0
    assert points(THREE, right, said("wrong", decoy="trap")) == 92.0
    assert points(THREE, right, said("vague")) == 98.0
    for harmless in ("extra", "nit", "praise"):
        assert points(THREE, right, said(harmless)) == 100.0  # type: ignore[arg-type]


def test_deductions_name_their_comments_and_end_at_thirty() -> None:
    right = said("issue", {"small": "full", "big": "full", "worst": "full"})
    faults = [said("wrong", decoy="trap")] * 3 + [said("wrong")] * 5
    card = score(THREE, Matches((right, *faults), ()), WEIGHTS)
    assert card.score == 70.0
    assert card.deductions == (
        Deduction("decoy", 1, 8),
        Deduction("decoy", 2, 8),
        Deduction("decoy", 3, 8),
        Deduction("wrong", 4, 6),
    )


def test_the_score_is_not_below_zero() -> None:
    assert points(THREE, said("wrong"), said("vague")) == 0.0


def test_no_comments_at_all() -> None:
    assert points(THREE) == 0.0
    assert points(rubric()) == 100.0
    assert points(rubric(), said("wrong")) == 94.0


IDS = ("a", "b", "c", "d")
ISSUES = st.builds(
    lambda chosen: rubric(*(issue(IDS[n], *of) for n, of in enumerate(chosen))),
    st.lists(
        st.tuples(st.sampled_from(["minor", "major", "critical"]), st.booleans()),
        min_size=1,
        max_size=4,
    ),
)
COMMENTS = st.lists(
    st.one_of(
        st.builds(
            lambda addresses: said("issue", addresses),
            st.dictionaries(st.sampled_from(IDS), st.sampled_from(["full", "partial"]), min_size=1),
        ),
        st.builds(said, st.sampled_from(["extra", "nit", "wrong", "vague", "praise"])),
        st.just(said("wrong", decoy="trap")),
    ),
    max_size=12,
).map(tuple)


@given(ISSUES, COMMENTS)
def test_scores_lie_between_0_and_100(key: Rubric, comments: tuple[CommentMatch, ...]) -> None:
    card = score(key, Matches(comments, ()), WEIGHTS)
    assert 0 <= card.score <= 100
    assert sum(deduction.points for deduction in card.deductions) <= 30
    assert [result.id for result in card.issues] == [one.id for one in key.issues]


@given(ISSUES, COMMENTS, st.sampled_from(["wrong", "vague"]))
def test_a_fault_more_never_raises_the_score(
    key: Rubric, comments: tuple[CommentMatch, ...], fault: Verdict
) -> None:
    assert points(key, *comments, said(fault)) <= points(key, *comments)


@given(ISSUES, COMMENTS, st.integers(0, 3))
def test_an_issue_more_never_lowers_the_score(
    key: Rubric, comments: tuple[CommentMatch, ...], number: int
) -> None:
    """That holds for full credit; an optional issue half found may lower the mean."""
    name = key.issues[number % len(key.issues)].id
    assert points(key, *comments, said("issue", {name: "full"})) >= points(key, *comments)


@given(ISSUES, COMMENTS)
def test_the_order_of_comments_does_not_matter_below_the_limit(
    key: Rubric, comments: tuple[CommentMatch, ...]
) -> None:
    free = replace(WEIGHTS, most=1000.0)
    there = score(key, Matches(comments, ()), free)
    back = score(key, Matches(comments[::-1], ()), free)
    assert there.score == back.score
