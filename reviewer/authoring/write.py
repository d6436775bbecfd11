"""Writes drafts into a library directory."""

from __future__ import annotations

from pathlib import Path

from reviewer.problems import InputError, Problem

from .inject import Draft


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
    for path, text in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise InputError(
                [Problem(str(path), None, f"cannot be written: {error.strerror}")]
            ) from None
    return f"{track}/{slug}"
