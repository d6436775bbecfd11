"""The kits for CI services, their steps run as the services run them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

yaml = pytest.importorskip("yaml")

ROOT = Path(__file__).parents[2]
BASH = shutil.which("bash")
pytestmark = pytest.mark.skipif(BASH is None, reason="the kits are written for bash")

GOOD = {
    "snippet": "core/card-settlement",
    "reviewer": "ada",
    "comments": [
        {
            "start_line": 34,
            "line": 40,
            "body": "The payouts are searched from the start for every sale. "
            "Index them in a dict by reference.",
        }
    ],
}
HOSTILE = {
    "snippet": "core/card-settlement",
    "reviewer": "::error::owned",
    "comments": [{"line": 3, "body": "\n::set-env name=PATH::x\n$(touch owned) `touch owned`"}],
}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A project with reviews, whose virtual environment is ours."""
    (tmp_path / "reviews").mkdir()
    reviews = f"{json.dumps(GOOD)}\n{json.dumps(HOSTILE)}\n"
    (tmp_path / "reviews" / "one.jsonl").write_text(reviews, encoding="utf-8")
    binaries = tmp_path / "runner" / "reviewer" / "bin"
    binaries.mkdir(parents=True)
    program = binaries / "reviewer"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m reviewer "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return tmp_path


def run(script: str, place: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a step as the services do: bash that stops at the first failure."""
    assert BASH is not None
    binaries = place / "runner" / "reviewer" / "bin"
    return subprocess.run(
        [BASH, "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=place,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PATH": f"{binaries}{os.pathsep}{os.environ['PATH']}",
            **environment,
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def action() -> dict[str, Any]:
    text = (ROOT / ".github/actions/score/action.yml").read_text("utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    return data


def score(place: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The action's scoring step."""
    given = {name: str(about.get("default", "")) for name, about in action()["inputs"].items()}
    given |= {name.replace("_", "-"): value for name, value in inputs.items()}
    step = action()["runs"]["steps"][-1]
    variables = {
        name: given[value.removeprefix("${{ inputs.").removesuffix(" }}")]
        for name, value in step["env"].items()
    }
    return run(
        step["run"],
        place,
        RUNNER_TEMP=str(place / "runner"),
        GITHUB_OUTPUT=str(place / "output"),
        GITHUB_STEP_SUMMARY=str(place / "summary.md"),
        **variables,
    )


def test_no_input_of_the_action_is_pasted_into_a_script() -> None:
    for step in action()["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_the_action_annotates_and_passes_without_a_bar(place: Path) -> None:
    done = score(place, paths="reviews")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert any(line.startswith("::warning file=reviews/one.jsonl,line=2,") for line in lines)
    assert not any(line.startswith(("::error::owned", "::set-env")) for line in lines)
    assert "report=reviewer-report.jsonl" in (place / "output").read_text("utf-8")
    reports = (place / "reviewer-report.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["reviewer"] for line in reports] == ["ada", "::error::owned"]
    assert "card-settlement" in (place / "summary.md").read_text("utf-8")
    assert not (place / "owned").exists()


def test_the_action_fails_below_a_bar_and_names_the_review(place: Path) -> None:
    done = score(place, paths="reviews\n", fail_under="5\ncritical=0\n")
    assert done.returncode == 1
    assert "::error file=reviews/one.jsonl,line=2" in done.stdout


def test_the_action_fails_only_for_what_is_worse_than_the_baseline(place: Path) -> None:
    assert score(place, paths="reviews").returncode == 0
    shutil.copy(place / "reviewer-report.jsonl", place / "before.jsonl")
    held = {"paths": "reviews", "baseline": "before.jsonl", "fail_under": "100"}
    assert score(place, **held).returncode == 0
    worse = GOOD | {"comments": [{"line": 34, "body": "Slow."}]}
    lines = f"{json.dumps(worse)}\n{json.dumps(HOSTILE)}\n"
    (place / "reviews" / "one.jsonl").write_text(lines, encoding="utf-8")
    assert score(place, **held).returncode == 1


def test_the_action_says_what_is_wrong_with_the_input(place: Path) -> None:
    (place / "reviews" / "two.jsonl").write_text("{\n", encoding="utf-8")
    done = score(place, paths="reviews")
    assert done.returncode == 2
    assert "reviews/two.jsonl:1: not valid JSON" in done.stderr


def test_the_gitlab_job_writes_its_reports(place: Path) -> None:
    job = yaml.safe_load((ROOT / ".gitlab/score-reviews.yml").read_text("utf-8"))["score-reviews"]
    variables = {name: str(value) for name, value in job["variables"].items()}
    done = run("\n".join(job["script"]), place, **variables)
    assert done.returncode == 0, done.stderr
    reports = job["artifacts"]["reports"]
    quality = json.loads((place / reports["codequality"]).read_text("utf-8"))
    assert {one["location"]["path"] for one in quality} == {"reviews/one.jsonl"}
    assert (place / reports["junit"]).read_text("utf-8").startswith("<?xml")
    for path in job["artifacts"]["paths"]:
        assert (place / path).read_text("utf-8").startswith("<!DOCTYPE html>")
    held = run("\n".join(job["script"]), place, **{**variables, "FAIL_UNDER": "50"})
    assert held.returncode == 1


def test_the_pre_commit_hooks_check_a_library(place: Path) -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["id"] for hook in hooks] == [
        "reviewer-author-check",
        "reviewer-author-check-run",
    ]
    made = run("reviewer author new core/mine --library .", place)
    assert made.returncode == 0, made.stderr
    for hook in hooks:
        found = run(f"{hook['entry']} .", place)
        assert found.returncode == 1
        assert "REPLACE" in found.stdout
