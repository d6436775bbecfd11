"""Long runs: killed and resumed, held against a baseline, read from URLs."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .conftest import Cli

BODIES = (
    "The payouts are searched from the start for every sale. Index them in a dict by reference.",
    "Slow.",
    "Floats for money do not add up, use cents.",
)


def review(number: int, body: str | None = None) -> str:
    comment = {"start_line": 34, "line": 40, "body": body or f"{BODIES[number % 3]} {number}"}
    return json.dumps(
        {"snippet": "core/card-settlement", "reviewer": f"r{number}", "comments": [comment]}
    )


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Four thousand reviews, some of them broken."""
    path = tmp_path / "many.jsonl"
    lines = [review(number) if number % 50 else "{broken" for number in range(4_000)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def start(many: Path, out: Path, *more: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "reviewer", "score", str(many), "--format", "jsonl"]
    return subprocess.Popen(
        [*command, "--output", str(out), *more],
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_killed_run_goes_on_and_writes_the_same(
    cli: Cli, many: Path, tmp_path: Path, jobs: str
) -> None:
    whole, cut = tmp_path / "whole.jsonl", tmp_path / "cut.jsonl"
    expected = cli("score", many, "--format", "jsonl", "--output", whole, "--jobs", "1")
    assert expected.code == 2
    process = start(many, cut, "--jobs", jobs)
    journal = tmp_path / ".cut.jsonl.journal"
    deadline = time.monotonic() + 60
    while not journal.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    assert not cut.exists()
    done = json.loads(journal.read_text("utf-8"))["items"]
    assert 0 < done < 4_000
    resumed = start(many, cut, "--jobs", jobs, "--resume")
    said = resumed.communicate()[1].decode()
    assert resumed.returncode == 2
    assert said.startswith(f"Resumed after {done:,} reviews.")
    assert said.splitlines()[-2:] == expected.err.splitlines()[-2:]
    assert cut.read_bytes() == whole.read_bytes()
    assert not journal.exists()


def test_a_run_of_other_input_is_not_resumed(cli: Cli, many: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    process = start(many, out, "--jobs", "1")
    journal = tmp_path / ".out.jsonl.journal"
    while not journal.exists():
        time.sleep(0.01)
    process.kill()
    process.communicate()
    many.write_text(review(1) + "\n", encoding="utf-8")
    result = cli("score", many, "--format", "jsonl", "--output", out, "--resume")
    assert result.code == 2
    assert "the interrupted run was of other input" in result.err
    assert cli("score", many, "--format", "jsonl", "--output", out).code == 0
    assert len(out.read_text("utf-8").splitlines()) == 1


@pytest.mark.parametrize("args", [("--format", "jsonl"), ("--output", "x.html")])
def test_resume_needs_lines_in_a_file(cli: Cli, many: Path, args: tuple[str, ...]) -> None:
    result = cli("score", many, "--resume", *args)
    assert result.code == 2
    assert "--resume needs --format jsonl and --output FILE." in result.err


def test_only_what_has_become_worse_fails(cli: Cli, tmp_path: Path) -> None:
    before, after = tmp_path / "before.jsonl", tmp_path / "after.jsonl"
    before.write_text(f"{review(0)}\n{review(1)}\n", encoding="utf-8")
    baseline = tmp_path / "baseline.jsonl"
    cli("score", before, "--format", "jsonl", "--output", baseline)
    held = ("--baseline", baseline, "--fail-under", "5")
    assert cli("score", before, *held).code == 0
    after.write_text(f"{review(0, 'Slow.')}\n{review(1)}\n", encoding="utf-8")
    worse = cli("score", after, *held)
    assert worse.code == 1
    assert "1 worse than in the baseline." in worse.err
    assert cli("score", after, *held, "--exit-zero").code == 0
    after.write_text(f"{review(0)}\n{review(7)}\n", encoding="utf-8")
    new = cli("score", after, *held)
    assert new.code == 1
    assert "1 below the bar." in new.err


@pytest.mark.parametrize(
    ("bar", "code"), [("core=100", 1), ("ml=100", 0), ("critical=1", 1), ("ml", 2), ("=3", 2)]
)
def test_bars_may_be_of_a_track_or_a_severity(
    cli: Cli, tmp_path: Path, bar: str, code: int
) -> None:
    path = tmp_path / "one.jsonl"
    path.write_text(review(1) + "\n", encoding="utf-8")
    assert cli("score", path, "--fail-under", bar).code == code


def test_reviews_come_from_any_store(cli: Cli, tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    path = tmp_path / "one.jsonl.gz"
    with fsspec.open(str(path), "wb", compression="gzip") as stream:
        stream.write(f"{review(0)}\n".encode())
    here = cli("score", f"file://{path}", "--format", "concise")
    assert here.code == 0
    assert "core/card-settlement r0" in here.out
    gone = cli("score", f"file://{tmp_path}/none.jsonl")
    assert gone.code == 2
    assert "none.jsonl: cannot be read: FileNotFoundError" in gone.err
    strange = cli("score", "nosuch://bucket/key")
    assert strange.code == 2
    assert "nosuch://bucket/key: cannot be read: ValueError" in strange.err


def test_reviews_of_variants_are_scored(cli: Cli, tmp_path: Path) -> None:
    name = "core/library-loans~membership-list-in-loop-1"
    comment = {"body": "Each lookup in the list scans all of it; make it a set."}
    path = tmp_path / "variant.jsonl"
    path.write_text(json.dumps({"snippet": name, "comments": [comment]}) + "\n", "utf-8")
    (report,) = cli("score", path, "--format", "json").json()
    assert (report["snippet"], len(report["issues"])) == (name, 1)
