"""Where the rubric states no complexity, a static estimate answers; and it is cited as evidence."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import reviewer.engine
from reviewer.engine import Engine
from reviewer.formats import WRITERS, Scored, report_to_dict
from reviewer.library import Library
from reviewer.model import Comment, ComplexityAnswer, ComplexityMark, Report, Review, Span

SCAN = (
    "def unpaid(invoices: list, paid: list):\n    return [i for i in invoices if i not in paid]\n"
)
RUBRIC = """\
title = "Unpaid invoices"
question = 10
difficulty = 1
minutes = 5
context = "Runs nightly."
tags = ["lists"]

[[issue]]
id = "scan"
kind = "membership-list-in-loop"
title = "The list of paid numbers is scanned for every invoice"
category = "time"
severity = "major"
why = "Each test walks the list from the start."
fix = "Make a set of the paid numbers once and test against that."
lines = [[2, 2]]
"""
SPACE = '\n[complexity]\nspace = "O(n)"\n'

Score = Callable[..., Report]


@pytest.fixture
def library(tmp_path: Path) -> Callable[..., Library]:
    """A library with the one snippet core/unpaid."""

    def write(code: str = SCAN, more: str = "") -> Library:
        (tmp_path / "snippets" / "core" / "unpaid").mkdir(parents=True)
        (tmp_path / "snippets" / "core" / "unpaid" / "snippet.py").write_text(code, "utf-8")
        (tmp_path / "rubrics" / "core").mkdir(parents=True)
        (tmp_path / "rubrics" / "core" / "unpaid.toml").write_text(RUBRIC + more, "utf-8")
        return Library.open(tmp_path)

    return write


def review(time: str | None = None, space: str | None = None, *comments: Comment) -> Review:
    answer = ComplexityAnswer(time, space) if time or space else None
    return Review("core/unpaid", "ada", comments, complexity=answer)


WHENCE = (
    "the rubric states no time; a static estimate of `unpaid` (L1-2) gives O(n*m) with "
    "n = invoices, m = paid",
    "line 2: evaluated for each item of `invoices`; `in` may walk through the list `paid`",
)


def test_an_answer_the_rubric_does_not_know_is_held_to_the_estimate(
    library: Callable[..., Library],
) -> None:
    engine = Engine(library())
    for answer, correct in (("O(n*m)", True), ("quadratic", True), ("O(n log n)", False)):
        report = engine.score(review(answer))
        assert report.complexity is not None
        mark = ComplexityMark(answer, correct, "O(n*m)", "estimate", WHENCE)
        assert (report.complexity.time, report.complexity.space) == (mark, None)


def test_the_report_says_in_words_where_the_answer_comes_from(
    library: Callable[..., Library],
) -> None:
    opened = library()
    given = review("O(n)")
    report = Engine(opened).score(given)
    out = io.StringIO()
    WRITERS["text"]([Scored("r.json", None, given, report, opened.snippet("core/unpaid"))], out)
    said = " ".join(out.getvalue().split())
    assert f"time: O(n), not right; it is O(n*m) - {WHENCE[0]} - {WHENCE[1]}" in said
    data = report_to_dict(report)
    assert data["complexity"]["time"] == {
        "answer": "O(n)", "correct": False, "expected": "O(n*m)", "source": "estimate",
        "reasons": list(WHENCE),
    }  # fmt: skip
    schema = Path(reviewer.engine.__file__).parent / "formats/schemas/report.schema.json"
    Draft202012Validator(json.loads(schema.read_text("utf-8"))).validate(data)


def test_what_the_rubric_states_is_marked_by_the_rubric(library: Callable[..., Library]) -> None:
    report = Engine(library(more=SPACE)).score(review("O(n*m)", "O(1)"))
    assert report.complexity is not None
    assert report.complexity.space == ComplexityMark("O(1)", False, "O(n)")
    assert report.complexity.time is not None
    assert report.complexity.time.source == "estimate"


@pytest.mark.parametrize("answer", ["  ", "fast", "it depends", "\x1b[31m"])
def test_an_answer_without_a_growth_is_not_marked(
    library: Callable[..., Library], answer: str
) -> None:
    assert Engine(library()).score(review(answer)).complexity is None


def test_an_estimate_that_may_be_wrong_marks_nothing(library: Callable[..., Library]) -> None:
    code = "import numpy\n" + SCAN.replace("\n", " # \n", 1)
    assert Engine(library(code)).score(review("O(n*m)")).complexity is None


def test_estimates_are_made_once_and_only_for_who_asks(
    library: Callable[..., Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    for name in ("estimate", "main_function"):
        real = getattr(reviewer.engine, name)
        monkeypatch.setattr(
            reviewer.engine, name, lambda code, n=name, f=real: (made.append(n), f(code))[1]
        )
    engine = Engine(library(more=SPACE))
    engine.score(review(None, None, Comment("The name is unclear.", Span(1, 1))))
    engine.score(review(None, "O(n)"))
    assert made == []
    engine.score(review("O(n)"))
    engine.score(review("O(n^2)"))
    assert made == ["main_function"]


def test_a_slow_issue_that_was_found_cites_the_estimate_of_its_line(
    library: Callable[..., Library],
) -> None:
    scan = Comment("The list of paid numbers is scanned for every invoice; use a set.", Span(2, 2))
    report = Engine(library()).score(review(None, None, scan))
    assert report.comments[0].addresses == {"scan": "full"}
    assert report.comments[0].reasons[-1] == (
        "the estimate of time for `unpaid` rests on line 2, too: evaluated for each item of "
        "`invoices`; `in` may walk through the list `paid`"
    )
