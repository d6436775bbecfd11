"""`score`: reviews in, reports out, exit codes for CI."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import reviewer.formats
from reviewer.formats import WRITERS

from .conftest import Cli

_GOOD = "The payouts are searched from the start for every sale. Index them in a dict by reference."


def _review(reviewer: str = "ada", body: str = _GOOD, **changes: Any) -> dict[str, Any]:
    comments = [{"start_line": 34, "line": 40, "body": body}]
    return {
        "snippet": "core/card-settlement",
        "reviewer": reviewer,
        "comments": comments,
        **changes,
    }


def _lines(*reviews: Any) -> str:
    return "".join(json.dumps(review) + "\n" for review in reviews)


@pytest.fixture
def reviews(tmp_path: Path) -> Path:
    """A file of two good reviews."""
    path = tmp_path / "reviews.jsonl"
    path.write_text(_lines(_review(), _review("bob", "Slow.")), encoding="utf-8")
    return path


def test_a_report_for_each_review_in_order(cli: Cli, reviews: Path) -> None:
    result = cli("score", reviews, "--format", "jsonl")
    assert result.code == 0
    reports = [json.loads(line) for line in result.out.splitlines()]
    assert [report["reviewer"] for report in reports] == ["ada", "bob"]
    assert reports[0]["score"] > reports[1]["score"]
    statuses = {issue["id"]: issue["status"] for issue in reports[0]["issues"]}
    assert statuses["payouts-rescanned"] == "found"
    assert "2 reviews scored, mean " in result.err


def test_reports_fit_the_shipped_schema(cli: Cli, reviews: Path) -> None:
    folder = Path(reviewer.formats.__file__).parent
    schema = json.loads((folder / "schemas/report.schema.json").read_text("utf-8"))
    reports = cli("score", reviews, "--format", "json").json()
    assert len(reports) == 2
    for report in reports:
        Draft202012Validator(schema).validate(report)


@pytest.mark.parametrize("name", ["text", "jsonl"])
def test_output_is_the_same_for_any_number_of_processes(
    cli: Cli, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "many.jsonl"
    many = [_review(f"r{number}", f"{_GOOD} {number}") for number in range(130)]
    lines = _lines(*many).splitlines()
    lines[60] = "{broken"
    path.write_text("\n".join(lines), encoding="utf-8")
    one = cli("score", path, "--format", name, "--jobs", "1")
    two = cli("score", path, "--format", name, "--jobs", "2")
    assert one.code == 2
    assert one == two
    assert "129 reviews scored" in one.err


@pytest.mark.parametrize(("bar", "code"), [("0", 0), ("100", 1), ("101", 2), ("nan", 2), ("x", 2)])
def test_the_bar_decides_the_exit_code(cli: Cli, reviews: Path, bar: str, code: int) -> None:
    assert cli("score", reviews, "--fail-under", bar).code == code


def test_exit_zero_forgives_the_bar_and_nothing_else(cli: Cli, reviews: Path) -> None:
    assert cli("score", reviews, "--fail-under", "100", "--exit-zero").code == 0
    assert cli("score", "/nowhere", "--fail-under", "100", "--exit-zero").code == 2


def test_bad_records_are_named_and_the_good_ones_scored(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "mixed.jsonl"
    broken = _review(comments=[{"bdy": 1}])
    path.write_text(
        _lines(_review(), broken, _review(snippet="core/card-setlement"), _review("bob")) + "{\n",
        encoding="utf-8",
    )
    result = cli("score", path, "/nowhere.json", "--format", "concise")
    assert result.code == 2
    assert [line.partition(": ")[0] for line in result.out.splitlines()] == [
        f"{path}:1",
        f"{path}:4",
    ]
    for said in (
        f"{path}:2: unknown key `bdy` in `comments[0]`. Did you mean `body`?",
        f"{path}:3: no snippet 'core/card-setlement' in the library; did you mean core/",
        f"{path}:5: not valid JSON",
        "/nowhere.json: no such file or directory",
    ):
        assert said in result.err


def test_nothing_to_score_has_its_own_code(cli: Cli, tmp_path: Path) -> None:
    assert cli("score", tmp_path).code == 3
    (tmp_path / "empty.jsonl").write_text("", encoding="utf-8")
    result = cli("score", tmp_path, "--format", "json")
    assert (result.code, result.out) == (3, "[]\n")
    assert "No review was scored." in result.err


def test_folders_and_standard_input_are_read(cli: Cli, reviews: Path) -> None:
    (reviews.parent / "b").mkdir()
    markdown = "---\nsnippet: core/card-settlement\nreviewer: eve\n---\n## L34-40\nUse a dict.\n"
    (reviews.parent / "b" / "eve.md").write_text(markdown, encoding="utf-8")
    (reviews.parent / "a.json").write_text(json.dumps([_review("cy")]), encoding="utf-8")
    (reviews.parent / "notes.txt").write_text("no review", encoding="utf-8")
    stdin = _lines(_review("pipe"))
    result = cli("score", reviews.parent, "-", "--format", "json", stdin=stdin)
    assert result.code == 0
    assert [report["reviewer"] for report in result.json()] == ["cy", "ada", "bob", "eve", "pipe"]


def test_the_input_format_can_be_named(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    path.write_text("\n" + _lines(_review()) + "oops\n", encoding="utf-8")
    assert f"{path}:3: not valid JSON" in cli("score", path, "--from", "jsonl").err


def test_output_goes_to_a_file_that_is_whole_or_not_there(cli: Cli, reviews: Path) -> None:
    target = reviews.parent / "out" / "report.json"
    missing = cli("score", reviews, "--format", "json", "--output", target)
    assert missing.code == 2
    assert f"{target}: cannot be written: No such file or directory" in missing.err
    target.parent.mkdir()
    assert cli("score", reviews, "--format", "json", "--output", target).out == ""
    assert len(json.loads(target.read_text("utf-8"))) == 2
    assert [path.name for path in target.parent.iterdir()] == ["report.json"]


def test_a_broken_snippet_costs_only_its_own_reviews(cli: Cli, tmp_path: Path) -> None:
    library = tmp_path / "library"
    (library / "snippets/own/bad").mkdir(parents=True)
    (library / "rubrics/own").mkdir(parents=True)
    (library / "snippets/own/bad/snippet.py").write_text("x = 1\n", encoding="utf-8")
    (library / "rubrics/own/bad.toml").write_text("titel = 'x'\n", encoding="utf-8")
    stdin = _lines(_review(snippet="own/bad"), _review(), _review(snippet="own/bad"))
    result = cli("score", "-", "--library", library, "--format", "concise", stdin=stdin)
    assert result.code == 2
    assert result.out.startswith("<stdin>:2: ")
    assert "<stdin>:1: the snippet 'own/bad' is broken: " in result.err
    assert "<stdin>:3: the snippet 'own/bad' is broken\n" in result.err


def test_text_of_reviewers_cannot_steer_the_terminal(cli: Cli) -> None:
    evil = "\x1b[2J\x9b \u202e \r [red]::error::"
    stdin = _lines(_review(evil, evil, explanation=evil, complexity={"time": evil, "space": evil}))
    for name in WRITERS:
        result = cli("score", "-", "--format", name, stdin=stdin)
        assert all(line.isprintable() for line in (result.out + result.err).splitlines())


def test_what_is_said_of_bad_input_is_no_command_to_a_build_service(
    cli: Cli, tmp_path: Path
) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text('{"snippet": "::error::x", "comments": []}\n{"##[error]x": 1}\n', "utf-8")
    said = cli("score", path).err
    assert not any(line.lstrip().startswith("::") for line in said.splitlines())
    assert "##[" not in said
