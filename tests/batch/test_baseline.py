"""Regressions: reviews that score less than in an earlier run."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from reviewer.batch.baseline import Baseline
from reviewer.formats import WRITERS, Scored
from reviewer.problems import InputError
from tests.formats.examples import REPORT, SCORED


def scored(reviewer: str, score: float) -> Scored:
    return replace(SCORED, report=replace(REPORT, reviewer=reviewer, score=score))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    out = StringIO()
    WRITERS["jsonl"]([scored("ada", 50), scored("bob", 70.25), scored("ada", 20)], out)
    file = tmp_path / "before.jsonl"
    file.write_text(out.getvalue(), encoding="utf-8")
    return file


def test_a_lower_score_is_a_regression_and_a_new_review_is_not(path: Path) -> None:
    baseline = Baseline.read(path)
    assert baseline.regression(scored("bob", 70.25)) == (True, "")
    assert baseline.regression(scored("grace", 0)) == (False, "")
    assert baseline.regression(scored("ada", 49.9)) == (
        True,
        "score 49.9 was 50 in the baseline",
    )


def test_the_second_review_is_held_against_the_second(path: Path) -> None:
    baseline = Baseline.read(path)
    found = [baseline.previous(scored("ada", 1)) for _ in range(3)]
    assert found == [50, 20, None]


@pytest.mark.parametrize("line", ["{", "[]", "7", '{"snippet": "a"}', '{"snippet":1,"score":101}'])
def test_what_is_no_report_is_named_with_its_line(path: Path, line: str) -> None:
    path.write_text(path.read_text("utf-8") + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        Baseline.read(path)
    (problem,) = caught.value.problems
    assert str(problem) == (
        f"{path}:5: the line is no report. A baseline is what `score --format jsonl` wrote"
    )


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read: No such file"):
        Baseline.read(tmp_path / "none.jsonl")
