"""JSON of other tools: whole documents, of whose keys only some matter, in types not to trust."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reviewer.problems import Problem

from .. import limits
from ..decode import DecodeError, decode_json_at, decode_text, skip_space
from ..records import Source

Object = Mapping[str, Any]


def read_text(source: Source) -> str | Problem:
    """All of a source as text, or why it is not read."""
    raw = source.stream.read(limits.DOCUMENT_BYTES + 1)
    if len(raw) > limits.DOCUMENT_BYTES:
        message = f"the file is larger than {limits.DOCUMENT_BYTES:,} bytes"
        return Problem(source.name, None, message, "Split it")
    try:
        return decode_text(raw)
    except DecodeError as error:
        return Problem(source.name, error.line, error.message, error.remedy)


def read_values(source: Source, prefix: str = "") -> Iterator[object | Problem]:
    """The JSON values of a source, one after the other, without a `prefix` before the first.

    What follows a broken one is lost: where it would begin cannot be told.
    """
    text = read_text(source)
    if isinstance(text, Problem):
        yield text
        return
    at = skip_space(text, 0)
    if prefix and text.startswith(prefix, at):
        at = skip_space(text, at + len(prefix))
    while at < len(text):
        try:
            value, end = decode_json_at(text, at)
        except DecodeError as error:
            yield Problem(source.name, error.line, error.message, error.remedy)
            return
        yield value
        at = skip_space(text, end)


def items(value: object) -> list[Any]:
    """`value` if it is an array, else nothing."""
    return value if isinstance(value, list) else []


def fields(value: object) -> Object:
    """`value` if it is an object, else one without keys."""
    return value if isinstance(value, dict) else {}


def text_of(value: object) -> str | None:
    """`value` if it is text."""
    return value if isinstance(value, str) else None


def number_of(value: object) -> int | None:
    """`value` if it is a number that a line or column can have."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= limits.LINE_NUMBER:
        return value
    return None
