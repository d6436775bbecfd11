"""Bytes to text and text to JSON values, strictly, with the place of every mistake."""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

Where = tuple[str | int, ...]
"""The way to a value from the top of its document: keys of objects, indexes of arrays."""

# One string, or one structural character. The quantifiers are possessive, so a scan is linear.
_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{},:]', re.DOTALL)
_SPACE = re.compile(r"[ \t\r\n]*+")


class DecodeError(Exception):
    """Input that is no text or no JSON. `line` counts from 1 within what was given."""

    def __init__(self, line: int, message: str, remedy: str = "") -> None:
        self.line = line
        self.message = message
        self.remedy = remedy
        super().__init__(message)


class RepeatedKeys(dict[str, Any]):
    """A JSON object in which `key` occurs more than once."""

    key: str


@dataclass(frozen=True, slots=True)
class NotJson:
    """A value that Python's decoder would take and JSON does not know: NaN, Infinity."""

    text: str


def is_utf16(data: bytes) -> bool:
    """Whether `data` begins with the byte order mark of UTF-16."""
    return data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))


def decode_text(data: bytes) -> str:
    """`data` as UTF-8 text, without a byte order mark. Raises DecodeError."""
    if is_utf16(data):
        raise DecodeError(1, "the file is UTF-16", "Save it as UTF-8")
    data = data.removeprefix(BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        message = f"byte {column} of the line (0x{data[error.start]:02x}) is not UTF-8"
        raise DecodeError(line, message, "Save the file as UTF-8") from None
    nul = text.find("\0")
    if nul >= 0:
        raise DecodeError(text.count("\n", 0, nul) + 1, "the text holds a NUL character")
    return text


def decode_json(text: str) -> object:
    """The one JSON value in `text`. Raises DecodeError."""
    value, end = decode_json_at(text, skip_space(text, 0))
    end = skip_space(text, end)
    if end < len(text):
        line = text.count("\n", 0, end) + 1
        raise DecodeError(line, "there is more text after the end of the JSON value")
    return value


def decode_json_at(text: str, start: int) -> tuple[object, int]:
    """The JSON value that starts at `start`, and its end. Raises DecodeError."""
    try:
        return _DECODER.raw_decode(text, start)
    except json.JSONDecodeError as error:
        message = f"not valid JSON: {error.msg} (column {error.colno})"
        raise DecodeError(error.lineno, message) from None
    except (RecursionError, ValueError) as error:
        # Thousands of brackets, or of digits: legal JSON, and never a review.
        deep = isinstance(error, RecursionError)
        message = "the JSON is nested too deeply" if deep else "a number has too many digits"
        raise DecodeError(text.count("\n", 0, start) + 1, message) from None


def skip_space(text: str, start: int) -> int:
    """The first position from `start` that is not JSON white space."""
    match = _SPACE.match(text, start)
    return match.end() if match else start


def value_end(text: str, start: int) -> int | None:
    """Where the array or object at `start` ends, by its brackets alone.

    Works on values that cannot be decoded. None if it never ends.
    """
    depth = 0
    for token in _TOKEN.finditer(text, start):
        mark = token.group()
        if mark in "[{":
            depth += 1
        elif mark in "]}":
            depth -= 1
        if depth <= 0:
            # A bare value ends before the mark that follows it.
            return token.start() if mark in ",:" or depth < 0 else token.end()
    return None


def line_at(text: str, start: int, where: Where) -> int:
    """The line, from 1, of the key or item `where` inside the JSON value at `start`.

    The line of the innermost part of `where` that exists.
    """
    value = named = skip_space(text, start)
    for step in where:
        member = _member(text, value, step)
        if member is None:
            break
        named, value = member
    return text.count("\n", 0, named) + 1


def _member(text: str, start: int, step: str | int) -> tuple[int, int] | None:
    """Where a member of the array or object at `start` begins: its key (or itself), its value.

    The last one of its name, as a decoder takes it.
    """
    if start >= len(text) or text[start] not in "[{":
        return None
    found = None
    index = 0
    position = skip_space(text, start + 1)
    while position < len(text) and text[position] not in "]}":
        named = position
        if text[start] == "{":
            key = _TOKEN.match(text, position)
            if key is None:
                break
            position = skip_space(text, skip_space(text, key.end()) + 1)
            matches = _unquoted(key.group()) == step
        else:
            matches = index == step
        if matches:
            found = named, position
        end = value_end(text, position)
        if end is None or not text.startswith(",", position := skip_space(text, end)):
            break
        position = skip_space(text, position + 1)
        index += 1
    return found


def _unquoted(literal: str) -> str:
    try:
        return str(json.loads(literal))
    except ValueError:
        return literal[1:-1]


def _object(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    pairs = list(pairs)
    values = dict(pairs)
    if len(values) == len(pairs):
        return values
    repeated = RepeatedKeys(values)
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            repeated.key = key
            break
        seen.add(key)
    return repeated


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=NotJson)
