"""A scorer loses only the reviews that are at fault."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reviewer.batch import Settings
from reviewer.batch.scorer import Scorer
from reviewer.engine import Engine
from reviewer.formats import Record
from reviewer.model import Comment, Report, Review, Span
from reviewer.problems import Problem

SNIPPET = "core/card-settlement"


def records(*names: str) -> list[Record]:
    comment = Comment("Use a dict by reference.", Span(34, 40))
    return [Record("f", n, Review(SNIPPET, name, (comment,))) for n, name in enumerate(names, 1)]


def test_reviews_of_a_snippet_are_scored_together(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    together = Engine.score_together

    def watched(self: Engine, reviews: Sequence[Review]) -> list[Report]:
        asked.append([review.reviewer for review in reviews])
        return together(self, reviews)

    monkeypatch.setattr(Engine, "score_together", watched)
    other = Record("f", 9, Review("core/bed-roster", "d"))
    first, *rest = records("a", "b", "c")
    results = Scorer(Settings()).score([first, other, *rest])
    assert asked == [["a", "b", "c"], ["d"]]
    assert [r.reviewer for r in results if isinstance(r, Report)] == ["a", "d", "b", "c"]


def test_a_review_that_breaks_the_engine_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    together = Engine.score_together

    def failing(self: Engine, reviews: Sequence[Review]) -> list[Report]:
        if any(review.reviewer == "b" for review in reviews):
            raise ZeroDivisionError("division by zero")
        return together(self, reviews)

    expected = Scorer(Settings()).score(records("a", "b", "c"))
    monkeypatch.setattr(Engine, "score_together", failing)
    first, second, third = Scorer(Settings()).score(records("a", "b", "c"))
    assert [first, third] == [expected[0], expected[2]]
    assert isinstance(second, Problem)
    assert (second.line, second.remedy) == (2, "Please report this")


def test_nothing_to_score() -> None:
    assert Scorer(Settings()).score([]) == []
    broken = [Problem("f", 1, "broken"), Problem("f", 2, "broken")]
    assert Scorer(Settings()).score(broken) == broken
