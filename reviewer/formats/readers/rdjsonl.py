"""reviewdog's `rdjsonl`: a Diagnostic on each line. See `rdjson`."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.problems import Problem

from ..decode import DecodeError, decode_json
from ..foreign.documents import fields, read_text
from ..foreign.remarks import Remark, reviews_of
from ..foreign.shape import shape_of
from ..records import ReadOptions, Record, Source
from . import Head
from .rdjson import remark_of


def recognises(head: Head) -> bool:
    """Whether it begins with an object that has a message and a location."""
    shape = shape_of(head.text)
    return shape is not None and shape.outer == "{" and {"message", "location"} <= shape.keys


def read(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """The reviews in `source`, one for each snippet and source of diagnostics."""
    yield from reviews_of(_remarks(source, options), source.name, options)


def _remarks(source: Source, options: ReadOptions) -> Iterator[Remark | Problem]:
    text = read_text(source)
    if isinstance(text, Problem):
        yield text
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.isspace() or not line:
            continue
        try:
            value = decode_json(line)
        except DecodeError as error:
            yield Problem(source.name, number, error.message, error.remedy)
            continue
        yield remark_of(fields(value), "", source.name, number, options)
