"""The catalogue of a library, kept from one start to the next: to read a hundred rubrics takes as
long as all the rest of a command."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reviewer import __version__
from reviewer.disk_cache import DiskCache, user_directory

from .catalogue import Catalogue, Item

if TYPE_CHECKING:
    from reviewer.library import Library

NAME = "catalogues"
MOST_KEPT = 20


def catalogue_of(library: Library) -> Catalogue:
    """The catalogue, from the user's cache where no file of the library has changed since."""
    cache = DiskCache(user_directory(NAME), MOST_KEPT)
    key = _fingerprint(library.directories)
    text = cache.get(key)
    if text is not None:
        with contextlib.suppress(ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return _decoded(text)
    catalogue = Catalogue.of(library)
    cache.put(key, _encoded(catalogue))
    return catalogue


def _fingerprint(directories: tuple[Path, ...]) -> str:
    """Names, sizes and times of every rubric and of every snippet's folder."""
    parts = [__version__]
    for directory in directories:
        parts.append(str(directory.absolute()))
        for folder in ("rubrics", "snippets"):
            parts += _entries(directory / folder)
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _entries(directory: Path) -> Iterator[str]:
    """The entries two levels down, in order; those that cannot be looked at by name alone."""
    for track in sorted(path for path in directory.iterdir() if path.is_dir()):
        for path in sorted(track.iterdir()):
            name = f"{track.name}/{path.name}"
            try:
                stat = path.stat()
            except OSError:
                yield name
            else:
                yield f"{name} {stat.st_mtime_ns} {stat.st_size}"


def _encoded(catalogue: Catalogue) -> str:
    items = [
        [one.id, one.title, one.track, one.question, one.difficulty, one.minutes, one.skills]
        for one in catalogue.items
    ]
    return json.dumps([items, catalogue.issues, catalogue.categories])


def _decoded(text: str) -> Catalogue:
    items, issues, categories = json.loads(text)
    return Catalogue(
        tuple(_item(*values) for values in items),
        {
            snippet: {issue: (skill, category) for issue, (skill, category) in known.items()}
            for snippet, known in issues.items()
        },
        dict(categories),
    )


def _item(*values: Any) -> Item:
    snippet_id, title, track, question, difficulty, minutes, skills = values
    return Item(snippet_id, title, track, question, difficulty, minutes, tuple(skills))
