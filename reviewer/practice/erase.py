"""What practice keeps on disk, and removing it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_CACHED = frozenset({".entry", ".json", ".part"})
_DRAFTS = frozenset({".json", ".damaged", ".tmp"})


@dataclass(frozen=True, slots=True)
class Kept:
    """Files of one sort in one directory."""

    what: str
    directory: Path
    files: tuple[Path, ...]


def kept(
    history: Path, drafts: Path, caches: Iterable[Path], interviews: Path | None = None
) -> tuple[Kept, ...]:
    """The files of the history with its damaged copies, the drafts, the unfinished interviews and
    the caches: only those that the program writes under these names, and sorts that have any."""
    unfinished = [] if interviews is None else [interviews]
    found = [
        Kept("history", history.parent, tuple(_history_files(history))),
        Kept("drafts", drafts, tuple(_files(drafts, _DRAFTS))),
        *(Kept("interviews", folder, tuple(_files(folder, _DRAFTS))) for folder in unfinished),
        *(Kept("cache", folder, tuple(_files(folder, _CACHED))) for folder in caches),
    ]
    return tuple(one for one in found if one.files)


def erase(what: Kept) -> list[str]:
    """Remove the files, and the directory if it is then empty. Returns what could not be, and why.

    Links are removed, never followed.
    """
    failed = []
    for path in what.files:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            failed.append(f"{path}: {error.strerror or error}")
    with contextlib.suppress(OSError):
        what.directory.rmdir()
    return failed


def _history_files(path: Path) -> Iterator[Path]:
    names = {path.name, f"{path.name}-wal", f"{path.name}-shm", f"{path.name}-journal"}
    for found in _listed(path.parent):
        if found.name in names or found.name.startswith(f"{path.name}.damaged-"):
            yield found


def _files(directory: Path, suffixes: frozenset[str]) -> Iterator[Path]:
    return (path for path in _listed(directory) if path.suffix in suffixes)


def _listed(directory: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        return sorted(path for path in directory.iterdir() if path.is_symlink() or path.is_file())
    return []
