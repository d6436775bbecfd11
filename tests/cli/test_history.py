"""`history export`, `import`, `delete`."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from reviewer.library import Library
from reviewer.practice import history_file, utc_now
from reviewer.practice.history import Appeal, History
from tests.progress.made_up import attempt, keep

from .conftest import Cli


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, builtin: Library) -> Path:
    """A history of two attempts, one of them with an appeal."""
    monkeypatch.setenv("REVIEWER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    now = utc_now()
    with History(history_file()) as history:
        keep(
            history,
            [
                attempt(builtin, "core/card-settlement", now - timedelta(days=day), {}, number=day)
                for day in (1, 2)
            ],
        )
        (first, *_) = history.attempts()
        history.merge([(first, (Appeal("comment:0", "It is true.", now),))])
    return tmp_path


def test_export_writes_a_line_for_each_attempt(cli: Cli) -> None:
    result = cli("history", "export", "-")
    assert result.code == 0
    lines = [json.loads(line) for line in result.out.splitlines()]
    assert [line["schema"] for line in lines] == ["reviewer.attempt/1"] * 2
    assert [len(line["appeals"]) for line in lines] == [1, 0]
    assert lines[0]["details"]["mode"] == "practice"
    assert result.err == "Exported 2 attempts.\n"


def test_what_is_exported_comes_back_elsewhere_and_only_once(
    cli: Cli, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = home / "mine.jsonl"
    assert cli("history", "export", file).code == 0
    monkeypatch.setenv("REVIEWER_HOME", str(home / "elsewhere"))
    first = cli("history", "import", file)
    assert (first.code, first.err) == (0, "Imported 2 attempts; 0 known already.\n")
    again = cli("history", "import", "-", stdin=file.read_bytes())
    assert again.err == "Imported 0 attempts; 2 known already.\n"
    assert cli("history", "export", "-").out == file.read_text()


def test_bad_lines_are_named_and_the_good_ones_imported(
    cli: Cli, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = home / "mine.jsonl"
    cli("history", "export", file)
    good = file.read_text().splitlines()
    file.write_text("\n".join([good[0], "{", good[1].replace('"id": "', '"id": "\\u001b[2J')]))
    monkeypatch.setenv("REVIEWER_HOME", str(home / "elsewhere"))
    result = cli("history", "import", file)
    assert result.code == 2
    assert f"{file}:2: not a line of JSON" in result.err
    assert f"{file}:3: `id` is empty, or holds control characters" in result.err
    assert "Imported 1 attempt; 0 known already." in result.err
    assert "\x1b" not in result.err


def test_a_file_that_is_not_there_is_named(cli: Cli, home: Path) -> None:
    result = cli("history", "import", home / "none.jsonl")
    assert result.code == 2
    assert "none.jsonl: cannot be read" in result.err


def test_delete_asks_says_what_and_removes_it_all(cli: Cli, home: Path) -> None:
    cli("practice", "--plain", "core/card-settlement", stdin="34 Slow.\nquit\n")
    cli("next")
    (home / "home" / "config.toml").write_text("")
    kept = cli("history", "delete", stdin="n\n")
    assert kept.code == 0
    assert "Nothing was removed." in kept.err
    assert cli("history", "delete", stdin="").code == 0
    assert history_file().exists()
    result = cli("history", "delete", "--yes")
    assert result.code == 0
    for what in ("history: 1 file in ", "drafts: 1 file in ", "cache: 1 file in "):
        assert what in result.err
    left = [path.name for path in home.rglob("*") if path.is_file()]
    assert left == ["config.toml"]
    assert cli("history", "delete").err == "Nothing is kept.\n"
