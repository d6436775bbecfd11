"""Whatever a review holds, the engine gives a report, and the same one again."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.engine import Engine
from reviewer.formats import report_to_dict
from reviewer.library import Library
from reviewer.model import Comment, ComplexityAnswer, Report, Review, Span

SNIPPETS = ("core/chess-ratings", "pandas/meter-readings", "testing/preprocessing-checks")
VERDICTS = {"issue", "extra", "nit", "wrong", "vague", "praise"}


def check(report: Report, review: Review) -> None:
    """What holds for every report."""
    assert 0 <= report.score <= 100
    assert [comment.index for comment in report.comments] == list(range(len(review.comments)))
    for comment in report.comments:
        assert comment.verdict in VERDICTS
        assert (comment.verdict == "issue") == bool(comment.addresses)
        assert comment.decoy is None or comment.verdict == "wrong"
        assert 0 <= comment.confidence <= 1
        assert comment.reasons
    for issue in report.issues:
        given_by = [c.index for c in report.comments if issue.id in c.addresses]
        levels = {report.comments[index].addresses[issue.id] for index in given_by}
        assert list(issue.comments) == given_by
        expected = "found" if "full" in levels else "partial" if levels else "missed"
        assert issue.status == expected
    assert sum(deduction.points for deduction in report.deductions) <= 30
    json.dumps(report_to_dict(report), allow_nan=False)


SPANS = st.one_of(
    st.none(),
    st.builds(lambda a, n: Span(a, a + n), st.integers(1, 120), st.integers(0, 60)),
    st.builds(Span, st.integers(1, 5), st.integers(10**6, 10**12)),
    st.just(Span(10**9, 10**9)),
)
PHRASES = st.sampled_from(
    [
        "use a set here", "O(n^2)", "`list`", "```suggestion\nx\n```", "```", "is never closed",
        "- item\n- item", "not", "?", "why", "default argument is shared", "LGTM", "**bold**",
        "O(((((n", "n!", "e.g. this", "1. one", "Ünïcödé", "مرحبا", "🙂" * 20, "\u202e", "\ud800",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(st.characters(exclude_characters="\x00"), max_size=200),
    st.lists(PHRASES, max_size=12).map(" ".join),
)
REVIEWS = st.builds(
    Review,
    snippet=st.sampled_from(SNIPPETS),
    reviewer=TEXTS,
    comments=st.lists(
        st.builds(Comment, TEXTS, SPANS, st.one_of(st.none(), TEXTS)), max_size=5
    ).map(tuple),
    explanation=TEXTS,
    complexity=st.one_of(
        st.none(), st.builds(ComplexityAnswer, st.one_of(st.none(), TEXTS), TEXTS)
    ),
)


@settings(max_examples=80, deadline=None)
@given(REVIEWS)
def test_any_review_gets_a_consistent_report(review: Review) -> None:
    engine = _engine()
    report = engine.score(review)
    check(report, review)
    assert engine.score(review) == report


_ENGINES: list[Engine] = []


def _engine() -> Engine:
    """One engine for all examples of a property."""
    if not _ENGINES:
        _ENGINES.append(Engine(Library.open()))
    return _ENGINES[0]


LONG = {
    "10,000 words": " ".join(random.Random(1).choices("list is set not in loop".split(), k=10_000)),
    "one long word": "a" * 60_000,
    "10,000 sentences": "It is slow. " * 10_000,
    "10,000 items": "- slow\n" * 10_000,
    "fences": "```" * 10_001,
    "brackets": "O(" * 1_000,
    "abbreviations": "e.g. " * 1_000,
    "backticks": "`" * 20_001,
    "spaces": " " * 60_000,
    "operators": "n^" * 10_000,
    "hyphens": "a-" * 20_000,
    "quotes": "n't '" * 10_000,
    "digits": "1." * 20_000,
}  # fmt: skip


@pytest.mark.parametrize("name", LONG)
def test_long_texts_everywhere_are_read_in_bounded_time(name: str, engine: Engine) -> None:
    text = LONG[name]
    review = Review(
        snippet=SNIPPETS[0],
        reviewer="x",
        comments=(Comment(text, Span(39, 41)), Comment(text, None, text[:60_000])),
        explanation=text,
        complexity=ComplexityAnswer(text, text),
    )
    check(engine.score(review), review)


def test_many_comments(engine: Engine) -> None:
    comments = tuple(Comment("use a set here", Span(n, n)) for n in range(1, 201))
    review = Review(SNIPPETS[0], "x", comments)
    check(engine.score(review), review)


def test_every_builtin_snippet_can_be_scored(engine: Engine, builtin: Library) -> None:
    for name in builtin.ids():
        review = Review(name, "x", (Comment("use a set here", Span(1, 1)), Comment("")))
        check(engine.score(review), review)


def test_an_engine_that_scored_others_before_gives_the_same_report(engine: Engine) -> None:
    review = Review(SNIPPETS[0], "x", (Comment("round, not int", Span(40, 41)),))
    busy = engine.score(review)
    engine.score(replace(review, snippet=SNIPPETS[1]))
    assert engine.score(review) == busy
    assert Engine(Library.open()).score(review) == busy


def test_the_same_bytes_whatever_the_hash_seed() -> None:
    bodies = ["round, not int", "looking up enters the player", "slow", "great!", "ratings change"]
    review = {
        "snippet": SNIPPETS[0],
        "explanation": "Ratings of a chess club change with each game.",
        "complexity": {"time": "quadratic", "space": "linear"},
        "comments": [{"line": 20 + 7 * n, "body": body} for n, body in enumerate(bodies)],
    }
    outputs = {
        subprocess.run(
            [sys.executable, "-m", "reviewer", "score", "-", "--format", "json"],
            input=json.dumps(review).encode(),
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1
