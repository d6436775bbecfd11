"""Many reviews: order, results and memory do not depend on the number of processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from reviewer.batch import Settings, processes, run, score_records
from reviewer.formats import Record, Scored, review_to_dict
from reviewer.formats.canonical import dumps
from reviewer.model import Comment, Review, Span
from reviewer.problems import Problem

_SNIPPET = "core/card-settlement"


def _records(count: int) -> Iterator[Record | Problem]:
    for number in range(1, count + 1):
        if number % 7 == 0:
            yield Problem("f", number, "broken")
        else:
            snippet = "core/none" if number % 5 == 0 else _SNIPPET
            comment = Comment(f"Use a dict by reference, {number}.", Span(34, 40))
            yield Record("f", number, Review(snippet, f"r{number}", (comment,)))


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_record_gives_one_result_in_its_place(jobs: int) -> None:
    results = list(score_records(_records(120), Settings(), jobs))
    assert [result.line for result in results] == list(range(1, 121))
    for result in results:
        assert result.line is not None
        if result.line % 7 == 0:
            assert result == Problem("f", result.line, "broken")
        elif result.line % 5 == 0:
            assert isinstance(result, Problem)
            assert result.message.startswith("no snippet 'core/none' in the library")
        else:
            assert isinstance(result, Scored)
            assert result.report.reviewer == result.review.reviewer == f"r{result.line}"
            assert result.snippet.id == _SNIPPET


def test_results_are_the_same_in_processes() -> None:
    assert list(score_records(_records(60), Settings(), 1)) == list(
        score_records(_records(60), Settings(), 2)
    )


@pytest.mark.parametrize("jobs", [1, 2])
def test_only_a_window_of_records_is_read_ahead(jobs: int) -> None:
    taken = 0

    def counted() -> Iterator[Record | Problem]:
        nonlocal taken
        for record in _records(10_000):
            taken += 1
            yield record

    results = score_records(counted(), Settings(), jobs)
    for _ in range(3):
        next(results)
    assert taken <= jobs * processes.CHUNKS_AHEAD * processes.CHUNK
    results.close()  # type: ignore[attr-defined]


def test_few_records_need_no_second_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise AssertionError("a pool was started")

    monkeypatch.setattr(run, "_in_processes", refuse)
    assert (
        len(list(score_records(_records(run.WORTH_A_POOL - 1), Settings()))) == run.WORTH_A_POOL - 1
    )
    with pytest.raises(AssertionError, match="a pool was started"):
        list(score_records(_records(run.WORTH_A_POOL), Settings()))


def test_a_defect_of_ours_in_one_review_does_not_cost_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from reviewer.engine import Engine

    real = Engine.score_together

    def failing(self: Engine, reviews: list[Review]) -> object:
        if any(review.reviewer == "r2" for review in reviews):
            raise ZeroDivisionError("division by zero")
        return real(self, reviews)

    monkeypatch.setattr(Engine, "score_together", failing)
    first, second, third = score_records(_records(3), Settings(), 1)
    assert isinstance(first, Scored)
    assert isinstance(third, Scored)
    assert str(second) == (
        "f:2: scoring failed: ZeroDivisionError: division by zero. Please report this"
    )


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_an_interrupt_stops_the_workers_too(tmp_path: Path) -> None:
    review = Review(_SNIPPET, "ada", (Comment("Use a dict.", Span(34, 34)),))
    path = tmp_path / "many.jsonl"
    path.write_text((dumps(review_to_dict(review)) + "\n") * 20_000, encoding="utf-8")
    errors = tmp_path / "stderr"
    with errors.open("wb") as stderr:
        program = subprocess.Popen(
            [sys.executable, "-m", "reviewer", "score", str(path), "--format", "concise", "-j2"],
            stdout=subprocess.PIPE,
            stderr=stderr,
            start_new_session=True,
        )
    assert program.stdout is not None
    try:
        program.stdout.read(10_000)
        os.killpg(program.pid, signal.SIGINT)
        program.stdout.close()
        assert program.wait(timeout=30) == 130
        assert errors.read_text("utf-8").strip() == ""
        assert _ends(program.pid)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(program.pid, signal.SIGKILL)


def _ends(group: int) -> bool:
    """Whether no process of the group is left, within a while."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False
