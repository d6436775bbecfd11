"""TOML with the line of every key, so that errors can name it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from reviewer.problems import InputError, Problem

KeyPath = tuple[str | int, ...]

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_ASSIGNMENT = re.compile(r"""^\s*("[^"]*"|'[^']*'|[\w.-]+(?:\s*\.\s*[\w-]+)*)\s*=""")
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_TOKEN = re.compile(
    r"\"\"\"(?:\\.|[^\\])*?\"\"\"|'''.*?'''|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'|#[^\n]*|[\[\]{}]|\n",
    re.DOTALL,
)


@dataclass(frozen=True)
class TomlSource:
    """A parsed TOML file and where its keys stand. List elements are counted from 0."""

    path: str
    data: dict[str, Any]
    text: str

    def line(self, key: KeyPath) -> int | None:
        """The line of a key, or of the nearest table around it."""
        while key:
            if key in self._lines:
                return self._lines[key]
            key = key[:-1]
        return None

    @cached_property
    def _lines(self) -> dict[KeyPath, int]:
        # Found when a problem is to be named: to read every key's line doubles the time.
        return dict(_key_lines(self.text))


def parse_toml(text: str, path: str) -> TomlSource:
    """Parse TOML. Raises InputError, naming the line, where it is not TOML."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        match = _AT_LINE.search(str(error))
        line = int(match[1]) if match else None
        message = _AT_LINE.sub("", str(error)).strip()
        raise InputError([Problem(path, line, f"not valid TOML: {message}")]) from None
    except RecursionError:
        raise InputError([Problem(path, None, "not valid TOML: nested too deeply")]) from None
    return TomlSource(path, data, text)


def _key_lines(text: str) -> Iterator[tuple[KeyPath, int]]:
    prefix: KeyPath = ()
    counts: dict[KeyPath, int] = {}
    for number, line in _statements(text):
        header = _HEADER.match(line)
        if header:
            names: KeyPath = tuple(_unquote(part) for part in header[2].split("."))
            prefix = _resolve(names, counts, header[1] == "[[")
            yield prefix, number
        elif assignment := _ASSIGNMENT.match(line):
            yield (*prefix, *(_unquote(part) for part in assignment[1].split("."))), number


def _resolve(names: KeyPath, counts: dict[KeyPath, int], is_array: bool) -> KeyPath:
    path: KeyPath = ()
    for position, name in enumerate(names):
        path = (*path, name)
        last = position == len(names) - 1
        if last and is_array:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _unquote(part: str) -> str:
    return part.strip().strip("\"'")


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """First line, with its number, of every header and assignment of a TOML text."""
    lines = text.split("\n")
    depth, number, start = 0, 1, 1
    for token in _TOKEN.finditer(text):
        piece = token.group()
        if piece == "\n":
            if depth == 0:
                yield start, lines[start - 1]
                start = number + 1
            number += 1
        elif piece in "[{":
            depth += 1
        elif piece in "]}":
            depth = max(0, depth - 1)
        else:
            number += piece.count("\n")
    if start <= len(lines):
        yield start, lines[start - 1]
