"""What running the snippet's files shows: outcomes of the tests, and growth; kept by content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reviewer.sandbox import CannotTest, Outcome
from reviewer.sandbox.runner import run_tests

from ..growth.claims import contradiction
from ..growth.measure import CannotMeasure, measure, workloads
from .store import Store, environment, program
from .subject import Subject

SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Runs:
    """`snippet` and `fixed` are outcomes of the tests, or why they came to no end; None where a
    file is missing. `growth` maps measured issues to what contradicts the rubric, or None;
    it is the reason where nothing could be measured."""

    snippet: Outcome | str | None
    fixed: Outcome | str | None
    growth: dict[str, str | None] | str | None


def run_all(subject: Subject, store: Store) -> Runs:
    """Run the tests on both versions, and the workloads."""
    snippet = subject.snippet
    outcomes = [
        None if code is None or snippet.tests is None else _outcome(code, snippet.tests, store)
        for code in (snippet.code, snippet.fixed)
    ]
    return Runs(outcomes[0], outcomes[1], _growth(subject, store))


def _outcome(code: str, tests: str, store: Store) -> Outcome | str:
    key = ("tests", environment(), code, tests)
    kept = store.get(*key)
    if isinstance(kept, dict):
        return Outcome(frozenset(kept["passed"]), frozenset(kept["failed"]))
    try:
        outcome = run_tests(code, tests, SECONDS)
    except CannotTest as error:
        return str(error)
    store.put(*key, data={"passed": sorted(outcome.passed), "failed": sorted(outcome.failed)})
    return outcome


def _growth(subject: Subject, store: Store) -> dict[str, str | None] | str | None:
    snippet = subject.snippet
    if snippet.growth is None or snippet.fixed is None:
        return None
    if not workloads(snippet.growth).keys() & {issue.id for issue in snippet.rubric.issues}:
        return {}
    claims = [
        f"{issue.id} {growth.before} {growth.after}"
        for issue in snippet.rubric.issues
        for growth in (issue.time, issue.space)
        if growth is not None
    ]
    key = (
        "growth", environment(), program("authoring/growth"), snippet.code, snippet.fixed,
        snippet.growth, *claims,
    )  # fmt: skip
    kept: Any = store.get(*key)
    if isinstance(kept, dict):
        return kept
    try:
        measured = measure(snippet)
    except CannotMeasure as error:
        return str(error)
    found: dict[str, str | None] = {}
    for one in measured:
        against = contradiction(one)
        said = None if against is None else f"{one.resource}: {against}"
        found[one.issue] = found.get(one.issue) or said
    store.put(*key, data=found)
    return found
