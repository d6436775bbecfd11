"""On a terminal: colours where wanted, the width of the window."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

pty = pytest.importorskip("pty", reason="needs a Unix terminal")

_REVIEW = {"snippet": "core/card-settlement", "comments": [{"line": 34, "body": "\x1b[31mRed?"}]}


def _on_terminal(*args: str, **environment: str) -> str:
    """What a command writes to a terminal."""
    master, slave = pty.openpty()
    settings = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    program = subprocess.Popen(
        [sys.executable, "-m", "reviewer", *args],
        stdin=subprocess.PIPE,
        stdout=slave,
        stderr=subprocess.DEVNULL,
        env=settings | {"TERM": "xterm-256color"} | environment,
    )
    os.close(slave)
    assert program.stdin is not None
    program.stdin.write(json.dumps(_REVIEW).encode())
    program.stdin.close()
    parts = []
    while True:
        try:
            part = os.read(master, 65_536)
        except OSError:  # how Linux says that the other side is closed
            break
        if not part:
            break
        parts.append(part)
    os.close(master)
    assert program.wait(timeout=60) == 0
    return b"".join(parts).decode().replace("\r\n", "\n")


def test_a_terminal_gets_colours_but_none_of_the_reviewers() -> None:
    text = _on_terminal("score", "-")
    assert "\x1b[31m  - missed: " in text
    assert "\\x1b[31mRed?" in text
    assert "\x1b[31mRed?" not in text


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colours_where_they_are_not_wanted(environment: dict[str, str]) -> None:
    assert "\x1b" not in _on_terminal("score", "-", **environment)


def test_an_empty_no_color_means_nothing() -> None:
    assert "\x1b[" in _on_terminal("score", "-", NO_COLOR="")


def test_text_is_folded_to_the_window() -> None:
    def widest(columns: int) -> int:
        text = _on_terminal("score", "-", NO_COLOR="1", COLUMNS=str(columns))
        issues = text.partition("Issues\n")[2].partition("Comments\n")[0]
        return max(map(len, issues.splitlines()))

    assert 40 < widest(50) <= 50
    assert 90 < widest(100) <= 100


def test_json_on_a_terminal_has_no_colours() -> None:
    assert "\x1b" not in _on_terminal("score", "-", "--format", "json")
