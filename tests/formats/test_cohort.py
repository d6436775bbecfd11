"""What many reviews have in common."""

from __future__ import annotations

from dataclasses import replace

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.formats import Scored
from reviewer.formats.cohort import MOST_REVIEWERS, Cohort, Figures, surely
from reviewer.formats.lowest import LowestScores
from reviewer.model import CommentResult, IssueResult, Verdict

from .examples import REPORT, SCORED
from .hostile import written

scores = st.integers(0, 10_000).map(lambda hundredths: hundredths / 100)


def with_score(score: float, reviewer: str = "ada") -> Scored:
    return replace(SCORED, report=replace(REPORT, score=score, reviewer=reviewer))


def cohort_of(*items: Scored) -> Cohort:
    cohort = Cohort()
    for item in items:
        cohort.add(item)
    return cohort


@given(st.lists(scores, min_size=1, max_size=40), st.floats(0, 1))
def test_mean_and_quantiles_are_exact(given_scores: list[float], share: float) -> None:
    cohort = cohort_of(*map(with_score, given_scores))
    assert cohort.whole.mean == pytest.approx(numpy.mean(given_scores), abs=1e-9)
    expected = numpy.quantile(given_scores, share)
    assert cohort.quantile(share) == pytest.approx(expected, abs=1e-9)
    assert sum(cohort.distribution()) == len(given_scores)


def test_the_distribution_has_tenths_of_the_scale() -> None:
    cohort = cohort_of(*map(with_score, (0, 9.99, 10, 55, 90, 99.9, 100)))
    assert cohort.distribution() == [2, 1, 0, 0, 0, 1, 0, 0, 0, 3]
    assert (cohort.whole.lowest, cohort.whole.highest) == (0, 10_000)


def test_nothing_scored_has_no_figures() -> None:
    cohort = Cohort()
    assert (cohort.whole.mean, cohort.quantile(0.5), cohort.most_missed(3)) == (0.0, 0.0, [])
    assert (cohort.whole.precision, cohort.whole.recall) == (None, None)


def figures(*verdicts: Verdict, issues: tuple[IssueResult, ...] = ()) -> Figures:
    comments = tuple(CommentResult(index, verdict) for index, verdict in enumerate(verdicts))
    found = Figures()
    found.add(replace(REPORT, comments=comments, issues=issues))
    return found


def test_precision_weighs_what_the_rule_weighs() -> None:
    assert figures("issue", "extra", "wrong", "vague").precision == 0.5
    assert figures("issue", "nit", "praise").precision == 1.0
    assert figures("nit", "praise").precision is None


def test_recall_is_credit_by_the_issues_that_count() -> None:
    found = IssueResult("a", "minor", "found", 1.0, (0,))
    partial = IssueResult("b", "critical", "partial", 0.4, (1,))
    missed = IssueResult("c", "major", "missed", 0.0, ())
    optional = replace(missed, id="d", optional=True)
    assert figures(issues=(found, partial, missed)).recall == pytest.approx(1.4 / 3)
    assert figures(issues=(found, optional)).recall == 1.0
    assert figures(issues=(found, missed, replace(found, optional=True))).recall == 2 / 3
    assert figures(issues=(optional,)).recall is None


def test_issues_and_decoys_are_counted_by_snippet() -> None:
    sharp = replace(REPORT, issues=(REPORT.issues[0], replace(REPORT.issues[1], status="found")))
    sharp = replace(sharp, comments=REPORT.comments[:1])
    cohort = cohort_of(SCORED, SCORED, replace(SCORED, report=sharp))
    (missed,) = cohort.most_missed(9)
    assert (missed.id, missed.missed, missed.reviews) == ("float-compare", 2, 3)
    (taken,) = cohort.most_taken(9)
    assert (taken.claim, taken.taken, taken.reviews) == ("break leaves both loops", 2, 3)
    assert +cohort.verdicts == {"issue": 3, "wrong": 2, "vague": 2}


def test_many_of_many_goes_before_one_of_one() -> None:
    assert surely(9, 10) > surely(1, 1) > surely(1, 2) > surely(0, 5) == 0.0
    # Wilson's lower end for 9 of 10 and z = 1.96
    assert surely(9, 10) == pytest.approx(0.5958, abs=1e-4)


def test_reviewers_are_kept_up_to_a_bound_and_the_rest_counted() -> None:
    more = 7
    items = (with_score(50, f"r{number}") for number in range(MOST_REVIEWERS + more))
    cohort = cohort_of(*items, with_score(60, "r0"))
    assert len(cohort.reviewers) == MOST_REVIEWERS
    assert cohort.of_further_reviewers == more
    assert cohort.reviewers["r0"].reviews == 2
    assert cohort.whole.reviews == MOST_REVIEWERS + more + 1


def test_text_ends_with_the_cohort_where_there_are_several_reviews() -> None:
    assert "reviews\n" not in written("text", SCORED)
    low = replace(with_score(20.0), below="score 20 is below 60")
    assert written("text", SCORED, low).endswith(
        """\

All 2 reviews
Score: mean 37.3, median 37.3, the middle half 28.7 to 46.0
1 below a bar
Comments: 2 on an issue; 2 vague; 2 wrong
Most missed issues:
  2 of 2 missed: Floats are compared with == (core/demo)
Decoys most taken:
  2 of 2 believed: break leaves both loops (core/demo)
"""
    )


@given(
    st.lists(st.tuples(st.integers(0, 9), st.text("x", max_size=6)), max_size=30),
    st.integers(0, 5),
    st.integers(0, 12),
)
def test_the_lowest_scores_are_kept_without_a_gap(
    entries: list[tuple[int, str]], most: int, room: int
) -> None:
    lowest = LowestScores(most, room)
    for number, (score, text) in enumerate(entries):
        if lowest.wants(score, number):
            lowest.add(score, number, text)
    kept = [number for number, _ in lowest.texts()]
    ranked = sorted(range(len(entries)), key=lambda number: (entries[number][0], number))
    assert kept == sorted(ranked[: len(kept)])
    assert len(kept) <= most
    assert sum(len(text) for _, text in lowest.texts()) <= room
