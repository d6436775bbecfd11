"""reviewdog's `rdjson`: a DiagnosticResult of the Reviewdog Diagnostic Format.

Columns are UTF-8 bytes, ends are exclusive. The source's name is taken as the reviewer's.
"""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.model import Span
from reviewer.problems import Problem

from ..foreign.documents import Object, fields, items, number_of, read_values, text_of
from ..foreign.regions import Region, Replacement, as_suggestion
from ..foreign.remarks import Remark, reviews_of, snippet_of_path
from ..foreign.shape import shape_of
from ..records import ReadOptions, Record, Source
from . import Head


def recognises(head: Head) -> bool:
    """Whether it is an object with diagnostics that have locations."""
    shape = shape_of(head.text)
    return shape is not None and shape.outer == "{" and "diagnostics" in shape.keys


def read(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """The reviews in `source`, one for each snippet and source of diagnostics."""
    yield from reviews_of(_remarks(source, options), source.name, options)


def _remarks(source: Source, options: ReadOptions) -> Iterator[Remark | Problem]:
    for value in read_values(source):
        if isinstance(value, Problem):
            yield value
            continue
        result = fields(value)
        for item in items(result.get("diagnostics")):
            yield remark_of(fields(item), source_name(result), source.name, None, options)


def source_name(data: Object) -> str:
    """The name of the source of a result or a diagnostic, "" without one."""
    return text_of(fields(data.get("source")).get("name")) or ""


def remark_of(
    data: Object, reviewer: str, name: str, line: int | None, options: ReadOptions
) -> Remark | Problem:
    """A Diagnostic as a remark. Of several suggestions, which are alternatives, the first."""
    location = fields(data.get("location"))
    message, path = text_of(data.get("message")), text_of(location.get("path"))
    if message is None or path is None:
        return Problem(name, line, "a diagnostic has no `message` or no `location.path`")
    region = _region(fields(location.get("range")))
    span = region.span if region is not None and region.valid else None
    suggestion = _suggestion(data, path, span, options)
    if suggestion is not None:
        span = suggestion[0]
    text = None if suggestion is None else suggestion[1]
    return Remark(path, source_name(data) or reviewer, message, span, text, line)


def _suggestion(
    data: Object, path: str, about: Span | None, options: ReadOptions
) -> tuple[Span, str] | None:
    first = next(iter(items(data.get("suggestions"))), None)
    region = _region(fields(fields(first).get("range")))
    text = text_of(fields(first).get("text"))
    if region is None or first is None:
        return None
    snippet = options.snippet or snippet_of_path(path)
    code = options.code_of(snippet) if snippet else None
    # proto3 leaves an empty text out
    return as_suggestion([Replacement(region, text or "")], "utf-8", code, about)


def _region(data: Object) -> Region | None:
    start, end = fields(data.get("start")), fields(data.get("end"))
    first, column = number_of(start.get("line")), number_of(start.get("column")) or None
    if not first:
        return None
    if not end:
        return Region(first, column, first, column)
    return Region(
        first, column, number_of(end.get("line")) or first, number_of(end.get("column")) or None
    )
