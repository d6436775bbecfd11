"""Reviews scored together get the reports that each gets alone."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from reviewer.agreement.gold import read_corpus
from reviewer.batch import Settings, run, score_records
from reviewer.batch.scorer import Scorer
from reviewer.engine import Engine
from reviewer.formats import Record, Scored
from reviewer.library import UnknownSnippetError
from reviewer.matching import matcher
from reviewer.model import Comment, Report, Review, Span
from reviewer.problems import Problem

CORPUS = Path(__file__).parents[1] / "agreement" / "practice"
SNIPPETS = ("core/card-settlement", "core/bed-roster", "pandas/meter-readings")


@pytest.fixture(scope="module")
def reviews() -> list[Review]:
    """What people said of three snippets, odd comments among it, in mixed order."""
    found = [item.review for item in read_corpus(CORPUS) if item.review.snippet in SNIPPETS]
    assert len(found) > 20
    odd = (Comment(""), Comment("n!", Span(1, 10**9)), Comment("x", None, "y = 1"))
    found += [Review(name, "odd", odd) for name in SNIPPETS]
    found += [Review(name, "silent") for name in SNIPPETS]
    random.Random(3).shuffle(found)
    return found


@pytest.fixture(scope="module")
def alone(reviews: list[Review], engine: Engine) -> list[Report]:
    """The report of each, scored by itself."""
    return [engine.score(review) for review in reviews]


@pytest.mark.parametrize("together", [1, 7, 64, 10_000])
def test_reviews_of_one_snippet(
    together: int,
    reviews: list[Review],
    alone: list[Report],
    engine: Engine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However many comments are looked at together, and in whatever order."""
    monkeypatch.setattr(matcher, "MOST_TOGETHER", together)
    for name in SNIPPETS:
        some = [(r, one) for r, one in zip(reviews, alone, strict=True) if r.snippet == name]
        for order in (some, some[::-1]):
            reports = engine.score_together([review for review, _ in order])
            assert reports == [report for _, report in order]


def test_no_reviews_no_reports(engine: Engine) -> None:
    assert engine.score_together([]) == []


def test_an_unknown_snippet_is_refused(engine: Engine) -> None:
    with pytest.raises(UnknownSnippetError):
        engine.score_together([Review("core/none", "ada"), Review("core/none", "bob")])


def _items(reviews: list[Review]) -> list[Record | Problem]:
    """The reviews as records, broken ones and ones of unknown snippets between them."""
    items: list[Record | Problem] = []
    for number, review in enumerate(reviews):
        items.append(Record("f", number, review))
        if number % 3 == 0:
            items.append(Problem("f", number, "broken"))
        if number % 4 == 0:
            items.append(Record("f", number, Review("core/none", "x", review.comments)))
    return items


def test_a_scorer_gives_every_item_its_result(reviews: list[Review], alone: list[Report]) -> None:
    items = _items(reviews)
    results = Scorer(Settings()).score(items)
    left = iter(alone)
    for item, result in zip(items, results, strict=True):
        if isinstance(item, Problem):
            assert result is item
        elif item.review.snippet == "core/none":
            assert isinstance(result, Problem)
            assert (result.path, result.line, result.key) == ("f", item.line, "snippet")
        else:
            assert result == next(left)
    assert next(left, None) is None


@pytest.mark.parametrize("chunk", [1, 5, 1_000])
def test_a_batch_in_chunks_of_any_size(
    chunk: int, reviews: list[Review], alone: list[Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "CHUNK", chunk)
    results = list(score_records(_items(reviews), Settings(), jobs=1))
    scored = [result for result in results if isinstance(result, Scored)]
    assert [one.review for one in scored] == reviews
    assert [one.report for one in scored] == alone
    assert len(results) == len(_items(reviews))
