"""A runner of small limits, for code that tries to break them."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator

import pytest

from reviewer.sandbox import Outcome
from reviewer.sandbox.limits import Limits
from reviewer.sandbox.runner import TestRunner
from reviewer.sandbox.walls import sandbox_problem

LIMITS = Limits(
    cpu_seconds=2,
    seconds=20,
    data_megabytes=300,
    memory_megabytes=400,
    tasks=24,
    file_megabytes=4,
    disk_megabytes=16,
    files=500,
)
Tried = Callable[..., Outcome]


@pytest.fixture(scope="session")
def runner() -> Iterator[TestRunner]:
    """The sandbox; where there is none, the test is skipped and says why."""
    if problem := sandbox_problem():
        pytest.skip(problem)
    with TestRunner(LIMITS, spare=1) as made:
        yield made


@pytest.fixture
def tried(runner: TestRunner) -> Tried:
    """Run tests, by default on an empty module."""

    def run(tests: str, code: str = "") -> Outcome:
        return runner.run(textwrap.dedent(code), "import subject\n" + textwrap.dedent(tests))

    return run
