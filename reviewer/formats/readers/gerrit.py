"""Comments of Gerrit changes: `GET /changes/{id}/comments`, by file.

Lines count from 1, characters from 0 in UTF-16 units, ends are exclusive. Comments on the parent's
side are read as comments on the whole snippet. What the opener of a thread adds to it belongs to
the opening comment; replies of others are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.model import Span
from reviewer.problems import Problem

from ..foreign.documents import Object, fields, items, number_of, read_values, text_of
from ..foreign.regions import Region, Replacement, as_suggestion
from ..foreign.remarks import Remark, reviews_of, snippet_of_path, with_more
from ..foreign.shape import shape_of
from ..records import ReadOptions, Record, Source
from . import Head

_PREFIX = ")]}'"
"""What Gerrit puts before its JSON, against inclusion as a script."""
_TELLING = {"patch_set", "change_message_id", "unresolved", "in_reply_to", "_account_id"}


def recognises(head: Head) -> bool:
    """Whether it begins as Gerrit's answers do, or has lists of comments by path."""
    text = head.text.lstrip()
    if text.startswith(_PREFIX):
        return True
    shape = shape_of(text)
    return (
        shape is not None
        and shape.outer == "{"
        and not {"snippet", "comments", "schema"} & shape.keys
        and "message" in shape.inner
        and bool(_TELLING & shape.inner)
    )


def read(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """The reviews in `source`, one for each snippet and author."""
    yield from reviews_of(_remarks(source, options), source.name, options)


def _remarks(source: Source, options: ReadOptions) -> Iterator[Remark | Problem]:
    for value in read_values(source, _PREFIX):
        if isinstance(value, Problem):
            yield value
            continue
        for path, comments in fields(value).items():
            if path.startswith("/") and path.isupper():
                continue  # /COMMIT_MSG, /PATCHSET_LEVEL, /MERGE_LIST
            yield from _file(path, [fields(item) for item in items(comments)], source, options)


def _file(
    path: str, comments: list[Object], source: Source, options: ReadOptions
) -> Iterator[Remark | Problem]:
    threads: dict[str, Remark] = {}
    opened: dict[str, str] = {}
    for number, data in enumerate(sorted(comments, key=_written)):
        message = text_of(data.get("message"))
        if message is None:
            yield Problem(source.name, None, "a comment has no `message`")
            continue
        own = text_of(data.get("id")) or f"#{number}"
        parent = text_of(data.get("in_reply_to")) or ""
        thread = opened.get(parent, parent)
        if thread in threads:
            opened[own] = thread
            opening = threads[thread]
            if _author(data) == opening.reviewer:
                threads[thread] = with_more(opening, message)
            continue
        threads[own] = _remark(path, data, message, options)
    yield from threads.values()


def _written(data: Object) -> str:
    return text_of(data.get("updated")) or ""


def _author(data: Object) -> str:
    author = fields(data.get("author"))
    named = (text_of(author.get(key)) for key in ("username", "name", "email"))
    return next(filter(None, named), "") or str(author.get("_account_id") or "")[:100]


def _remark(path: str, data: Object, message: str, options: ReadOptions) -> Remark:
    if text_of(data.get("side")) == "PARENT":
        return Remark(path, _author(data), message)
    region = _region(fields(data.get("range")))
    line = number_of(data.get("line"))
    span = Span(line, line) if line else None
    if region is not None and region.valid:
        span = region.span
    found = _fix(data, path, span, options)
    if found is None:
        return Remark(path, _author(data), message, span)
    return Remark(path, _author(data), message, found[0], found[1])


def _region(data: Object) -> Region | None:
    first, last = number_of(data.get("start_line")), number_of(data.get("end_line"))
    start, end = number_of(data.get("start_character")), number_of(data.get("end_character"))
    if not first or not last:
        return None
    return Region(first, (start or 0) + 1, last, None if end is None else end + 1)


def _fix(
    data: Object, path: str, about: Span | None, options: ReadOptions
) -> tuple[Span, str] | None:
    first = fields(next(iter(items(data.get("fix_suggestions"))), None))
    replacements: list[Replacement] = []
    for one in map(fields, items(first.get("replacements"))):
        region = _region(fields(one.get("range")))
        text = text_of(one.get("replacement"))
        if region is None or text is None or one.get("path") != path:
            return None
        replacements.append(Replacement(region, text))
    snippet = options.snippet or snippet_of_path(path)
    code = options.code_of(snippet) if snippet else None
    return as_suggestion(replacements, "utf-16", code, about)
