"""Discussions of GitLab merge requests: `GET /projects/:id/merge_requests/:iid/discussions`.

Comments on removed lines are read as comments on the whole snippet. What the opener of a thread
adds to it belongs to the opening comment; replies of others and system notes are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.model import Span
from reviewer.problems import Problem

from ..foreign.documents import Object, fields, items, number_of, read_values, text_of
from ..foreign.remarks import Remark, reviews_of
from ..foreign.shape import shape_of
from ..records import ReadOptions, Record, Source
from . import Head

# ```suggestion:-2+1 replaces from two lines above the comment's line to one below.
_SUGGESTION = re.compile(
    r"^( {0,3})(```+|~~~+)[ \t]*suggestion:-(\d{1,4})\+(\d{1,4})[ \t]*$", re.MULTILINE
)


def recognises(head: Head) -> bool:
    """Whether the objects are discussions."""
    shape = shape_of(head.text)
    return shape is not None and {"notes", "individual_note"} <= shape.keys


def read(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """The reviews in `source`, one for each snippet and author."""
    yield from reviews_of(_remarks(source), source.name, options)


def _remarks(source: Source) -> Iterator[Remark | Problem]:
    for value in read_values(source):
        if isinstance(value, Problem):
            yield value
            continue
        for discussion in items(value) if isinstance(value, list) else [value]:
            yield from _discussion(fields(discussion), source.name)


def _discussion(data: Object, name: str) -> Iterator[Remark | Problem]:
    notes = [
        fields(note) for note in items(data.get("notes")) if fields(note).get("system") is not True
    ]
    if not notes:
        return
    opening = notes[0]
    if text_of(opening.get("type")) != "DiffNote" and not opening.get("position"):
        return  # the talk about the merge request, and about commits
    author = _author(opening)
    said = [text_of(note.get("body")) for note in notes if _author(note) == author]
    position = fields(opening.get("position"))
    path = text_of(position.get("new_path")) or text_of(position.get("old_path"))
    if said[0] is None or path is None:
        yield Problem(name, None, "a note has no `body` or no path in its `position`")
        return
    body, span = _with_suggestion("\n\n".join(filter(None, said)), _span(position))
    yield Remark(path, author, body, span)


def _author(note: Object) -> str:
    return text_of(fields(note.get("author")).get("username")) or ""


def _span(position: Object) -> Span | None:
    line = number_of(position.get("new_line"))
    ends = fields(position.get("line_range"))
    last = number_of(fields(ends.get("end")).get("new_line")) or line
    if not last:
        return None
    first = number_of(fields(ends.get("start")).get("new_line")) or last
    return Span(min(first, last), max(first, last))


def _with_suggestion(body: str, span: Span | None) -> tuple[str, Span | None]:
    """The text with a plain suggestion block, and the lines which that replaces."""
    match = _SUGGESTION.search(body)
    if match is None:
        return body, span
    plain = f"{body[: match.start()]}{match[1]}{match[2]}suggestion{body[match.end() :]}"
    if span is None:
        return plain, None
    return plain, Span(max(1, span.last - int(match[3])), span.last + int(match[4]))
