"""`reviewer author`: new, check, preview, measure, import."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Cli

SNIPPET = """\
def first_words(lines):
    found = []
    for line in lines:
        word = line.split()[0]  # defect: blank-line
        if word not in found:  # defect: sought-in-list
            found.append(word)
    return found
"""
FIXED = """\
def first_words(lines):
    return list(dict.fromkeys(line.split()[0] for line in lines if line.strip()))
"""
TESTS = """\
import subject


def test_words():
    assert subject.first_words(["a b", "c", "a"]) == ["a", "c"]


def test_defect_blank_line():
    assert subject.first_words(["a", ""]) == ["a"]
"""
GROWTH = """\
def words(subject, n):
    lines = [f"w{i} x" for i in range(n)]
    return lambda: subject.first_words(lines)


WORKLOADS = {"sought-in-list": words}
"""
RUBRIC = """\
#:schema ../../reviewer/formats/schemas/rubric.schema.json
title = "Collect names\\u001b[31m"

[[issue]]
id = "blank-line"
title = "An empty line crashes the loop with IndexError"
category = "correctness"
severity = "major"
why = "split gives an empty list."
fix = "Skip blank lines."
evidence = ["test:test_defect_blank_line"]
hints = ["Which line is not like the others?"]

[[issue]]
id = "sought-in-list"
title = "Each word is sought in a list"
category = "time"
severity = "minor"
why = "in scans the list."
fix = "dict.fromkeys"
time = { before = "O(n^2)", after = "O(n)" }
evidence = ["growth"]
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache directory of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    root = tmp_path / "library"
    folder = root / "snippets" / "core" / "words"
    folder.mkdir(parents=True)
    (root / "rubrics" / "core").mkdir(parents=True)
    (root / "rubrics" / "core" / "words.toml").write_text(RUBRIC, encoding="utf-8")
    for name, text in (
        ("snippet.py", SNIPPET),
        ("fixed.py", FIXED),
        ("test_behaviour.py", TESTS),
        ("growth.py", GROWTH),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    return root


def test_new_writes_files_and_says_what_is_next(cli: Cli, tmp_path: Path) -> None:
    result = cli("author", "new", "core/mine", "--library", tmp_path)
    assert result.code == 0
    assert [Path(line).name for line in result.out.splitlines()] == [
        "snippet.py", "fixed.py", "test_behaviour.py", "growth.py", "mine.toml",
    ]  # fmt: skip
    assert f"`reviewer author check core/mine --library {tmp_path}`" in result.err
    again = cli("author", "new", "core/mine", "--library", tmp_path)
    assert again.code == 2
    assert "exists already" in again.err


def test_check_prints_nothing_about_a_good_snippet(cli: Cli, library: Path) -> None:
    result = cli("author", "check", "--library", library)
    assert (result.code, result.out) == (0, "")
    assert result.err == (
        "1 snippets, 2 issues, 100% with machine evidence, 0 by a reader's word alone; "
        "0 errors, 0 warnings\n"
    )


def test_check_names_file_line_and_remedy(cli: Cli, library: Path) -> None:
    path = library / "snippets" / "core" / "words" / "test_behaviour.py"
    path.write_text(TESTS.replace('["a", ""]', '["a"]'), encoding="utf-8")
    rubric = library / "rubrics" / "core" / "words.toml"
    result = cli("author", "check", "core/words", "--library", library)
    assert result.code == 1
    assert f"{rubric}:11: error: `test_defect_blank_line` passes on the snippet" in result.out
    found = cli("author", "check", rubric, "--format", "json").json()
    assert [(one["check"], one["level"], one["line"], one["fixable"]) for one in found] == [
        ("evidence", "error", 11, False)
    ]


def test_check_can_leave_the_code_alone(cli: Cli, library: Path) -> None:
    marker = library / "ran"
    path = library / "snippets" / "core" / "words" / "test_behaviour.py"
    path.write_text(f"open({str(marker)!r}, 'w')\n{TESTS}", encoding="utf-8")
    assert cli("author", "check", "--library", library, "--no-run").code == 0
    assert not marker.exists()


def test_check_is_quick_the_second_time(cli: Cli, library: Path, cache: Path) -> None:
    cli("author", "check", "--library", library)
    kept = {path: path.stat().st_mtime_ns for path in cache.rglob("*.entry")}
    assert kept
    cli("author", "check", "--library", library)
    assert {path: path.stat().st_mtime_ns for path in cache.rglob("*.entry")} == kept
    cli("author", "check", "--library", library, "--no-cache")
    assert {path: path.stat().st_mtime_ns for path in cache.rglob("*.entry")} == kept


def test_fix_mends_and_checks_again(cli: Cli, library: Path) -> None:
    rubric = library / "rubrics" / "core" / "words.toml"
    rubric.write_text(RUBRIC.replace('["growth"]', '["human"]'), encoding="utf-8")
    result = cli("author", "check", "--library", library, "--fix")
    assert (result.code, result.out) == (0, "")
    assert f"{rubric}: mended" in result.err
    assert rubric.read_text("utf-8") == RUBRIC


def test_the_help_says_that_code_is_run(cli: Cli) -> None:
    said = " ".join(cli("author", "check", "--help").out.split())
    assert "This RUNS the snippets' tests and workloads: check only libraries that you" in said


def test_preview_shows_the_page_and_then_the_key(cli: Cli, library: Path) -> None:
    out = cli("author", "preview", "core/words", "--library", library).out
    page, _, key = out.partition("\nKEY\n")
    assert page.startswith("Collect names\\x1b[31m (core/words)")
    assert "defect" not in page
    assert "ISSUE L5 sought-in-list (time, minor)" in key
    assert "  Evidence:\n    - growth" in key
    assert "  Hints:\n    - Which line is not like the others?" in key
    assert "+    return list(dict.fromkeys(" in key
    assert "\x1b" not in out


def test_measure_prints_a_chart_and_can_record_it(cli: Cli, library: Path) -> None:
    result = cli("author", "measure", "core/words", "--library", library, "--write")
    assert result.code == 0
    assert "sought-in-list: time, in operations" in result.out
    assert "  measured  quadratic -> linear" in result.out
    record = json.loads((library / "rubrics" / "core" / "words.growth.json").read_text("utf-8"))
    assert [issue["snippet"]["class"] for issue in record["issues"]] == ["quadratic"]
    assert cli("author", "check", "--library", library).out == ""
    path = library / "snippets" / "core" / "words" / "fixed.py"
    path.write_text(f"{FIXED}\n\nLATER = 1\n", encoding="utf-8")
    assert "words.growth.json is of other code" in cli("author", "check", "--library", library).out


def test_measure_exits_with_1_where_the_rubric_is_contradicted(cli: Cli, library: Path) -> None:
    rubric = library / "rubrics" / "core" / "words.toml"
    rubric.write_text(RUBRIC.replace("O(n^2)", "O(n^4)"), encoding="utf-8")
    result = cli("author", "measure", "core/words", "--library", library)
    assert result.code == 1
    assert "claimed O(n^4) and O(n)" in result.err


def test_import_makes_a_snippet(cli: Cli, tmp_path: Path) -> None:
    case = {
        "id": "core/sums", "title": "Sums", "code": "def f(x):\n    return eval(x)\n",
        "issues": [{"title": "eval", "lines": "2", "why": "runs anything", "fix": "int(x)"}],
    }  # fmt: skip
    path = tmp_path / "case.json"
    path.write_text(json.dumps(case), encoding="utf-8")
    result = cli("author", "import", path, "--output", tmp_path / "made")
    assert (result.code, result.out) == (0, "core/sums\n")
    source = tmp_path / "made" / "snippets" / "core" / "sums" / "snippet.py"
    assert source.read_text("utf-8") == "def f(x):\n    return eval(x)  # defect: eval\n"
    assert cli("author", "import", path, "--output", tmp_path / "made").code == 2


def test_overview_counts_what_a_library_holds(cli: Cli, library: Path) -> None:
    data = cli("author", "overview", "--library", library, "--format", "json").json()
    built_in = cli("author", "overview", "--format", "json").json()
    assert data["total"]["snippets"] == built_in["total"]["snippets"] + 1
    assert sum(data["snippets by question"].values()) == data["total"]["snippets"]
    assert sum(data["snippets by form"].values()) == data["total"]["snippets"]
    assert sum(data["issues by category"].values()) == data["total"]["issues"]
    text = cli("author", "overview", "--library", library).out
    assert text.startswith("TOTAL\nsnippets")
    assert "SNIPPETS BY DIFFICULTY" in text
