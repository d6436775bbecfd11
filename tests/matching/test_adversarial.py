"""The engine cannot be talked into credit, and does not ask for the key's own words.

Rates are over the built-in snippets, once with their full rubrics and once with rubrics cut to
title, why, fix and lines, as an imported one has them. Both tables are printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from reviewer.engine import Engine
from reviewer.formats import read_reviews
from reviewer.library import Library
from reviewer.model import Comment, Report, Review, Snippet

from .attacks import ATTACKS
from .unusual_words import REMARKS

_REVIEWS = Path(__file__).parents[1] / "agreement" / "practice" / "reviews.jsonl"
FIRST = {
    review.snippet for review in read_reviews(_REVIEWS, "practice") if isinstance(review, Review)
}
GOAL = 0.05
"""The share of an attack's comments that may earn anything."""
CEILINGS = {
    "full": {
        "titles of other kinds": 0.08,
        "the key of another snippet": 0.17,
        "true words on clearly wrong lines": 0.15,
    },
    "bare": {
        "titles of other kinds": 0.09,
        "the key of another snippet": 0.26,
        "a true remark on another snippet": 0.08,
        "a misconception of the key": 0.39,
        "a decoy's claim": 0.06,
        "true words on clearly wrong lines": 0.12,
    },
}
"""Attacks that do not meet the goal yet: the share that must not be passed."""
FEWEST_CREDITED = 0.85
"""The share of true remarks in unusual words that earn their issue."""


class FirstLibrary(Library):
    """The forty snippets that the engine was first made with."""

    def ids(self) -> tuple[str, ...]:
        """Their ids."""
        return tuple(sorted(FIRST & set(super().ids())))


class BareLibrary(Library):
    """The library with rubrics of title, why, fix and lines alone; what kinds say stays known."""

    def snippet(self, snippet_id: str) -> Snippet:
        """The snippet with its rubric cut down."""
        snippet = super().snippet(snippet_id)
        issues = tuple(
            replace(issue, kind=None, phrases=(), misconceptions=(), time=None, space=None)
            for issue in snippet.rubric.issues
        )
        return replace(snippet, rubric=replace(snippet.rubric, issues=issues, decoys=()))


@pytest.fixture(scope="module", params=["full", "bare"])
def judge(request: pytest.FixtureRequest, engine: Engine) -> tuple[str, Engine]:
    """An engine by the sort of its rubrics."""
    return request.param, engine if request.param == "full" else Engine(BareLibrary.open())


@dataclass(frozen=True)
class Row:
    """What an attack comes to: shares of its comments, and the mean score of whole reviews."""

    name: str
    tried: int
    full: float
    some: float
    score: float


def _rows(engine: Engine, library: Library) -> list[Row]:
    """What each attack on a library comes to; all its comments on a snippet make one review."""
    said: dict[str, dict[str, list[Comment]]] = {}
    for name, attack in ATTACKS.items():
        for attempt in attack(library):
            said.setdefault(attempt.snippet, {}).setdefault(name, []).append(attempt.comment)
    reports: dict[str, list[Report]] = {name: [] for name in ATTACKS}
    for snippet_id, by_attack in said.items():
        reviews = [Review(snippet_id, name, tuple(texts)) for name, texts in by_attack.items()]
        for report in engine.score_together(reviews):
            reports[report.reviewer].append(report)
    return [_row(name, found) for name, found in reports.items()]


def _row(name: str, reports: Sequence[Report]) -> Row:
    earned = [comment.addresses for report in reports for comment in report.comments]
    return Row(
        name=name,
        tried=len(earned),
        full=sum("full" in credit.values() for credit in earned) / len(earned),
        some=sum(map(bool, earned)) / len(earned),
        score=sum(report.score for report in reports) / len(reports),
    )


def _table(title: str, rows: Iterable[Row]) -> str:
    lines = [f"\n{title:<40}{'tried':>7}{'full':>8}{'any':>8}{'score':>8}"]
    lines += [
        f"{row.name:<40}{row.tried:>7}{row.full:>8.1%}{row.some:>8.1%}{row.score:>8.1f}"
        for row in rows
    ]
    return "\n".join(lines)


@pytest.mark.parametrize("attacked", [FirstLibrary, Library], ids=["first", "all"])
def test_attacks_earn_nothing(
    judge: tuple[str, Engine],
    attacked: type[Library],
    capsys: pytest.CaptureFixture[str],
) -> None:
    rubrics, engine = judge
    library = attacked.open()
    rows = _rows(engine, library)
    with capsys.disabled():
        print(_table(f"{len(library.ids())} snippets, {rubrics} rubrics", rows))
    above = []
    for row in rows:
        limit = CEILINGS[rubrics].get(row.name, GOAL)
        if row.some > limit:
            above.append((row.name, row.some, limit))
    assert above == []


def test_true_remarks_in_unusual_words_are_credited(
    judge: tuple[str, Engine], builtin: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    rubrics, engine = judge
    earned = []
    for snippet_id, remarks in REMARKS.items():
        issues = [builtin.snippet(snippet_id).rubric.issue(name) for name, _ in remarks]
        said = zip(issues, remarks, strict=True)
        comments = tuple(Comment(text, issue.lines[0]) for issue, (_, text) in said)
        report = engine.score(Review(snippet_id, "x", comments))
        results = zip(issues, report.comments, strict=True)
        earned += [comment.addresses.get(issue.id) for issue, comment in results]
    full, some = earned.count("full") / len(earned), sum(map(bool, earned)) / len(earned)
    with capsys.disabled():
        print(f"\nunusual words ({rubrics} rubrics): {full:.1%} in full, {some:.1%} at all")
    assert some >= FEWEST_CREDITED
