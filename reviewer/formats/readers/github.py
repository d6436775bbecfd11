"""Review comments of GitHub pull requests: `GET /repos/{owner}/{repo}/pulls/{number}/comments`.

As the REST API gives them, or as `gh api --paginate` prints them: arrays one after the other. A
comment on removed lines is read as one on the whole snippet. What the opener of a thread adds to
it belongs to the opening comment; replies of others are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reviewer.model import Span
from reviewer.problems import Problem

from ..foreign.documents import Object, fields, items, number_of, read_values, text_of
from ..foreign.remarks import Remark, reviews_of, with_more
from ..foreign.shape import shape_of
from ..records import ReadOptions, Record, Source
from . import Head

_TELLING = {"diff_hunk", "pull_request_review_id", "original_line", "commit_id", "subject_type"}


def recognises(head: Head) -> bool:
    """Whether the objects are comments on paths with something only GitHub has."""
    shape = shape_of(head.text)
    return (
        shape is not None
        and {"path", "body"} <= shape.keys
        and (bool(_TELLING & shape.keys) or {"user", "line"} <= shape.keys)
    )


def read(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """The reviews in `source`, one for each snippet and author."""
    yield from reviews_of(_remarks(source), source.name, options)


def _remarks(source: Source) -> Iterator[Remark | Problem]:
    threads: dict[int, Remark | None] = {}
    loose: list[Remark] = []
    for value in read_values(source):
        if isinstance(value, Problem):
            yield value
            continue
        for item in items(value) if isinstance(value, list) else [value]:
            remark = _remark(fields(item), source.name)
            if isinstance(remark, Problem):
                yield remark
            else:
                _file(fields(item), remark, threads, loose)
    yield from (remark for remark in threads.values() if remark is not None)
    yield from loose


def _file(
    data: Object, remark: Remark, threads: dict[int, Remark | None], loose: list[Remark]
) -> None:
    """Put a remark into its thread."""
    number, opened = number_like(data.get("id")), number_like(data.get("in_reply_to_id"))
    opening = threads.get(opened) if opened is not None else None
    if opening is not None and opened is not None:
        if opening.reviewer == remark.reviewer:
            threads[opened] = with_more(opening, remark.body)
    elif opened is not None:
        threads.setdefault(opened, remark)  # the opening comment is not in this export
    elif number is not None and number not in threads:
        threads[number] = remark
    else:
        loose.append(remark)


def number_like(value: Any) -> int | None:
    """An id."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _remark(data: Object, name: str) -> Remark | Problem:
    body, path = text_of(data.get("body")), text_of(data.get("path"))
    if body is None or path is None:
        return Problem(name, None, "a comment has no `body` or no `path`")
    return Remark(path, text_of(fields(data.get("user")).get("login")) or "", body, _span(data))


def _span(data: Object) -> Span | None:
    if text_of(data.get("side")) == "LEFT" or text_of(data.get("subject_type")) == "file":
        return None
    # an outdated comment has lines of the commit that it was made on alone
    for prefix in ("", "original_"):
        last = number_of(data.get(f"{prefix}line"))
        if last:
            first = number_of(data.get(f"{prefix}start_line")) or last
            return Span(min(first, last), last)
    return None
