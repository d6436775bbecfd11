"""The built-in library passes its own checks."""

from __future__ import annotations

from collections import Counter

import pytest

from reviewer.authoring.checking.complaint import Complaint
from reviewer.authoring.checking.run import Checking
from reviewer.authoring.checking.select import select
from reviewer.authoring.checking.store import Store
from reviewer.library import Library


def errors(complaints: list[Complaint]) -> list[str]:
    return [str(one.problem) for one in complaints if one.level == "error"]


@pytest.mark.slow
def test_no_error_shows_without_running_code(store: Store) -> None:
    assert errors(Checking(select((), ()), store).fast()) == []


@pytest.mark.slow
def test_tests_and_workloads_bear_out_every_rubric(store: Store) -> None:
    checking = Checking(select((), ()), store, jobs=2)
    checking.fast()
    assert errors(checking.runs()) == []
    assert len(checking.subjects) >= 100


def test_every_interview_question_can_be_practised(builtin: Library) -> None:
    rubrics = [builtin.snippet(name).rubric for name in builtin.ids()]
    by_question = Counter(rubric.question for rubric in rubrics)
    assert by_question[10] >= 60
    assert all(by_question[number] >= 4 for number in range(1, 10))
    assert {rubric.difficulty for rubric in rubrics if rubric.question == 10} == {1, 2, 3, 4, 5}
    assert sum(not rubric.issues for rubric in rubrics) >= 5


def test_no_two_snippets_have_the_same_mix(builtin: Library) -> None:
    mixes = Counter(
        frozenset(issue.kind or issue.title for issue in builtin.snippet(name).rubric.issues)
        for name in builtin.ids()
        if builtin.snippet(name).rubric.issues
    )
    assert max(mixes.values()) == 1
