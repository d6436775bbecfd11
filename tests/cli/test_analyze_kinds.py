"""`analyze` on any Python code, and `kinds`."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.kinds import kind_ids
from reviewer.library import Library

from .conftest import Cli

_SLOW = (
    "def f(items, known):\n    known = list(known)\n    return [i for i in items if i in known]\n"
)
_KIND = "membership-list-in-loop"


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    """A file with one defect of a known kind."""
    path = tmp_path / "slow.py"
    path.write_text(_SLOW, encoding="utf-8")
    return path


def test_findings_are_reported_with_their_place(cli: Cli, slow: Path) -> None:
    result = cli("analyze", slow, "--source", "kind")
    assert result.code == 0
    assert result.err == ""
    assert result.out.startswith(f"{slow}:3: ")
    assert result.out.endswith(f"[kind:{_KIND}, conditional repair]\n")


def test_findings_as_json(cli: Cli, slow: Path) -> None:
    (entry,) = cli("analyze", slow, "--source", "kind", "--format", "json").json()
    assert entry["path"] == str(slow)
    (finding,) = entry["findings"]
    assert list(finding) == ["source", "code", "kind", "lines", "core", "message", "confidence"]
    assert finding["source"] == "kind"
    assert finding["code"] == finding["kind"] == _KIND
    assert finding["lines"] == [3, 3]
    assert finding["core"] == 3


def test_other_analysers_are_asked_too(cli: Cli, tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    code = "def f(x, seen=[]):\n    return seen\n"
    findings = cli("analyze", "-", "--format", "json", stdin=code).json()[0]["findings"]
    assert ("pylint", "W0102") in {(finding["source"], finding["code"]) for finding in findings}


def test_a_defect_that_several_analysers_see_is_one_line(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    code = "import os\n\ndef f(x, seen=[]):\n    seen.append(x)\n    return seen\n"
    lines = cli("analyze", "-", stdin=code).out.splitlines()
    assert [(line.split(": ")[0], line.rpartition(" [")[2]) for line in lines] == [
        ("<stdin>:1", "pylint:W0611]"),
        ("<stdin>:3", "kind:mutable-default + pylint:W0102, conditional repair]"),
    ]
    findings = cli("analyze", "-", "--format", "json", stdin=code).json()[0]["findings"]
    assert [(f["source"], f["code"]) for f in findings] == [
        ("pylint", "W0611"), ("kind", "mutable-default"), ("pylint", "W0102"),
    ]  # fmt: skip
    assert "pylint" not in cli("analyze", "-", "--source", "kind", stdin=code).out


def test_bad_files_are_named_and_the_others_analysed(cli: Cli, slow: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text("x = (\n", encoding="utf-8")
    (tmp_path / "latin.py").write_bytes(b"x = '\xe9'\n")
    (tmp_path / "deep.py").write_text("(" * 5000 + ")" * 5000, encoding="utf-8")
    (tmp_path / "nul.py").write_bytes(b"x = 1\0\n")
    missing = tmp_path / "missing.py"
    result = cli("analyze", tmp_path, missing, "--source", "kind", "--format", "json")
    assert result.code == 2
    assert [entry["path"] for entry in result.json()] == [str(slow)]
    said = result.err.splitlines()
    assert [line.partition(":")[0].rpartition("/")[2] for line in said] == [
        "broken.py", "deep.py", "latin.py", "nul.py", "missing.py",
    ]  # fmt: skip
    assert said[0].startswith(f"{tmp_path}/broken.py:1: not valid Python")


def test_code_in_another_declared_encoding_is_read(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "latin.py"
    path.write_bytes(b"# coding: latin-1\nx = '\xe9'\n")
    assert cli("analyze", path, "--source", "kind").code == 0


def test_folders_are_searched_in_order(cli: Cli, tmp_path: Path) -> None:
    for name in ("b.py", "a/z.py", ".hidden/c.py", "a/__pycache__/d.py", "notes.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_SLOW, encoding="utf-8")
    found = cli("analyze", tmp_path, "--source", "kind", "--format", "json").json()
    assert [Path(entry["path"]).name for entry in found] == ["b.py", "z.py"]


def test_no_files_is_wrong_usage(cli: Cli) -> None:
    assert cli("analyze").code == 2


def test_kinds_lists_all_that_have_text_or_code(cli: Cli) -> None:
    listed = cli("kinds", "--format", "json").json()
    texts = Library.open().kinds()
    assert [kind["id"] for kind in listed] == sorted({*texts, *kind_ids()})
    by_id = {kind["id"]: kind for kind in listed}
    assert by_id[_KIND]["detects"] is True
    assert by_id[_KIND]["category"] == "time"
    assert cli("kinds").out.count("\n") == len(listed) + 1


def test_a_kind_is_explained(cli: Cli) -> None:
    (data,) = cli("kinds", _KIND, "--format", "json").json()
    out = cli("kinds", _KIND).out
    assert out.startswith(f"{_KIND} (time)\n")
    assert " ".join(out.split()).count(data["why"]) == 1


def test_an_unknown_kind_suggests_the_nearest(cli: Cli) -> None:
    result = cli("kinds", "membership-list-loop")
    assert (result.code, result.out) == (2, "")
    assert f"did you mean {_KIND}?" in result.err


_FIXABLE = "def f(xs, x):\n    y = x is 5\n    return sorted(xs)[0], y  # \xe9\n"
_FIXED = "def f(xs, x):\n    y = x == 5\n    return min(xs), y  # \xe9\n"


def test_a_finding_says_which_sort_of_repair_its_kind_has(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text(_FIXABLE, encoding="utf-8")
    first, *_, second = cli("analyze", path, "--source", "kind").out.splitlines()
    assert first.endswith("[kind:literal-is-comparison, safe repair]")
    assert second.endswith("[kind:sorted-first-for-min, safe repair]")


def test_fix_prints_a_diff_and_leaves_the_file_alone(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text(_FIXABLE, encoding="utf-8")
    result = cli("analyze", path, "--fix")
    assert result.code == 0
    assert result.out == (
        f"--- {path}\n+++ {path}\n@@ -1,3 +1,3 @@\n def f(xs, x):\n"
        "-    y = x is 5\n-    return sorted(xs)[0], y  # \xe9\n"
        "+    y = x == 5\n+    return min(xs), y  # \xe9\n"
    )
    assert result.err.splitlines() == [
        f"{path}:2: literal-is-comparison repaired",
        f"{path}:3: sorted-first-for-min repaired",
    ]
    assert path.read_text(encoding="utf-8") == _FIXABLE


def test_fix_leaves_conditional_repairs_out_unless_asked(cli: Cli, slow: Path) -> None:
    assert cli("analyze", slow, "--fix").out == ""
    result = cli("analyze", slow, "--fix", "--unsafe")
    assert "+    known_set = set(known)\n" in result.out
    assert result.err == (
        f"{slow}:3: {_KIND} repaired on condition that the items of the list are hashable\n"
    )


@pytest.mark.parametrize(
    ("encoding", "newline"), [("utf-8", "\n"), ("utf-8-sig", "\r\n"), ("latin-1", "\r\n")]
)
def test_write_keeps_encoding_line_ends_and_mode(
    cli: Cli, tmp_path: Path, encoding: str, newline: str
) -> None:
    head = "# coding: latin-1\n" if encoding == "latin-1" else ""
    path = tmp_path / "a.py"
    path.write_bytes((head + _FIXABLE).replace("\n", newline).encode(encoding))
    path.chmod(0o750)
    result = cli("analyze", path, "--fix", "--write")
    assert (result.code, result.out) == (0, "")
    assert path.read_bytes() == (head + _FIXED).replace("\n", newline).encode(encoding)
    assert path.stat().st_mode & 0o777 == 0o750
    assert [child.name for child in tmp_path.iterdir()] == ["a.py"]


def test_a_file_of_mixed_line_ends_is_not_written(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    raw = _FIXABLE.replace("\n", "\r\n", 1).encode()
    path.write_bytes(raw)
    result = cli("analyze", path, "--fix", "--write")
    assert result.code == 2
    assert f"{path}: has several sorts of line ends" in result.err
    assert path.read_bytes() == raw


def test_standard_input_is_repaired_as_a_diff_only(cli: Cli) -> None:
    assert "+    return min(xs), y" in cli("analyze", "-", "--fix", stdin=_FIXABLE).out
    assert cli("analyze", "-", "--fix", "--write", stdin=_FIXABLE).code == 2


@pytest.mark.parametrize(
    "options",
    [("--write",), ("--unsafe",), ("--fix", "--format", "json"), ("--fix", "--source", "pylint")],
)
def test_options_that_make_no_sense_together_are_wrong_usage(
    cli: Cli, slow: Path, options: tuple[str, ...]
) -> None:
    result = cli("analyze", slow, *options)
    assert (result.code, result.out) == (2, "")


def test_a_kind_shows_its_examples_and_the_condition_of_its_repair(cli: Cli) -> None:
    out = cli("kinds", _KIND).out
    assert "Its repair is conditional: the items of the list are hashable.\n" in out
    assert "    if invoice not in settled:" in out
    assert "    settled_set = set(settled)\n" in out
    (data,) = cli("kinds", _KIND, "--format", "json").json()
    assert data["repair"] == {
        "safety": "conditional",
        "condition": "the items of the list are hashable",
    }
    listed = {kind["id"]: kind["repair"] for kind in cli("kinds", "--format", "json").json()}
    assert listed["literal-is-comparison"] == {"safety": "safe", "condition": ""}
    assert listed["pandas-iterrows"] is None


def test_complexity_of_each_function_with_its_reasons(cli: Cli, slow: Path) -> None:
    result = cli("analyze", slow, "--complexity")
    assert (result.code, result.err) == (0, "")
    head, *reasons = result.out.splitlines()
    assert head == f"{slow}:1-3: f takes O(n*m) with n = items, m = known [n^2]"
    assert reasons == [
        "    line 3: evaluated for each item of `items`; `in` may walk through the list `known`"
    ]


def test_complexity_as_json(cli: Cli, slow: Path) -> None:
    (entry,) = cli("analyze", slow, "--complexity", "--format", "json").json()
    (function,) = entry["functions"]
    assert (function["time"], function["class"]) == ("O(n*m)", "n^2")
    assert function["variables"] == {"m": "known", "n": "items"}
    assert [reason["line"] for reason in function["reasons"]] == [3]


def test_complexity_stands_alone_and_names_broken_files(cli: Cli, tmp_path: Path) -> None:
    broken = tmp_path / "broken.py"
    broken.write_text("def f(:\n", encoding="utf-8")
    result = cli("analyze", broken, "--complexity")
    assert result.code == 2
    assert f"{broken}:1" in result.err
    assert cli("analyze", broken, "--complexity", "--source", "kind").code == 2
