"""On a Dask cluster with real processes: the same results, also where workers die."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reviewer.batch import Settings, score_records
from reviewer.formats import Record
from reviewer.model import Comment, Review, Span
from reviewer.problems import InputError, Problem

distributed = pytest.importorskip("distributed")

SNIPPET = "core/card-settlement"


def records(count: int) -> Iterator[Record | Problem]:
    for number in range(1, count + 1):
        if number % 7 == 0:
            yield Problem("f", number, "broken")
        else:
            snippet = "core/none" if number % 5 == 0 else SNIPPET
            comment = Comment(f"Use a dict by reference, {number}.", Span(34, 40))
            yield Record("f", number, Review(snippet, f"r{number}", (comment,)))


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A scheduler and two worker processes on this machine."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as running:
        yield running


def test_results_are_those_of_this_process(cluster: Any) -> None:
    here = list(score_records(records(450), Settings(), jobs=1))
    there = list(score_records(records(450), Settings(), cluster=cluster.scheduler_address))
    assert there == here


def test_another_library_is_shipped(cluster: Any, tmp_path: Path) -> None:
    folder = tmp_path / "snippets" / "own" / "words"
    folder.mkdir(parents=True)
    (folder / "snippet.py").write_text("x = [1]  # defect: a\n", encoding="utf-8")
    (tmp_path / "rubrics" / "own").mkdir(parents=True)
    (tmp_path / "rubrics" / "own" / "words.toml").write_text(
        'title = "T"\n[[issue]]\nid = "a"\ntitle = "A list"\ncategory = "style"\n'
        'severity = "minor"\nwhy = "It is never used."\nfix = "Remove it."\n',
        encoding="utf-8",
    )
    settings = Settings((tmp_path,))
    own = [Record("f", 1, Review("own/words", "ada", (Comment("x is never used", Span(1, 1)),)))]
    here = list(score_records(own, settings, jobs=1))
    assert list(score_records(own, settings, cluster=cluster.scheduler_address)) == here
    assert not isinstance(here[0], Problem)


def test_a_worker_that_dies_costs_nothing(cluster: Any) -> None:
    pids = [worker.pid for worker in cluster.workers.values()]

    def kill() -> None:
        time.sleep(0.5)
        os.kill(pids[0], signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    there = list(score_records(records(2_000), Settings(), cluster=cluster.scheduler_address))
    killer.join()
    assert there == list(score_records(records(2_000), Settings(), jobs=1))


def test_an_address_where_no_scheduler_is_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reviewer.batch.cluster.SECONDS_TO_CONNECT", 1)
    with pytest.raises(InputError, match="no scheduler answers") as caught:
        list(score_records(records(1), Settings(), cluster="tcp://127.0.0.1:9"))
    assert "`dask scheduler` prints" in str(caught.value.problems[0])
