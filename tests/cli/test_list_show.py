"""`list` and `show`: what there is to review."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Cli

_RUBRIC = """\
title = "Count the words"
question = 8
difficulty = 4
minutes = 6
context = "Runs once a day."

[explain]
question = "What does it count?"
key_points = ["words"]

[complexity]
time = "O(n*m)"
variables = { n = "words", m = "known words" }

[[issue]]
id = "scan"
title = "A list is searched"
category = "time"
severity = "major"
why = "Each test walks the list."
fix = "Use a set."

[[decoy]]
id = "copy"
claim = "The copy is needless."
why_wrong = "The list is changed later."
"""
_CODE = """\
def count(words, known):
    copy = list(words)  # decoy: copy
    return sum(1 for word in copy if word in known)  # defect: scan
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of one snippet, `own/words`."""
    folder = tmp_path / "library"
    (folder / "snippets/own/words").mkdir(parents=True)
    (folder / "rubrics/own").mkdir(parents=True)
    (folder / "snippets/own/words/snippet.py").write_text(_CODE, encoding="utf-8")
    (folder / "snippets/own/words/fixed.py").write_text("FIXED = 1\n", encoding="utf-8")
    (folder / "rubrics/own/words.toml").write_text(_RUBRIC, encoding="utf-8")
    return folder


def test_list_shows_the_snippets_of_a_library_beside_the_built_in(cli: Cli, library: Path) -> None:
    result = cli("list", "--library", library)
    assert result.code == 0
    assert result.err == ""
    assert "own/words" in result.out
    assert "core/card-settlement" in result.out


def test_list_filters(cli: Cli, library: Path) -> None:
    found = cli("list", "--library", library, "--track", "own", "--format", "json")
    assert found.json() == [
        {
            "id": "own/words",
            "title": "Count the words",
            "track": "own",
            "question": 8,
            "difficulty": 4,
            "minutes": 6,
            "tags": [],
        }
    ]
    args = ("list", "--library", library, "--track", "own", "--format", "json")
    assert len(cli(*args, "--difficulty", "3-4").json()) == 1
    assert cli(*args, "--difficulty", "5").json() == []
    assert len(cli(*args, "--question", "8").json()) == 1
    assert cli(*args, "--question", "9-10").json() == []
    assert cli("list", "--question", "99").err == "No snippet fits.\n"


def test_the_library_may_come_from_the_environment(
    cli: Cli, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REVIEWER_LIBRARY", str(library))
    assert "own/words" in cli("list").out


def test_a_broken_rubric_is_named_and_the_rest_listed(cli: Cli, library: Path) -> None:
    (library / "rubrics/own/words.toml").write_text("titel = 1\n", encoding="utf-8")
    result = cli("list", "--library", library)
    assert result.code == 2
    assert "core/card-settlement" in result.out
    assert "words.toml:1: unknown key `titel`" in result.err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--track", "nowhere"), "there is no track 'nowhere'; tracks: "),
        (("--difficulty", "hard"), "'hard' is neither a number nor a range like 2-4"),
        (("--difficulty", "4-2"), "'4-2' is neither a number nor a range like 2-4"),
        (("--library", "/nowhere"), "/nowhere: not a library"),
    ],
)
def test_wrong_options_are_explained(cli: Cli, args: tuple[str, ...], said: str) -> None:
    result = cli("list", *args)
    assert result.code == 2
    assert result.out == ""
    assert said in result.err


def test_show_gives_what_a_reviewer_gets(cli: Cli, library: Path) -> None:
    result = cli("show", "own/words", "--library", library)
    assert result.code == 0
    assert result.out == (
        "Count the words (own/words)\n"
        "Difficulty 4 of 5, about 6 minutes\n"
        "\n"
        "Runs once a day.\n"
        "\n"
        "1  def count(words, known):\n"
        "2      copy = list(words)\n"
        "3      return sum(1 for word in copy if word in known)\n"
        "\n"
        "What does it count?\n"
        "What is its time complexity, with n = words, m = known words?\n"
    )


def test_show_gives_a_change_as_one(cli: Cli, library: Path) -> None:
    before = "def count(words, known):\n    return sum(word in known for word in words)\n"
    (library / "snippets/own/words/before.py").write_text(before, encoding="utf-8")
    result = cli("show", "own/words", "--library", library)
    assert result.out.splitlines()[5:11] == [
        "Review this change. Its own lines have a +, the lines that went a -.",
        "1   def count(words, known):",
        "  -     return sum(word in known for word in words)",
        "2 +     copy = list(words)",
        "3 +     return sum(1 for word in copy if word in known)",
        "",
    ]


def test_show_gives_the_key_only_when_asked(cli: Cli, library: Path) -> None:
    secrets = ("scan", "Use a set", "needless", "O(n*m)", "FIXED", "defect", "decoy")
    plain = cli("show", "own/words", "--library", library).out
    key = cli("show", "own/words", "--library", library, "--key").out
    assert not any(secret in plain for secret in secrets)
    assert all(secret in key for secret in secrets[:5])


def test_show_of_an_unknown_snippet_suggests_the_nearest(cli: Cli, library: Path) -> None:
    result = cli("show", "own/word", "--library", library)
    assert (result.code, result.out) == (2, "")
    assert "did you mean own/words?" in result.err


def test_terminal_escapes_in_a_library_are_shown_not_sent(cli: Cli, library: Path) -> None:
    code = 'x = "\x1b[31m\u202e"\n' + _CODE
    (library / "snippets/own/words/snippet.py").write_text(code, encoding="utf-8")
    rubric = _RUBRIC.replace("Count the words", "Count\\u001b[2J").replace("day.", "day.\\u009b1m")
    (library / "rubrics/own/words.toml").write_text(rubric, encoding="utf-8")
    for args in (("list",), ("show", "own/words", "--key")):
        out = cli(*args, "--library", library).out
        assert all(line.isprintable() for line in out.splitlines())
