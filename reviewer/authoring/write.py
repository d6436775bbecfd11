"""Writes the files of snippets into a library directory."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.problems import InputError, Problem

if TYPE_CHECKING:
    from .inject import Draft

_ID = re.compile(r"[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*")


def write_draft(draft: Draft, directory: Path, track: str = "injected") -> str:
    """Write the files of a draft into the library `directory`; the new snippet's id.

    A slug that is taken gets a number. Raises InputError where the disk refuses.
    """
    snippets, rubrics = directory / "snippets" / track, directory / "rubrics" / track
    slug, number = draft.slug, 2
    while (snippets / slug).exists() or (rubrics / f"{slug}.toml").exists():
        slug, number = f"{draft.slug}-{number}", number + 1
    files = {
        snippets / slug / "snippet.py": draft.snippet,
        snippets / slug / "fixed.py": draft.fixed,
        rubrics / f"{slug}.toml": draft.rubric,
    }
    if draft.tests is not None:
        files[snippets / slug / "test_behaviour.py"] = draft.tests
    write_files(files)
    return f"{track}/{slug}"


def write_files(files: Mapping[Path, str]) -> None:
    """Write texts, making folders as needed. Raises InputError where the disk refuses."""
    for path, text in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise InputError(
                [Problem(str(path), None, f"cannot be written: {error.strerror}")]
            ) from None


def refuse_taken(snippet_id: str, directory: Path) -> None:
    """Raise InputError where the library has files of that snippet, or the id is none."""
    if not _ID.fullmatch(snippet_id):
        remedy = "Write <track>/<slug>, each of a-z, 0-9 and -"
        raise InputError([Problem(snippet_id, None, "is no id of a snippet", remedy)])
    for path in (
        directory / "snippets" / snippet_id,
        directory / "rubrics" / f"{snippet_id}.toml",
    ):
        if path.exists():
            remedy = "Choose another id, or remove it first"
            raise InputError([Problem(str(path), None, "exists already", remedy)])
