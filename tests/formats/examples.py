"""Reviews and a report that the tests of this folder share, and how to make more of them."""

from __future__ import annotations

import io
import json
from typing import Any

from hypothesis import strategies as st

from reviewer.formats import Record, Scored, read_records
from reviewer.formats.fences import take_suggestion
from reviewer.model import (
    Comment,
    CommentResult,
    ComplexityAnswer,
    ComplexityMark,
    ComplexityResult,
    Decoy,
    Deduction,
    Explain,
    ExplanationResult,
    Growth,
    Issue,
    IssueResult,
    KeyPoint,
    Report,
    Review,
    Rubric,
    Snippet,
    Span,
    SuggestionResult,
)
from reviewer.problems import Problem

REVIEW = Review(
    snippet="core/demo",
    reviewer="ada",
    explanation="It pairs payments with invoices.",
    complexity=ComplexityAnswer(time="O(n*m)", space=None),
    comments=(
        Comment("A list is searched for every item.", Span(2, 3), "seen = set(items)"),
        Comment("Break leaves both loops.", Span(5, 5)),
        Comment("Slow.", None),
    ),
)

REPORT = Report(
    snippet="core/demo",
    reviewer="ada",
    rubric="0123456789abcdef",
    engine="0.1.0+model-1",
    score=54.66666666,
    issues=(
        IssueResult("list-scan", "major", "found", 1.0, (0,)),
        IssueResult("float-compare", "critical", "missed", 0.0, ()),
        IssueResult("own-max", "minor", "missed", 0.0, (), optional=True),
    ),
    comments=(
        CommentResult(
            0,
            "issue",
            {"list-scan": "full"},
            confidence=0.93219,
            suggestion=SuggestionResult("plausible", "the finding is gone"),
            reasons=("it says what `in` costs on a list",),
        ),
        CommentResult(1, "wrong", decoy="break-ends-all", reasons=("it takes the decoy",)),
        CommentResult(2, "vague", reasons=("nothing in it can be checked",)),
    ),
    explanation=ExplanationResult(
        0.5, (KeyPoint("pairs", True, 0.8), KeyPoint("keeps order", False, 0.2))
    ),
    complexity=ComplexityResult(ComplexityMark("O(n*m)", True, "O(n*m)"), None),
    deductions=(Deduction("decoy", 1, 8), Deduction("vague", 2, 2)),
)

SNIPPET = Snippet(
    id="core/demo",
    code="def f(items):\n    seen = list(items)\n    return [i for i in items if i in seen]\n",
    rubric=Rubric(
        title="A demonstration",
        question=10,
        difficulty=2,
        minutes=5,
        context="Runs at night.",
        tags=(),
        explain=Explain("What does it do?", ("pairs", "keeps order")),
        complexity=None,
        issues=(
            Issue(
                id="list-scan",
                title="A list is searched for every item",
                category="time",
                severity="major",
                why="Each test walks the list.",
                fix="Build a set first.",
                lines=(Span(2, 3),),
            ),
            Issue(
                id="float-compare",
                title="Floats are compared with ==",
                category="correctness",
                severity="critical",
                why="Sums of cents are not exact.",
                fix="Compare whole cents.",
                time=Growth("O(n^2)", "O(n)"),
                lines=(Span(3, 3),),
            ),
            Issue(
                id="own-max",
                title="max() by hand",
                category="builtin",
                severity="minor",
                why="The built-in says it.",
                fix="Use max().",
                lines=(Span(3, 3),),
                optional=True,
            ),
        ),
        decoys=(
            Decoy("break-ends-all", "break leaves both loops", "It leaves the inner loop only."),
        ),
    ),
)

SCORED = Scored("reviews.jsonl", 7, REVIEW, REPORT, SNIPPET)


def read(data: str | bytes, name: str = "reviews", **options: Any) -> list[Record | Problem]:
    """What the readers make of `data`."""
    raw = data.encode() if isinstance(data, str) else data
    return list(read_records(io.BytesIO(raw), name, **options))


def as_json(**changes: Any) -> str:
    """A small valid review as JSON text, with other keys as given."""
    return json.dumps({"snippet": "core/demo", "reviewer": "ada", "comments": [], **changes})


# What a file can hold: any Unicode text but NUL, with "\n" for line ends.
_TEXT = st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"]), max_size=80)
_SPANS = st.builds(
    lambda first, length: Span(first, first + length), st.integers(1, 9_999), st.integers(0, 99)
)


def _comment(body: str, span: Span | None, suggestion: str | None) -> Comment:
    # A block in the body is the suggestion where there is no other: that is the normal form.
    return Comment(*_normal(body, suggestion, span))


def _normal(body: str, suggestion: str | None, span: Span | None) -> tuple[Any, ...]:
    if suggestion is None:
        body, suggestion = take_suggestion(body)
    return body, span, suggestion


comments = st.builds(_comment, _TEXT, st.none() | _SPANS, st.none() | _TEXT)
reviews = st.builds(
    Review,
    snippet=_TEXT.filter(bool),
    reviewer=_TEXT,
    comments=st.lists(comments, max_size=4).map(tuple),
    explanation=_TEXT,
    complexity=st.none()
    | st.builds(ComplexityAnswer, time=st.none() | _TEXT, space=st.none() | _TEXT),
)
