"""Where reviews are read from: files, directories, standard input, URLs."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from reviewer.formats import ReadOptions, Record, read_records
from reviewer.problems import InputError, Problem

from ..inputs import STANDARD_INPUT, STANDARD_INPUT_NAME, files_of, is_url

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

SUFFIXES = (".json", ".jsonl", ".ndjson", ".md", ".markdown", ".sarif", ".rdjson", ".rdjsonl")
"""The files that are taken from a directory."""


class Meter:
    """Bytes read so far, and in all where that is known."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        self.read = 0
        self.total = _size(paths)


def records(
    paths: tuple[str, ...], input_format: str | None, options: ReadOptions, meter: Meter
) -> Iterator[Record | Problem]:
    """The reviews of all paths, in order, with problems in place of what cannot be read."""
    for path in paths:
        if is_url(path):
            yield from _from_url(path, input_format, options, meter)
            continue
        for found in files_of([path], SUFFIXES):
            if isinstance(found, Problem):
                yield found
            elif str(found) == STANDARD_INPUT:
                stream, name = _metered(sys.stdin.buffer, meter), STANDARD_INPUT_NAME
                yield from read_records(stream, name, format=input_format, options=options)
            else:
                yield from _from_file(found, input_format, options, meter)


def code_of(libraries: tuple[Path, ...]) -> Callable[[str], str | None]:
    """The code of the libraries' snippets, None for those that cannot be read."""
    from reviewer.library import Library, UnknownSnippetError

    from ..options import open_library

    opened: list[Library] = []

    def code(snippet_id: str) -> str | None:
        if not opened:
            opened.append(open_library(libraries))
        try:
            return opened[0].snippet(snippet_id).code
        except (UnknownSnippetError, InputError):
            return None  # scoring says what is wrong

    return code


def _from_file(
    path: Path, input_format: str | None, options: ReadOptions, meter: Meter
) -> Iterator[Record | Problem]:
    try:
        with path.open("rb", buffering=0) as raw:
            stream = _metered(raw, meter)
            yield from read_records(stream, str(path), format=input_format, options=options)
    except OSError as error:
        yield Problem(str(path), None, f"cannot be read: {error.strerror or error}")


def _from_url(
    url: str, input_format: str | None, options: ReadOptions, meter: Meter
) -> Iterator[Record | Problem]:
    try:
        import fsspec
    except ImportError:
        remedy = "pip install 'reviewer[cloud]'"
        yield Problem(url, None, "fsspec, which opens URLs, is not installed", remedy)
        return
    try:
        with fsspec.open(url, "rb", compression="infer").open() as raw:
            stream = _metered(raw, meter)
            yield from read_records(stream, url, format=input_format, options=options)
    except Exception as error:  # each store has errors of its own
        yield Problem(url, None, f"cannot be read: {type(error).__name__}: {error}"[:500])


def _metered(raw: BinaryIO | io.RawIOBase, meter: Meter) -> BinaryIO:
    return io.BufferedReader(_Metered(raw, meter), 1 << 16)


class _Metered(io.RawIOBase):
    """A stream whose bytes are counted."""

    def __init__(self, raw: BinaryIO | io.RawIOBase, meter: Meter) -> None:
        self._raw, self._meter = raw, meter

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        chunk = self._raw.read(len(view)) or b""
        view[: len(chunk)] = chunk
        self._meter.read += len(chunk)
        return len(chunk)


def _size(paths: tuple[str, ...]) -> int | None:
    total = 0
    for path in paths:
        if path == STANDARD_INPUT or is_url(path):
            return None
        for found in files_of([path], SUFFIXES):
            if isinstance(found, Path) and found.is_file():
                total += found.stat().st_size
    return total
