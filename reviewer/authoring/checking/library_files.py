"""A library's files beside its snippets: what the loader would pass over in silence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reviewer.library import Library
from reviewer.problems import InputError, Problem

from .complaint import Complaint

_OTHER = ("kinds", "tracks.toml", "scoring.toml")


def check_library(home: Path) -> Iterator[Complaint]:
    """Complaints about rubrics without snippets, folders without code, tracks and kinds."""
    library = Library.open(home, builtin=False)
    ids = set(library.ids())
    for rubric in sorted((home / "rubrics").glob("*/*.toml")):
        snippet_id = f"{rubric.parent.name}/{rubric.stem}"
        if rubric.parent.name not in _OTHER and snippet_id not in ids:
            remedy = f"Write snippets/{snippet_id}/snippet.py, or remove the rubric"
            yield _complaint(snippet_id, rubric, "has no snippet", remedy)
    for folder in sorted((home / "snippets").glob("*/*/")):
        snippet_id = f"{folder.parent.name}/{folder.name}"
        if snippet_id not in ids and any(folder.glob("*.py")):
            missing = not (folder / "snippet.py").is_file()
            message = "has no snippet.py" if missing else "has a name that no snippet may have"
            yield _complaint(snippet_id, folder, message, "Names are of a-z, 0-9, - and _")
    for read in (library.kinds, library.tracks, library.weights):
        try:
            read()
        except InputError as error:
            for problem in error.problems:
                yield Complaint("", "schema", "error", problem)


def _complaint(snippet_id: str, path: Path, message: str, remedy: str) -> Complaint:
    return Complaint(snippet_id, "files", "error", Problem(str(path), None, message, remedy))
