"""Writing a text in the user's own editor: $VISUAL, else $EDITOR."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

MAX_BYTES = 1_000_000
"""A larger file was not written as a comment."""


class EditorError(Exception):
    """The editor could not be used. The message says why, and where its text is if it wrote any."""


def editor(environ: Mapping[str, str]) -> list[str]:
    """The command of the user's editor. Raises EditorError where there is none."""
    for name in ("VISUAL", "EDITOR"):
        if text := environ.get(name, "").strip():
            try:
                return shlex.split(text, posix=os.name != "nt")
            except ValueError as error:
                raise EditorError(f"${name} cannot be read: {error}") from None
    for command in ("sensible-editor", "nano", "vi", "notepad"):
        if shutil.which(command):
            return [command]
    raise EditorError("no editor found; set $VISUAL or $EDITOR")


def edited(text: str, suffix: str, command: list[str]) -> str:
    """`text` as the user leaves it in the editor, which is waited for.

    `suffix` ends the file's name, so that the editor knows its language. Raises EditorError;
    what the editor wrote is then kept in its file.
    """
    try:
        handle, name = tempfile.mkstemp(prefix="review-", suffix=suffix)
    except OSError as error:
        raise EditorError(f"no file for the editor: {error}") from error
    path = Path(name)
    given = text if text.endswith("\n") or not text else f"{text}\n"
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write(given)
        _run([*command, name])
        written = _read(path)
    except (EditorError, OSError, UnicodeError) as error:
        raise EditorError(f"{error}{_kept(path, given)}") from None
    path.unlink(missing_ok=True)
    if written == given:
        return text
    return written.removesuffix("\n")


def _run(command: list[str]) -> None:
    try:
        code = subprocess.run(command, check=False).returncode
    except (OSError, ValueError) as error:
        raise EditorError(f"{command[0]} cannot be started: {error}") from None
    if code != 0:
        raise EditorError(f"{command[0]} ended with code {code}")


def _read(path: Path) -> str:
    if path.stat().st_size > MAX_BYTES:
        raise EditorError("the text is too long")
    return path.read_text(encoding="utf-8")


def _kept(path: Path, given: str) -> str:
    """Where the file is, if the editor wrote something; else it is removed."""
    with contextlib.suppress(OSError):
        if path.read_bytes() != given.encode("utf-8", "replace"):
            return f"; what you wrote there is in {path}"
        path.unlink()
    return "; nothing was changed"
