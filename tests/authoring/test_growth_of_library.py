"""Every workload of the built-in library bears out its rubric, in every one of many runs."""

from __future__ import annotations

import pytest

from reviewer.authoring.growth.claims import contradiction
from reviewer.authoring.growth.measure import measure
from reviewer.library import Library

LIBRARY = Library.open()
RUNS = 20
MEASURED = [name for name in LIBRARY.ids() if LIBRARY.snippet(name).growth is not None]


@pytest.mark.slow
@pytest.mark.parametrize("name", MEASURED)
def test_measured_growth_is_as_claimed_in_every_run(name: str) -> None:
    snippet = LIBRARY.snippet(name)
    answers = set()
    for _ in range(RUNS):
        found = measure(snippet)
        assert [contradiction(one) for one in found] == [None] * len(found)
        answers.add(tuple((one.issue, one.snippet.growth, one.fixed.growth) for one in found))
    assert len(answers) == 1
