"""What readers yield and writers take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from reviewer.model import Report, Review, Snippet


@dataclass(frozen=True, slots=True)
class Source:
    """A byte stream to read reviews from; `name` is what problems call it."""

    name: str
    stream: BinaryIO


@dataclass(frozen=True, slots=True)
class Record:
    """A review and where it was read: `line` is the line of `path` on which it starts."""

    path: str
    line: int | None
    review: Review


@dataclass(frozen=True, slots=True)
class Scored:
    """A review with its report, and the snippet it is about."""

    path: str
    line: int | None
    review: Review
    report: Report
    snippet: Snippet
