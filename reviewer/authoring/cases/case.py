"""What a case holds, whatever it was written in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reviewer.model import Span

Table = Mapping[str, object]
"""A table of a rubric: keys to texts, numbers, truths, and lists or tables of texts."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An issue or a decoy: what its table of the rubric will say, and its lines in the code."""

    id: str
    table: Table
    lines: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """Code with known issues. `head` has the rubric's top keys; `files` the other files by name."""

    id: str
    code: str
    head: Table
    tables: Mapping[str, Table]
    issues: tuple[Entry, ...]
    decoys: tuple[Entry, ...]
    files: Mapping[str, str]
