"""Reading reviews of any known format, from a file or a stream."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from reviewer.model import Review
from reviewer.problems import Problem

from . import limits
from .decode import is_utf16
from .readers import FORMATS, Head, Reader, reader, recognise
from .records import NOTHING_TOLD, ReadOptions, Record, Source

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


def read_records(
    source: Path | BinaryIO,
    name: str,
    *,
    format: str | None = None,  # noqa: A002
    options: ReadOptions = NOTHING_TOLD,
) -> Iterator[Record | Problem]:
    """The reviews of `source` in order, each with its place, and a Problem for each broken one.

    `name` is what problems call the source. The format is told by content unless `format` names
    one of `readers.FORMATS` (KeyError otherwise). Never raises for what the source holds: an
    unreadable file is a Problem too.
    """
    known = reader(format) if format is not None else None
    try:
        if isinstance(source, Path):
            with source.open("rb") as stream:
                yield from _read(Source(name, stream), known, options)
        else:
            yield from _read(Source(name, source), known, options)
    except OSError as error:
        yield Problem(name, None, f"cannot be read: {error.strerror or error}")


def read_reviews(
    source: Path | BinaryIO,
    name: str,
    *,
    format: str | None = None,  # noqa: A002
) -> Iterator[Review | Problem]:
    """As `read_records`, without the places."""
    for record in read_records(source, name, format=format):
        yield record.review if isinstance(record, Record) else record


def _read(source: Source, known: Reader | None, options: ReadOptions) -> Iterator[Record | Problem]:
    if known is not None:
        yield from known.read(source, options)
        return
    start = source.stream.read(limits.HEAD_BYTES)
    # A character cut at the end, and whatever is wrong in the middle, is the reader's to judge.
    text = start.decode("utf-8-sig", errors="replace")
    if not text.strip() and len(start) < limits.HEAD_BYTES:
        return
    found = recognise(Head(text, source.name))
    if found is None:
        encoded = is_utf16(start)
        message = "the file is UTF-16" if encoded else "the format of the file is not recognised"
        remedy = "Save it as UTF-8" if encoded else f"Formats read: {', '.join(FORMATS)}"
        yield Problem(source.name, None, message, remedy)
        return
    whole = io.BufferedReader(_Joined(start, source.stream), limits.HEAD_BYTES)
    yield from found.read(Source(source.name, whole), options)


class _Joined(io.RawIOBase):
    """A stream put together again from its first bytes and the rest."""

    def __init__(self, start: bytes, rest: BinaryIO) -> None:
        self._start = start
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        chunk = self._start[: len(view)] or self._rest.read(len(view))
        self._start = self._start[len(view) :]
        view[: len(chunk)] = chunk
        return len(chunk)
