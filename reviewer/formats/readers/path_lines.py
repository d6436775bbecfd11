"""Remarks as compilers print them: `path:line: text` or `path:line-line: text`.

A column after the line is passed over. Indented lines go on with the remark before. With
`--snippet`, the path may be missing. The reviewer is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.model import Span
from reviewer.problems import Problem

from ..foreign.documents import read_text
from ..foreign.remarks import Remark, reviews_of
from ..records import ReadOptions, Record, Source
from . import Head

# The path is as short as can be: what follows the first line number is text. Nine digits keep a
# hostile number small.
_REMARK = re.compile(
    r"(?:(?P<path>[^\s:][^:\n]{0,500}?|[A-Za-z]:[\\/][^:\n]{0,500}?):)?[ \t]*L?(?P<first>\d{1,9})"
    r"(?:[ \t]*[-–][ \t]*L?(?P<last>\d{1,9}))?(?::\d{1,9}(?:-\d{1,9})?)?:[ \t]*(?P<text>.*)"
)
_REMEDY = "Remarks are `path:line: text` or `path:line-line: text`"


def recognises(head: Head) -> bool:
    """Whether the first line that is not empty is a remark with a path."""
    for line in head.text.split("\n", 50):
        if line.strip():
            match = _REMARK.fullmatch(line.rstrip("\r"))
            return match is not None and match["path"] is not None
    return False


def read(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """The reviews in `source`, one for each snippet."""
    yield from reviews_of(_remarks(source), source.name, options)


def _remarks(source: Source) -> Iterator[Remark | Problem]:
    text = read_text(source)
    if isinstance(text, Problem):
        yield text
        return
    said: list[str] = []
    match: re.Match[str] | None = None
    begun = 0
    for number, line in enumerate([*text.replace("\r\n", "\n").split("\n"), "\0"], 1):
        goes_on = match is not None and (line.startswith((" ", "\t")) or line == "")
        if goes_on:
            said.append(line[4:] if line.startswith("    ") else line.lstrip(" \t"))
            continue
        if match is not None:
            yield _remark(match, "\n".join(said).rstrip(), begun, source.name)
        match, begun = _REMARK.fullmatch(line), number
        if match is not None:
            said = [match["text"]]
        elif line.strip() and line != "\0":
            yield Problem(source.name, number, "the line is no remark", _REMEDY)


def _remark(match: re.Match[str], text: str, line: int, name: str) -> Remark | Problem:
    first, last = int(match["first"]), int(match["last"] or match["first"])
    if not 1 <= first <= last:
        return Problem(name, line, f"{first}-{last} are no lines", _REMEDY)
    return Remark(match["path"], "", text, Span(first, last), line=line)
