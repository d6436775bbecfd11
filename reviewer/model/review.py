"""What a reviewer wrote."""

from __future__ import annotations

from dataclasses import dataclass

from .spans import Span


@dataclass(frozen=True, slots=True)
class Comment:
    """Text on a line range, or on the whole snippet where `span` is None.

    `suggestion` is replacement text for the lines of `span`, without a final line end;
    None proposes nothing, "" proposes to delete them.
    """

    body: str
    span: Span | None = None
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class ComplexityAnswer:
    """The reviewer's answer to the complexity question, as written."""

    time: str | None = None
    space: str | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """An explanation, a complexity answer and comments by one reviewer on one snippet."""

    snippet: str
    reviewer: str
    comments: tuple[Comment, ...] = ()
    explanation: str = ""
    complexity: ComplexityAnswer | None = None
