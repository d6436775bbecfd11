"""`reviewer analyze --fix`: repairs as a diff, or written to the files."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.problems import Problem

from .console import narrate, on_terminal

if TYPE_CHECKING:
    from reviewer.kinds.fixing import Fix

    from .analyze import SourceFile


def repair_files(
    files: Iterator[SourceFile], *, conditional: bool, write: bool
) -> Iterator[Problem]:
    """Repair each file and print the diffs, or write the files; the problems met on the way."""
    from reviewer.kinds import AnalysisError
    from reviewer.kinds.fixing import fix

    for file in files:
        try:
            fixed = fix(file.code, conditional=conditional)
        except AnalysisError as error:
            yield Problem(file.name, error.line, error.message)
            continue
        for one in fixed.fixes:
            narrate(f"{file.name}:{one.line}: {_said(one)}")
        if fixed.code == file.code:
            continue
        if write:
            problem = _replace(file, fixed.code)
            if problem is not None:
                yield problem
        else:
            _print_diff(file.name, file.code, fixed.code)


def _said(fix: Fix) -> str:
    if fix.safety == "safe":
        return f"{fix.finding.code} repaired"
    return f"{fix.finding.code} repaired on condition that {fix.condition}"


def _print_diff(name: str, before: str, after: str) -> None:
    from reviewer.safe_text import printable

    lines = unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), name, name
    )
    for line in lines:
        text = line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        # A diff in a pipe is for a program, which needs the bytes as they are.
        sys.stdout.write(printable(text) if on_terminal() else text)


def _replace(file: SourceFile, code: str) -> Problem | None:
    """Put new code into a file in one step, in the encoding and with the line ends it has."""
    if file.newline is None:
        return Problem(
            file.name, None, "has several sorts of line ends", "Make them one sort first"
        )
    try:
        raw = code.replace("\n", file.newline).encode(file.encoding)
        _replace_bytes(Path(os.path.realpath(file.path)), raw)
    except UnicodeEncodeError as error:
        return Problem(file.name, None, f"the repaired code cannot be encoded: {error.reason}")
    except OSError as error:
        return Problem(file.name, None, f"cannot be written: {error.strerror}")
    return None


def _replace_bytes(path: Path, raw: bytes) -> None:
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(raw)
        os.chmod(part, path.stat().st_mode & 0o7777)
        os.replace(part, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(part)
        raise
