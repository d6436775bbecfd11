"""The text part on CRScore's labels, and the simple ways to tell that stand beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from reviewer.matching import load_vectors
from reviewer.training.crscore import Diff, Scores, best_threshold, compare, read, text_part
from reviewer.training.rivals import KeyWords, TfIdf, nearest, whole_and_claims

DIFFS = read(Path(__file__).parent / "crscore")


def test_the_data_is_all_there() -> None:
    assert len(DIFFS) == 193
    assert sum(diff.addressed.size for diff in DIFFS) == 8158
    assert sum(int(diff.addressed.sum()) for diff in DIFFS) == 1513
    assert all(diff.addressed.shape == (len(diff.reviews), len(diff.claims)) for diff in DIFFS)


def test_the_halves_are_about_equal_and_never_change() -> None:
    assert [sum(diff.half == half for diff in DIFFS) for half in (0, 1)] == [97, 96]
    assert DIFFS[0].id == "java/1632"
    assert [diff.half for diff in DIFFS[:8]] == [0, 1, 1, 1, 1, 1, 1, 0]


def test_what_is_tested_with_teaches_nothing() -> None:
    pairs: list[tuple[set[str], set[str]]] = []

    def scorer(seen: Sequence[Diff], tested: Sequence[Diff]) -> tuple[Scores, Scores]:
        pairs.append(({diff.id for diff in seen}, {diff.id for diff in tested}))
        return [diff.addressed for diff in seen], [diff.addressed for diff in tested]

    result = compare("oracle", scorer, DIFFS)
    assert (result.halves, result.kappa, result.kappa_interval) == ((1.0, 1.0), 1.0, (1.0, 1.0))
    (first, second), (third, fourth) = pairs
    assert not first & second
    assert (first, second) == (fourth, third)


@pytest.mark.parametrize(
    ("scores", "labels", "threshold"),
    [
        ([0.9, 0.8, 0.2, 0.1], [1, 1, 0, 0], 0.8),
        ([0.1, 0.9, 0.2, 0.8], [0, 1, 1, 1], 0.2),
        ([0.5, 0.5, 0.5, 0.1], [1, 0, 1, 0], 0.5),
    ],
)
def test_the_threshold_with_the_best_kappa(
    scores: list[float], labels: list[float], threshold: float
) -> None:
    assert best_threshold(np.array(scores), np.array(labels)) == threshold


def test_the_text_part_tells_what_a_review_is_about() -> None:
    """On a fifth of the diffs; all of them: `python -m reviewer.training.crscore`."""
    result = compare("text", text_part(load_vectors()), DIFFS[::5])
    assert result.kappa >= 0.3
    low, high = result.kappa_interval
    assert low < result.kappa < high


def test_key_words_are_counted_as_substrings() -> None:
    table = KeyWords()(["Looping is slow", "fine"], ["the loop is slow", "memory of the cache"])
    assert table.tolist() == [[1.0, 0.0], [0.0, 0.0]]


def test_tfidf_is_1_for_the_same_text_and_0_for_another() -> None:
    near = TfIdf(["quadratic loop", "leaks memory"])(["quadratic loop"], ["quadratic loop", "zzz"])
    assert near[0].tolist() == pytest.approx([1.0, 0.0])


def test_a_comment_is_as_near_as_the_nearest_of_its_claims() -> None:
    body = "This loop is quadratic. The file is never closed again."
    assert whole_and_claims(body)[1:] == [
        "This loop is quadratic.",
        "The file is never closed again.",
    ]
    near = nearest(TfIdf([body]), [body, "nothing"], ["This loop is quadratic."])
    assert near[:, 0].tolist()[0] == pytest.approx(1.0)
    assert near[1, 0] < 0.3
    assert nearest(TfIdf([body]), [], ["x"]).shape == (0, 1)
