"""A comment's severity and category: their order when cycled, and how they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, TypeVar

from reviewer.model import CATEGORIES, SEVERITIES
from reviewer.practice import DraftComment

from .glyphs import SEVERITY
from .tones import Line

if TYPE_CHECKING:
    from reviewer.practice.actions import Tag

Word = TypeVar("Word")
TagKind = Literal["severity", "category"]


def stepped(comment: DraftComment, kind: TagKind, step: int) -> Tag:
    """The tag after (1) or before (-1) the comment's; none is one of them."""
    from reviewer.practice.actions import Tag

    if kind == "severity":
        severity = _beside((None, *SEVERITIES), comment.severity, step)
        return Tag(comment.id, severity, comment.category)
    category = _beside((None, *CATEGORIES), comment.category, step)
    return Tag(comment.id, comment.severity, category)


def beginning(comment: DraftComment, kind: TagKind, letter: str) -> Tag | None:
    """The next tag that begins with that letter, None if none does."""
    step: Tag | None = None
    at = comment
    for _ in range(1 + max(len(SEVERITIES), len(CATEGORIES))):
        step = stepped(at, kind, 1)
        at = DraftComment(comment.id, None, severity=step.severity, category=step.category)
        word = step.severity if kind == "severity" else step.category
        if word is not None and word.startswith(letter.lower()):
            return step
    return None


def tag_line(comment: DraftComment) -> Line:
    """`■ major  time`, each where it is set."""
    line: Line = ()
    if comment.severity is not None:
        mark = SEVERITY[comment.severity]
        line = ((f"{mark.glyph} {mark.word}", mark.tone),)
    if comment.category is not None:
        line = (*line, ("  " if line else "", ""), (f"# {comment.category}", "quiet"))
    return line


def short_tags(comment: DraftComment) -> Line:
    """`■ #time `: the same for a narrow list; empty where nothing is set."""
    line: Line = ()
    if comment.severity is not None:
        mark = SEVERITY[comment.severity]
        line = ((f"{mark.glyph} ", mark.tone),)
    if comment.category is not None:
        line = (*line, (f"#{comment.category[:5]} ", "quiet"))
    return line


def _beside(values: Sequence[Word], value: Word, step: int) -> Word:
    return values[(values.index(value) + step) % len(values)]
