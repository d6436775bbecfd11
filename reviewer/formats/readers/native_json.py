"""Native reviews in a JSON file: one object, or an array of them."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.problems import Problem

from .. import limits
from ..check import Checker, problems
from ..decode import DecodeError, decode_json, decode_text, skip_space, value_end
from ..records import NOTHING_TOLD, ReadOptions, Record, Source
from ..review_json import check_review
from . import Head

_INDENT = 200
"""Of a record that begins further to the right on its line, columns are counted from its start."""


def recognises(head: Head) -> bool:
    """Whether the text begins as a JSON object or array does."""
    return head.text.lstrip().startswith(("{", "["))


def read(source: Source, options: ReadOptions = NOTHING_TOLD) -> Iterator[Record | Problem]:
    """The reviews of `source`, problems in place of each that is broken."""
    raw = source.stream.read(limits.DOCUMENT_BYTES + 1)
    if len(raw) > limits.DOCUMENT_BYTES:
        message = f"the file is larger than {limits.DOCUMENT_BYTES:,} bytes"
        yield Problem(source.name, None, message, "Write one review a line (JSONL)")
        return
    try:
        text = decode_text(raw)
    except DecodeError as error:
        yield Problem(source.name, error.line, error.message, error.remedy)
        return
    start = skip_space(text, 0)
    if text.startswith("[", start):
        yield from _array(text, start, source.name)
    elif start < len(text):
        line = _line(text, start)
        result, end = _record(text, start, source.name, line)
        yield from result
        if (rest := skip_space(text, end)) < len(text):
            message = "there is more text after the end of the JSON value"
            yield Problem(source.name, line + text.count("\n", start, rest), message)


def _array(text: str, start: int, path: str) -> Iterator[Record | Problem]:
    """Each item by itself, so that a broken one does not cost those after it."""
    line = _line(text, start)
    seen = start
    position = skip_space(text, start + 1)
    if text.startswith("]", position):
        position += 1
    else:
        while position < len(text):
            line, seen = line + text.count("\n", seen, position), position
            result, position = _record(text, position, path, line)
            yield from result
            position = skip_space(text, position)
            if not text.startswith(",", position):
                break
            position = skip_space(text, position + 1)
        line, seen = line + text.count("\n", seen, position), position
        if not text.startswith("]", position):
            message = "the array of reviews does not go on with ',' or end with ']' here"
            yield Problem(path, line, message)
            return
        position += 1
    if (rest := skip_space(text, position)) < len(text):
        message = "there is more text after the end of the JSON value"
        yield Problem(path, line + text.count("\n", seen, rest), message)


def _record(text: str, start: int, path: str, line: int) -> tuple[list[Record | Problem], int]:
    """What the value at `start` holds, and where it ends.

    Its end is found by its brackets, so that a huge one is never decoded, and the decoder gets it
    alone: for each error it counts the lines of all it was given.
    """
    end = value_end(text, start)
    end = len(text) if end is None else end
    if end - start > limits.RECORD_BYTES:
        message = f"the review is longer than {limits.RECORD_BYTES:,} characters"
        return [Problem(path, line, message, "Split it")], end
    _, newline, before = text[max(0, start - _INDENT) : start].rpartition("\n")
    if not newline and start > _INDENT:
        before = ""
    try:
        data = decode_json(" " * len(before) + text[start:end])  # errors name the column, too
    except DecodeError as error:
        return [Problem(path, line + error.line - 1, error.message, error.remedy)], end
    checker = Checker()
    review = check_review(data, checker)
    if checker.faults:
        return [*problems(checker.faults, path, line, text[start:end])], end
    return [Record(path, line, review)], end


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
