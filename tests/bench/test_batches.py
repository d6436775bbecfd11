"""Large batches through the command line: reviews a second, memory, scaling; beside a naive scorer.

`REVIEWER_BENCH_REVIEWS=100000 pytest tests/bench/test_batches.py -s` for other sizes than 10,000.
The naive scorer runs pylint on each review's snippet and compares each pair of comment and issue by
the cosine of MiniLM, whose wheel REVIEWER_MINILM names (see reviewer/training/minilm.py).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from reviewer.formats import read_reviews, review_to_dict
from reviewer.library import Library
from reviewer.matching.vectors import pieces_of
from reviewer.model import Review

pytestmark = pytest.mark.bench

CORPUS = Path(__file__).parents[1] / "agreement" / "practice" / "reviews.jsonl"
COUNT = int(os.environ.get("REVIEWER_BENCH_REVIEWS", "10000"))
MINILM = os.environ.get("REVIEWER_MINILM", "")
NAIVE_REVIEWS = 12
MOST_MEGABYTES = 400
"""Of the process that reads and writes, however many reviews there are."""


def reviews() -> list[Review]:
    return [one for one in read_reviews(CORPUS, "corpus") if isinstance(one, Review)]


def varied(count: int) -> Iterator[str]:
    """Reviews of the corpus again and again; no text twice, and one suggestion in two is new too:
    what is kept of a change helps where many people suggest the same, as many do."""
    corpus = reviews()
    for number in range(count):
        data = review_to_dict(corpus[number % len(corpus)])
        data["reviewer"] = f"r{number}"
        for place, comment in enumerate(data["comments"]):
            comment["body"] += f" (case {number}, {chr(97 + number % 26)}{place})"
            if comment.get("suggestion") and number // len(corpus) % 2:
                comment["suggestion"] = f"{comment['suggestion']}  # case {number}"
        yield json.dumps(data)


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("batch") / "reviews.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(f"{line}\n" for line in varied(COUNT))
    return path


@dataclass(frozen=True)
class Run:
    """One call of the program: seconds on the clock and of CPU, and peak megabytes of the first
    process and of all together."""

    seconds: float
    cpu: float
    parent: float
    all: float


def run(batch: Path, out: Path, *options: str) -> Run:
    command = [sys.executable, "-m", "reviewer", "score", str(batch), "--format", "jsonl"]
    begun = time.monotonic()
    before = os.times()
    process = subprocess.Popen([*command, "--output", str(out), *options], stderr=subprocess.PIPE)
    peak = {"parent": 0.0, "all": 0.0}

    def watch() -> None:
        while process.poll() is None:
            sizes = dict(_resident(process.pid))
            peak["parent"] = max(peak["parent"], sizes.get(process.pid, 0.0))
            peak["all"] = max(peak["all"], sum(sizes.values()))
            time.sleep(0.2)

    watcher = threading.Thread(target=watch)
    watcher.start()
    said = process.communicate()[1].decode()
    watcher.join()
    after = os.times()
    assert process.returncode == 0, said
    cpu = after.children_user + after.children_system
    cpu -= before.children_user + before.children_system
    return Run(time.monotonic() - begun, cpu, peak["parent"], peak["all"])


def _resident(pid: int) -> Iterator[tuple[int, float]]:
    """Resident megabytes of a process and of its descendants."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for line in status.splitlines():
        if line.startswith("VmRSS:"):
            yield pid, int(line.split()[1]) / 1024
    for child in children:
        yield from _resident(int(child))


def test_rate_memory_and_scaling(
    batch: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    comments = sum(len(review.comments) for review in reviews()) / len(reviews())
    runs = {jobs: run(batch, tmp_path / f"{jobs}.jsonl", "--jobs", jobs) for jobs in ("1", "2")}
    with capsys.disabled():
        print(f"\n{COUNT:,} reviews, {comments:.1f} comments each")
        for jobs, found in runs.items():
            print(
                f"  {jobs} process(es): {found.seconds:.1f} s, "
                f"{COUNT / found.cpu:.0f} reviews a second of CPU, "
                f"{COUNT / found.seconds:.0f} a second; parent {found.parent:.0f} MB, "
                f"all {found.all:.0f} MB"
            )
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()
    assert all(found.parent <= MOST_MEGABYTES for found in runs.values())


def test_a_dask_cluster_of_two(
    batch: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        found = run(batch, tmp_path / "dask.jsonl", "--dask", cluster.scheduler_address)
    with capsys.disabled():
        print(
            f"\n{COUNT:,} reviews, Dask, two workers: {found.seconds:.1f} s, "
            f"{COUNT / found.seconds:.0f} a second; this process {found.parent:.0f} MB"
        )
    run(batch, tmp_path / "here.jsonl", "--jobs", "2")
    assert (tmp_path / "dask.jsonl").read_bytes() == (tmp_path / "here.jsonl").read_bytes()


@pytest.mark.skipif(not MINILM, reason="REVIEWER_MINILM names no wheel")
def test_beside_a_naive_scorer(
    batch: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """pylint a review, and MiniLM a pair: what one would write first."""
    ours = COUNT / run(batch, tmp_path / "ours.jsonl", "--jobs", "1").cpu
    begun = time.process_time()
    naive = NaiveScorer(Path(MINILM))
    ready = time.process_time()
    for review in reviews()[:NAIVE_REVIEWS]:
        naive.score(review)
    rate = NAIVE_REVIEWS / (time.process_time() - ready)
    with capsys.disabled():
        print(
            f"\nours {ours:.0f} reviews a second of CPU, naive {rate:.2f} "
            f"(after {ready - begun:.1f} s to load): {ours / rate:.0f} times"
        )
    assert ours >= 50 * rate


class NaiveScorer:
    """Findings of pylint on the lines of a comment, and the nearest issue by sentence vectors."""

    def __init__(self, wheel: Path) -> None:
        from reviewer.training.minilm import MiniLM

        self.model = MiniLM(wheel)
        self.known = {piece: number for number, piece in enumerate(self.model.vocabulary)}
        self.library = Library.open()

    def score(self, review: Review) -> list[tuple[str, float]]:
        from reviewer.analysis import analyze

        snippet = self.library.snippet(review.snippet)
        analyze(snippet.code, sources=("pylint",), cache=False)
        found: list[tuple[str, float]] = []
        for comment in review.comments:
            best = ("", -1.0)
            for issue in snippet.rubric.issues:
                texts = [comment.body, f"{issue.title} {issue.why}"]
                split = [
                    [self.model.vocabulary[n] for n in pieces_of(t, self.known)] for t in texts
                ]
                one, other = self.model.encode_texts(split)
                cosine = float(one @ other / ((one @ one) ** 0.5 * (other @ other) ** 0.5))
                best = max(best, (issue.id, cosine), key=lambda pair: pair[1])
            found.append(best)
        return found
