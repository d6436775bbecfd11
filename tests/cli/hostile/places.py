"""Paths that are meant to do harm, and what the program is to say of each."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from .cases import Place


def places() -> Iterator[Place]:
    """Paths that are no ordinary files."""
    yield Place(
        "a file that is not there", lambda at: str(at / "none"), "no such file or directory"
    )
    yield Place("a name of 5,000 letters", lambda at: str(at / ("a" * 5_000)), "no such file or")
    yield Place("a link to itself", _loop, "no such file or directory")
    yield Place("a link to itself in a folder", _folder_with_loop, "Too many levels of symbolic")
    yield Place("folders linked in a circle", _circle, None)
    yield Place("a pipe in a folder", _folder_with_pipe, None)
    yield Place("an empty folder", lambda at: _made(at / "empty"), None)
    yield Place("/dev/null", lambda at: "/dev/null", None)
    yield Place("/dev/zero", lambda at: "/dev/zero", "the format of the file is not recognised")
    yield Place(
        "/dev/zero as JSON", lambda at: "/dev/zero", "larger than 32,000,000 bytes", "32 MB",
        ("--from", "json"),
    )  # fmt: skip
    yield Place("a link out of the folder", _outside, "the format of the file is not recognised")
    yield Place("escapes in a name", _escapes, "the format of the file is not recognised")
    yield Place("a name that is no UTF-8", _no_utf8, "the format of the file is not recognised")
    yield Place("a name that is a command", lambda at: "::error::x", "no such file or directory")
    if os.geteuid() != 0:
        yield Place("no rights", _forbidden, "cannot be read: Permission denied")


def _made(folder: Path) -> str:
    folder.mkdir()
    return str(folder)


def _loop(at: Path) -> str:
    (at / "loop.json").symlink_to(at / "loop.json")
    return str(at / "loop.json")


def _folder_with_loop(at: Path) -> str:
    folder = Path(_made(at / "loops"))
    _loop(folder)
    return str(folder)


def _circle(at: Path) -> str:
    folder = Path(_made(at / "circle"))
    (folder / "again").symlink_to(folder, target_is_directory=True)
    return str(folder)


def _folder_with_pipe(at: Path) -> str:
    folder = Path(_made(at / "pipes"))
    os.mkfifo(folder / "pipe.json")
    return str(folder)


def _outside(at: Path) -> str:
    folder = Path(_made(at / "links"))
    (folder / "secret.json").symlink_to("/etc/passwd")
    return str(folder)


def _escapes(at: Path) -> str:
    folder = Path(_made(at / "names"))
    (folder / "\x1b[2J\u202e\n::error::x.json").write_text("?", "utf-8")
    return str(folder)


def _no_utf8(at: Path) -> str:
    folder = Path(_made(at / "bytes"))
    (folder / os.fsdecode(b"\xff\xfe.json")).write_text("?", "utf-8")
    return str(folder)


def _forbidden(at: Path) -> str:
    (at / "mine.json").write_text("{}", "utf-8")
    (at / "mine.json").chmod(0)
    return str(at / "mine.json")
