"""Reviews a second that one processor scores, and the CPU to make a snippet ready for them."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from reviewer.engine import Engine
from reviewer.formats import read_reviews
from reviewer.library import Library
from reviewer.model import Review

pytestmark = pytest.mark.bench

CORPORA = Path(__file__).parents[1] / "agreement"
_RUNS, _COPIES = 3, 4
LEAST_RATE = 80
"""Reviews a second: far below what a free processor does, so that only a real loss fails."""


def _reviews(corpus: Path) -> list[Review]:
    path = corpus / "reviews.jsonl"
    return [item for item in read_reviews(path, str(path)) if isinstance(item, Review)]


def _library(corpus: Path) -> Library:
    return Library.open(*([corpus] if (corpus / "snippets").is_dir() else []))


def _cpu(work: Callable[[], object]) -> float:
    """CPU seconds that a piece of work takes."""
    before = time.process_time()
    work()
    return time.process_time() - before


def _score(engine: Engine, reviews: list[Review]) -> None:
    engine.score_together(reviews)


def _rate(engine: Engine, reviews: list[Review]) -> tuple[float, float]:
    """Reviews a second, and CPU seconds in all; the best of several runs.

    Snippet after snippet, as a batch scores the reviews of a chunk; four times over, so that a
    snippet has as many as a chunk would.
    """
    total = 0.0
    for snippet in sorted({review.snippet for review in reviews}):
        own = [review for review in reviews if review.snippet == snippet] * _COPIES
        engine.warm(snippet)
        total += min(_cpu(partial(_score, engine, own)) for _ in range(_RUNS))
    return _COPIES * len(reviews) / total, total / _COPIES


@pytest.mark.parametrize(
    "name", sorted(path.parent.name for path in CORPORA.glob("*/reviews.jsonl"))
)
def test_reviews_a_second(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    reviews = _reviews(CORPORA / name)
    plain = [review for review in reviews if all(c.suggestion is None for c in review.comments)]
    engine = Engine(_library(CORPORA / name))
    figures = {"all": (reviews, *_rate(engine, reviews)), "plain": (plain, *_rate(engine, plain))}
    with capsys.disabled():
        for which, (some, rate, seconds) in figures.items():
            comments = sum(len(review.comments) for review in some)
            print(
                f"\n{name}, {which}: {len(some)} reviews, {comments} comments, "
                f"{seconds:.2f} s CPU, {rate:.0f} reviews/s",
                end="",
            )
    assert figures["all"][1] >= LEAST_RATE


def test_warming_a_snippet(capsys: pytest.CaptureFixture[str]) -> None:
    library = Library.open()
    engine = Engine(library)
    first, *others = library.ids()[:11]
    cold = _cpu(lambda: engine.warm(first))
    warm = _cpu(lambda: list(map(engine.warm, others))) / len(others)
    with capsys.disabled():
        print(f"\nwarm: the first snippet {cold * 1000:.0f} ms CPU, others {warm * 1000:.0f} ms")
    assert warm <= 0.15
