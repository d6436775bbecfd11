"""Which lines of a file changed since a revision. git is only asked to read."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from reviewer.model import Span
from reviewer.problems import InputError, Problem

SECONDS = 30
_HUNK = re.compile(r"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


def changed_lines(path: Path, revision: str) -> tuple[Span, ...]:
    """The lines of the working file that are new or changed since `revision`, in order.

    A file that git does not know is new as a whole. Raises InputError where git is missing, the
    file is in no repository, or the revision is unknown.
    """
    folder = str(path.resolve().parent)
    name = path.resolve().name
    if not _ask(folder, path, "ls-files", "--", name):
        return (Span(1, 10**9),)
    wanted = ("--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    commit = _ask(folder, path, "rev-parse", *wanted).strip()
    if not commit:
        raise _error(path, f"git knows no revision {revision!r}", "See `git log --oneline`")
    diff = _ask(
        folder, path, "diff", "-U0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames",
        commit, "--", name,
    )  # fmt: skip
    spans = []
    for first, count in _HUNK.findall(diff):
        length = int(count) if count else 1
        if length:
            spans.append(Span(int(first), int(first) + length - 1))
    return tuple(spans)


def _ask(folder: str, path: Path, *arguments: str) -> str:
    """What git answers; "" where a revision or file is unknown to it."""
    # No lock, no helper program that a repository could name in its configuration.
    command = ["git", "-c", "core.fsmonitor=false", "-C", folder, *arguments]
    environment = os.environ | {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=SECONDS, env=environment, check=False
        )
    except FileNotFoundError:
        raise _error(path, "git is not installed", "Leave --diff out") from None
    except subprocess.TimeoutExpired:
        raise _error(path, f"git did not answer within {SECONDS} seconds", "") from None
    said = done.stderr.decode(errors="replace").strip()
    if done.returncode and "not a git repository" in said:
        raise _error(path, "is in no git repository", "Leave --diff out")
    if done.returncode and said:
        raise _error(path, f"git failed: {said.splitlines()[0]}", "")
    return done.stdout.decode(errors="replace")


def _error(path: Path, message: str, remedy: str) -> InputError:
    return InputError([Problem(str(path), None, message, remedy)])
