"""One module per input format: `recognises(head)` tells it by content, `read(source)` reads it.

A new format is a new module and a line in `_MODULES`. Order matters: the first that recognises
a file reads it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from reviewer.problems import Problem

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
    for name in FORMATS:
        candidate = reader(name)
        if candidate.recognises(head):
            return candidate
    return None
