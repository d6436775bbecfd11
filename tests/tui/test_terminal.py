"""The app in a real terminal: the user's own editor, and the way out."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from reviewer.library import Library
from reviewer.practice import Drafts, drafts_directory

from .conftest import LIBRARY
from .terminal import Terminal, terminal

PROGRAM = """
import sys
from pathlib import Path
from reviewer.library import Library
from reviewer.tui import run
library = Library.open(Path(sys.argv[1]), builtin=False)
sys.exit(run(library, snippet_id="core/shared-items", home=Path(sys.argv[2])))
"""


def started(home: Path) -> AbstractContextManager[Terminal]:
    """The program on a terminal of its own."""
    return terminal(["-c", PROGRAM, str(LIBRARY), str(home)])


def test_an_editor_gets_the_terminal_and_gives_it_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor.sh"
    editor.write_text('#!/bin/sh\necho EDITING; cat "$1"; echo written outside > "$1"\n')
    editor.chmod(0o700)
    monkeypatch.setenv("VISUAL", str(editor))
    with started(tmp_path) as screen:
        screen.read("Comment")
        screen.type("c")
        screen.read("What is wrong here")
        screen.type("typed\x05")
        assert "EDITING\r\ntyped" in screen.read("\r\ntyped")
        assert "written outside" in screen.read("written outside")
        screen.type("\x11")
        screen.read("\x1b[?1049l")
        assert screen.wait() == 0
    snippet = Library.open(LIBRARY, builtin=False).snippet("core/shared-items")
    resumed = Drafts(drafts_directory(tmp_path)).load(snippet)
    assert resumed is not None
    assert [comment.body for comment in resumed.session.comments] == ["written outside"]


def test_quitting_ends_with_code_0(tmp_path: Path) -> None:
    with started(tmp_path) as screen:
        screen.read("Comment")
        screen.type("\x11")
        screen.read("\x1b[?1049l")
        assert screen.wait() == 0
