"""The files that a PATH on the command line means."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from reviewer.problems import Problem

STANDARD_INPUT = "-"
STANDARD_INPUT_NAME = "<stdin>"


def files_of(paths: Iterable[str], suffixes: tuple[str, ...]) -> Iterator[Path | Problem]:
    """The files of `paths` in order: directories give their files of those suffixes, sorted.

    Hidden files and folders, pipes and devices in directories are passed over, links to folders
    not followed.
    `-` is given back as it is. A path that does not exist is a Problem.
    """
    for path in paths:
        if path == STANDARD_INPUT or os.path.isfile(path) or _is_special(path):
            yield Path(path)
        elif os.path.isdir(path):
            yield from _below(path, suffixes)
        else:
            yield Problem(path, None, "no such file or directory")


def is_url(path: str) -> bool:
    """Whether a path on the command line names a store and a place in it: `s3://bucket/key`."""
    scheme, sign, _ = path.partition("://")
    return bool(sign) and scheme.replace("+", "").replace("-", "").isalnum()


def _below(directory: str, suffixes: tuple[str, ...]) -> Iterator[Path | Problem]:
    errors: list[OSError] = []
    for folder, folders, names in os.walk(directory, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not _skipped(name))
        for name in sorted(names):
            path = Path(folder, name)
            if not name.startswith(".") and name.endswith(suffixes) and not _waits(path):
                yield path
    for error in errors:
        yield Problem(str(error.filename), None, f"cannot be read: {error.strerror}")


def _skipped(folder: str) -> bool:
    return folder.startswith(".") or folder == "__pycache__"


def _waits(path: Path) -> bool:
    """Whether it is a pipe, socket or device, which nobody meant by naming its folder."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False  # whoever reads it says what is wrong
    return not stat.S_ISREG(mode)


def _is_special(path: str) -> bool:
    """Pipes and devices, as shells make them for `<(...)`."""
    return os.path.exists(path) and not os.path.isdir(path)
