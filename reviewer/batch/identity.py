"""What a batch is of: two runs of the same identity write the same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from reviewer.library.files import builtin_directory


def run_identity(
    engine_id: str, libraries: Iterable[Path], inputs: Iterable[str], options: Iterable[str]
) -> str:
    """A hash of the engine, the libraries' contents, the options, and the inputs by name and size;
    files in directories count one by one."""
    digest = hashlib.sha256()
    for text in (engine_id, *options):
        digest.update(f"{text}\0".encode(errors="surrogateescape"))
    for directory in (*libraries, builtin_directory()):
        digest.update(library_hash(directory).encode())
    for name in inputs:
        path = Path(name)
        size = path.stat().st_size if path.is_file() else -1
        digest.update(f"{name}\0{size}\0".encode(errors="surrogateescape"))
    return digest.hexdigest()[:32]


def library_hash(directory: Path) -> str:
    """A hash of all files of a library's snippets and rubrics, by their paths."""
    digest = hashlib.sha256()
    for path in library_files(directory):
        digest.update(f"{path.relative_to(directory).as_posix()}\0".encode(errors="replace"))
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:32]


def library_files(directory: Path) -> list[Path]:
    """The files of a library that are read, sorted."""
    return sorted(
        path
        for part in ("snippets", "rubrics")
        for path in (directory / part).rglob("*")
        if path.suffix in (".py", ".toml") and path.is_file()
    )
