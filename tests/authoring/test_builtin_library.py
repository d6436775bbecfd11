"""The built-in library passes its own checks."""

from __future__ import annotations

import pytest

from reviewer.authoring.checking.complaint import Complaint
from reviewer.authoring.checking.run import Checking
from reviewer.authoring.checking.select import select
from reviewer.authoring.checking.store import Store


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
    assert len(checking.subjects) >= 40
