"""Batches in which suggested changes are tested."""

from __future__ import annotations

import pytest

from reviewer.batch import Settings, score_records
from reviewer.batch.scorer import Scorer
from reviewer.formats import Record, Scored
from reviewer.formats.report_json import report_to_dict
from reviewer.model import Comment, Report, Review, Span, SuggestionResult
from reviewer.problems import Problem
from reviewer.sandbox.walls import sandbox_problem

SNIPPET = "core/card-settlement"
CENTS = "                if abs(payout.net + payout.fee - sale.amount) < 0.005:"
EXACT = "                if payout.net + payout.fee == sale.amount and True:"
WRONG = "                if payout.net == sale.amount:"


@pytest.fixture(autouse=True)
def needs_the_sandbox() -> None:
    if problem := sandbox_problem():
        pytest.skip(problem)


def record(number: int, suggestion: str) -> Record:
    body = "Euros as floats are compared exactly: a cent that is not there makes a sale disputed."
    comment = Comment(body, Span(36, 36), suggestion)
    return Record("f", number, Review(SNIPPET, f"r{number}", (comment,)))


def verdicts(results: list[Report | Problem]) -> list[str]:
    found = []
    for result in results:
        assert isinstance(result, Report)
        assert result.comments[0].suggestion is not None
        found.append(result.comments[0].suggestion.verdict)
    return found


def test_suggestions_are_tested_where_it_is_asked_for() -> None:
    records = [record(n, text) for n, text in enumerate((CENTS, EXACT, WRONG), 1)]
    assert verdicts(Scorer(Settings(run_suggestions=True)).score(records)) == [
        "verified",
        "flawed",
        "flawed",
    ]
    assert "verified" not in verdicts(Scorer(Settings()).score(records))


def test_the_reasons_are_in_the_report() -> None:
    (report,) = Scorer(Settings(run_suggestions=True)).score([record(1, CENTS)])
    assert isinstance(report, Report)
    assert report.comments[0].suggestion == SuggestionResult(
        "verified",
        "failed before, passes with this change: `test_defect_exact_euro_compare`; "
        "the 6 tests that passed before still pass",
    )


def test_the_number_of_processes_changes_nothing() -> None:
    records = [record(n, (CENTS, EXACT, WRONG)[n % 3]) for n in range(6)]
    settings = Settings(run_suggestions=True)
    one, two = (
        [report_to_dict(item.report) for item in score_records(records, settings, jobs=jobs)
         if isinstance(item, Scored)]
        for jobs in (1, 2)
    )  # fmt: skip
    assert one == two
    assert len(one) == 6


def test_a_sandbox_that_fails_is_said_for_the_review(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reviewer.sandbox.conversation._WORKER", "/no/such/file")
    first, second = Scorer(Settings(run_suggestions=True)).score(
        [record(1, CENTS), Record("f", 2, Review(SNIPPET, "plain"))]
    )
    assert isinstance(first, Problem)
    assert first.message.startswith("the suggested change cannot be tested: the sandbox did not")
    assert isinstance(second, Report)
