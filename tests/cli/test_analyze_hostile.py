"""`analyze` on files of strangers: each that cannot be analysed is named, the others reported."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from .conftest import Cli

GOOD = "def f(x):\n    return x is ''\n"
HOSTILE = {
    "a million characters on a line": (
        b"x = [" + b"1, " * 350_000 + b"]\n",
        "1,050,007 characters",
    ),
    "three megabytes": (b"x = 1\n" * 500_000, "3,000,000 characters"),
    "five megabytes": (b"x = 1\n" * 900_000, "larger than 4,000,000 bytes"),
    "deep parentheses": (b"x = " + b"(" * 10_000 + b")" * 10_000, "too many nested parentheses"),
    "deep sums": (b"x = " + b"1 + " * 10_000 + b"1\n", "nested more than 300 levels deep"),
    "deep attributes": (b"x = a" + b".b" * 10_000, "nested more than 300 levels deep"),
    "null bytes": (b"x = 1\0\n", "null bytes"),
    "no UTF-8": (b"x = '\xe9'\n", "cannot be decoded"),
    "an unknown encoding": (b"# coding: klingon\nx = 1\n", "cannot be decoded"),
    "no Python": (b"\x7fELF\x02\x01\x01" + bytes(range(1, 128)), "not valid Python"),
}
FORMS = [
    ("--format", "text"),
    ("--format", "json"),
    ("--format", "sarif"),
    ("--complexity",),
    ("--fix",),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one good file, the last in order."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    made = tmp_path / "code"
    made.mkdir()
    (made / "z.py").write_text(GOOD, encoding="utf-8")
    return made


@pytest.mark.parametrize("form", FORMS, ids=" ".join)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_named_and_the_next_one_reported(
    cli: Cli, folder: Path, name: str, form: tuple[str, ...]
) -> None:
    content, message = HOSTILE[name]
    (folder / "a.py").write_bytes(content)
    start = time.process_time()
    result = cli("analyze", folder, *form, *(("--source", "kind") if len(form) > 1 else ()))
    assert result.code == 2
    said = [line for line in result.err.splitlines() if "repaired" not in line]
    assert len(said) == 1
    assert said[0].startswith(f"{folder}/a.py")
    assert message in said[0]
    assert "z.py" in result.out
    assert time.process_time() - start < 5


def test_links_in_circles_are_not_followed(cli: Cli, folder: Path) -> None:
    (folder / "again").symlink_to(folder, target_is_directory=True)
    (folder / "self.py").symlink_to(folder / "self.py")
    result = cli("analyze", folder, "--source", "kind")
    assert result.code == 2
    assert result.err == f"{folder}/self.py: cannot be read: Too many levels of symbolic links\n"
    assert [line.partition(":")[0] for line in result.out.splitlines()] == [f"{folder}/z.py"]


def test_a_pipe_in_a_folder_is_not_waited_for(cli: Cli, folder: Path) -> None:
    os.mkfifo(folder / "pipe.py")
    result = cli("analyze", folder, "--source", "kind")
    assert (result.code, result.err) == (0, "")
    assert "z.py" in result.out


def test_a_device_without_end_is_read_up_to_the_limit(cli: Cli) -> None:
    result = cli("analyze", "/dev/zero", "--source", "kind")
    assert (result.code, result.out) == (2, "")
    assert result.err == "/dev/zero: larger than 4,000,000 bytes\n"


def test_names_and_text_of_strangers_steer_no_terminal(cli: Cli, folder: Path) -> None:
    (folder / "\x1b[2J\u202e.py").write_text(
        "def f(x):\n    return x == None or x in ['\x1b]0;owned\x07\u202e' for y in x]\n"
        "def g(\u0430, seen=[]):\n    '''\x1b[31m'''\n",
        encoding="utf-8",
    )
    for form in FORMS[:-1]:  # a diff in a pipe is for a program, which needs the text as it is
        result = cli("analyze", folder, *form)
        shown = result.out + result.err
        assert not {c for c in shown if c in "\x1b\x07\u202e" or (ord(c) < 32 and c not in "\n\t")}


def test_code_that_would_keep_pylint_for_long_is_reported_without_it(
    cli: Cli, folder: Path
) -> None:
    (folder / "a.py").write_text(GOOD + "x = 1\n" * 5_000, "utf-8")
    result = cli("analyze", folder)
    assert result.code == 2
    assert result.err == (
        f"{folder}/a.py: left out of pylint, which would take too long. --source chooses others\n"
    )
    rules = [line.rpartition(" [")[2] for line in result.out.splitlines()]
    assert rules == [
        "kind:literal-is-comparison, safe repair]",
        "kind:literal-is-comparison + pylint:R0123, safe repair]",
    ]
    assert cli("analyze", folder, "--source", "kind").code == 0


def test_no_source_prints_more_than_its_share_of_a_long_line(cli: Cli, folder: Path) -> None:
    long = "a" * 100_000
    (folder / "long.py").write_text(f"def {long}(x, seen=[]):\n    return x == None\n", "utf-8")
    result = cli("analyze", folder / "long.py", "--source", "kind", "--source", "pylint")
    assert result.code == 0
    assert max(map(len, result.out.splitlines())) < 1_000
