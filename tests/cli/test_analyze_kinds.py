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
    assert result.out.endswith(f"[kind:{_KIND}]\n")


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
