"""Comments as rows of a list."""

from __future__ import annotations

from functools import partial

from reviewer.practice import DraftComment, in_order
from reviewer.safe_text import one_line

from .glyphs import COMMENT
from .tags import short_tags
from .tones import Line, clip, line_width
from .widgets.row_list import Row


def comment_rows(comments: tuple[DraftComment, ...]) -> list[Row]:
    """A row per comment, in reading order."""
    return [Row(comment.id, partial(_draw, comment)) for comment in in_order(comments)]


def _draw(comment: DraftComment, width: int) -> Line:
    where = str(comment.span) if comment.span else "all"
    change = "± " if comment.suggestion is not None else ""
    text = one_line(comment.body) or ("suggestion" if change else "…")
    tags = short_tags(comment)
    room = width - 11 - len(change) - line_width(tags)
    return (
        (f"{COMMENT.glyph} ", "accent"),
        (clip(where, 8) + " ", "quiet"),
        *tags,
        (change, "good"),
        (clip(text, max(4, room)), ""),
    )
