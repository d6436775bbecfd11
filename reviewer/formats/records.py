"""What readers yield and writers take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from reviewer.model import Report, Review, Snippet


@dataclass(frozen=True, slots=True)
class Source:
    """A byte stream to read reviews from; `name` is what problems call it."""

    name: str
    stream: BinaryIO


def no_code(snippet_id: str) -> str | None:
    """The code of no snippet."""
    return None


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What readers are told beside the file.

    `snippet` is the snippet of every remark in formats that know only paths. `code_of` gives the
    code of a snippet, None for one that is not known: with it, edits of parts of lines are read
    as suggestions.
    """

    snippet: str | None = None
    code_of: Callable[[str], str | None] = no_code


NOTHING_TOLD = ReadOptions()


@dataclass(frozen=True, slots=True)
class Record:
    """A review and where it was read: `line` is the line of `path` on which it starts."""

    path: str
    line: int | None
    review: Review


@dataclass(frozen=True, slots=True)
class Scored:
    """A review with its report, and the snippet it is about.

    `below` says in words which bars the report is below; "" where it is below none.
    """

    path: str
    line: int | None
    review: Review
    report: Report
    snippet: Snippet
    below: str = ""
