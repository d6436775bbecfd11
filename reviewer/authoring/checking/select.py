"""Which snippets to check: ids, paths, or whole libraries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from reviewer.library import Library
from reviewer.library.files import builtin_directory
from reviewer.problems import InputError, Problem


@dataclass(frozen=True, slots=True)
class Target:
    """Snippets to check in one library; `whole` asks for its other files too."""

    home: Path
    ids: tuple[str, ...]
    whole: bool = False


def select(names: Sequence[str], libraries: Sequence[Path]) -> tuple[Target, ...]:
    """The snippets that paths and ids name; all of the libraries, or of the built-in one, where
    there are no names. Raises InputError for names that lead nowhere."""
    homes = list(libraries) or [builtin_directory()]
    if not names:
        return tuple(Target(home, _ids(home), whole=True) for home in homes)
    return tuple(_named(name, homes) for name in names)


def _named(name: str, homes: Sequence[Path]) -> Target:
    path = Path(name)
    if path.exists():
        return _at(path)
    for home in [*homes, builtin_directory()]:
        if name in _ids(home):
            return Target(home, (name,))
    known = [known for home in [*homes, builtin_directory()] for known in _ids(home)]
    close = get_close_matches(name, known, n=1, cutoff=0.5)
    remedy = f"Did you mean {close[0]}?" if close else "Name a snippet's id or its folder"
    raise InputError([Problem(name, None, "is neither a path nor a snippet", remedy)])


def _at(path: Path) -> Target:
    """The snippets at or below a path within a library."""
    whole = path.resolve()
    if (whole / "snippets").is_dir() and (whole / "rubrics").is_dir():
        return Target(path, _ids(path), whole=True)
    for home in whole.parents:
        if (home / "snippets").is_dir() and (home / "rubrics").is_dir():
            parts = whole.relative_to(home).parts[1:3]
            wanted = "/".join(part.removesuffix(".toml") for part in parts)
            ids = _ids(home)
            found = tuple(one for one in ids if one == wanted or one.startswith(f"{wanted}/"))
            if found:
                return Target(home, found)
    raise InputError(
        [Problem(str(path), None, "holds no snippet", "Name a folder within a library's snippets/")]
    )


def _ids(home: Path) -> tuple[str, ...]:
    return Library.open(home, builtin=False).ids()
