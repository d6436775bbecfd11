"""Native reviews, one JSON object on each line: read line by line, in bounded memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from reviewer.problems import Problem

from .. import limits
from ..check import Checker, problems
from ..decode import DecodeError, decode_json, decode_text, value_end
from ..records import NOTHING_TOLD, ReadOptions, Record, Source
from ..review_json import check_review
from . import JSONL_SUFFIXES, Head


def recognises(head: Head) -> bool:
    """Whether the first line is a JSON object; where it is broken, the name and the next tell."""
    text = head.text.lstrip()
    named_so = PurePath(head.name).suffix in JSONL_SUFFIXES
    if not text.startswith("{"):
        return named_so and not text.startswith("[")
    first, _, rest = text.partition("\n")
    if value_end(first, 0) is not None:
        return True
    over_many_lines = value_end(text, 0) is not None
    return not over_many_lines and (named_so or rest.startswith('{"'))


def read(source: Source, options: ReadOptions = NOTHING_TOLD) -> Iterator[Record | Problem]:
    """The reviews of `source`, a problem in place of each line that holds none."""
    number = 0
    while raw := source.stream.readline(limits.RECORD_BYTES + 1):
        number += 1
        if len(raw) > limits.RECORD_BYTES and not raw.endswith(b"\n"):
            message = f"the line is longer than {limits.RECORD_BYTES:,} bytes"
            yield Problem(source.name, number, message, "A line holds one review")
            if not _skip_line(source):
                message = f"the line does not end within {limits.LINE_BYTES:,} bytes"
                yield Problem(source.name, number, message, "The rest of the file is not read")
                return
            continue
        yield from _record(raw, source.name, number)


def _record(raw: bytes, path: str, number: int) -> Iterator[Record | Problem]:
    try:
        text = decode_text(raw.rstrip(b"\r\n"))
        if not text or text.isspace():
            return
        data = decode_json(text)
    except DecodeError as error:
        yield Problem(path, number, error.message, error.remedy)
        return
    checker = Checker()
    review = check_review(data, checker)
    if checker.faults:
        # A line is one place: no need to look for the key in it.
        yield from problems(checker.faults, path, number)
    else:
        yield Record(path, number, review)


def _skip_line(source: Source) -> bool:
    """Pass over the rest of a line; whether it ends. A device may give bytes for ever."""
    left = limits.LINE_BYTES
    while left > 0:
        chunk = source.stream.readline(limits.HEAD_BYTES)
        if not chunk or chunk.endswith(b"\n"):
            return True
        left -= len(chunk)
    return False
