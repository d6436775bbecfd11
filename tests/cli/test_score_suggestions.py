"""`score --run-suggestions`: only by request, only behind walls."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reviewer.library import Library
from reviewer.sandbox.walls import sandbox_problem

from .conftest import Cli

SNIPPET = "core/card-settlement"


def review(builtin: Library, suggestion: str | None) -> str:
    lines = len(builtin.snippet(SNIPPET).lines)
    comment = {"start_line": 1, "line": lines, "body": "Rewritten.", "suggestion": suggestion}
    return json.dumps({"snippet": SNIPPET, "reviewer": "ada", "comments": [comment]}) + "\n"


@pytest.mark.skipif(sandbox_problem() is not None, reason="no bubblewrap here")
def test_a_change_that_never_ends_is_flawed(cli: Cli, builtin: Library, tmp_path: Path) -> None:
    path = tmp_path / "endless.jsonl"
    path.write_text(review(builtin, "while True:\n    pass"), encoding="utf-8")
    result = cli("score", path, "--format", "json", "--run-suggestions", "sandbox")
    (report,) = result.json()
    suggestion = report["comments"][0]["suggestion"]
    assert suggestion["verdict"] == "flawed"
    assert "do not end" in suggestion["detail"]


@pytest.mark.skipif(sandbox_problem() is not None, reason="no bubblewrap here")
def test_the_fixed_version_is_verified(cli: Cli, builtin: Library, tmp_path: Path) -> None:
    fixed = builtin.snippet(SNIPPET).fixed
    issue = next(
        one
        for one in builtin.snippet(SNIPPET).rubric.issues
        if any(entry.startswith("test:") for entry in one.evidence)
    )
    data = json.loads(review(builtin, fixed))
    data["comments"][0]["body"] = f"{issue.title}. {issue.why}"
    path = tmp_path / "fixed.jsonl"
    path.write_text(json.dumps(data) + "\n", encoding="utf-8")
    result = cli("score", path, "--format", "json", "--run-suggestions", "sandbox")
    (report,) = result.json()
    assert report["comments"][0]["suggestion"]["verdict"] == "verified"


def test_without_walls_it_is_refused(
    cli: Cli, builtin: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reviewer.sandbox.walls.sandbox_problem", lambda: "there is no bubblewrap")
    path = tmp_path / "one.jsonl"
    path.write_text(review(builtin, "x = 1"), encoding="utf-8")
    result = cli("score", path, "--run-suggestions", "sandbox")
    assert result.code == 2
    assert "--run-suggestions sandbox: there is no bubblewrap" in result.err
    assert cli("score", path).code == 0
