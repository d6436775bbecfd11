"""One module per input format: `recognises(head)` tells it by content, `read(source)` reads it.

A new format is a new module and a line in `_MODULES`. Order matters: the first that recognises
a file reads it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import Protocol, cast

from reviewer.problems import Problem

from .. import limits
from ..foreign.shape import shape_of
from ..records import ReadOptions, Record, Source

_MODULES = {
    "markdown": "native_markdown",
    "gerrit": "gerrit",
    "sarif": "sarif",
    "rdjson": "rdjson",
    "rdjsonl": "rdjsonl",
    "gitlab": "gitlab",
    "github": "github",
    "jsonl": "native_jsonl",
    "json": "native_json",
    "lines": "path_lines",
}
FORMATS = tuple(_MODULES)
"""The names of the input formats."""


JSONL_SUFFIXES = (".jsonl", ".ndjson")
_LINES_LOOKED_AT = 50


@dataclass(frozen=True, slots=True)
class Head:
    """The first characters of a file, and its name for where they leave a doubt."""

    text: str
    name: str


class Reader(Protocol):
    """What a module of this package offers."""

    def recognises(self, head: Head) -> bool:
        """Whether a file that begins like this is of the format."""

    def read(self, source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
        """The reviews of `source` in order, with a problem in place of each that is broken."""


def reader(name: str) -> Reader:
    """The reader of the format `name`. Raises KeyError."""
    module = import_module(f"{__name__}.{_MODULES[name]}")
    return cast(Reader, module)


def recognise(head: Head) -> Reader | None:
    """The reader for a file that begins with `head`, None if no format fits."""
    if _holds_native_lines(head):
        return reader("jsonl")
    for name in FORMATS:
        candidate = reader(name)
        if candidate.recognises(head):
            return candidate
    return None


def _holds_native_lines(head: Head) -> bool:
    """Whether a line by itself is a native review, in a file that is named JSONL or begins with
    an object: then its first line, whatever it looks like, is one record of many."""
    text = head.text.lstrip()
    named_so = PurePath(head.name).suffix in JSONL_SUFFIXES
    if not named_so and not text.startswith("{"):
        return False
    first, *rest = text.split("\n", _LINES_LOOKED_AT)
    if first.strip() == "[":
        return False
    if not rest and named_so and len(head.text) > limits.HEAD_BYTES // 4:
        return True  # a first line that fills the head, of up to four bytes a character
    # the last is cut off, or many lines
    return any(map(_is_native_line, rest[:-1] if len(rest) == _LINES_LOOKED_AT else rest))


def _is_native_line(line: str) -> bool:
    line = line.strip()
    if not line.startswith("{") or not line.endswith("}"):
        return False
    shape = shape_of(line)
    return shape is not None and {"snippet", "comments"} <= shape.keys
