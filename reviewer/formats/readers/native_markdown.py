"""A native review as a Markdown file.

    ---
    snippet: core/card-settlement
    reviewer: ada
    complexity:
      time: O(n*m)
      space: O(n)
    ---
    What the code does.

    ## L12-14
    What is wrong with these lines, perhaps with a ```suggestion block.

    ## General
    What concerns the whole snippet.

Text before the first heading of the second level, or under `## Explanation`, is the explanation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from reviewer.problems import Problem

from .. import limits
from ..check import Checker, Fault, first_problems, name_of
from ..decode import DecodeError, Where, decode_text
from ..fences import blocks
from ..front_matter import FrontMatter, read_front_matter
from ..line_ranges import line_range
from ..records import NOTHING_TOLD, ReadOptions, Record, Source
from ..review_json import check_review
from . import Head

_HEADING = re.compile(r" {0,3}##[ \t](.*)", re.DOTALL)
_WHOLE = "general"
_EXPLANATION = "explanation"
_HEADING_REMEDY = "Headings are `## L12`, `## L12-14`, `## General`, `## Explanation`"


@dataclass(slots=True)
class _Section:
    """The text under one heading, which stands on `line`; part of the explanation or a comment."""

    line: int
    first: int | None = None
    last: int | None = None
    comment: bool = False
    text: list[str] = field(default_factory=list)

    def body(self) -> str:
        return "\n".join(self.text).strip("\n").rstrip()


def recognises(head: Head) -> bool:
    """Whether the text begins with front matter or a heading."""
    text = head.text.lstrip()
    return re.match(r"---[ \t]*\r?\n|#{1,6} ", text) is not None


def read(source: Source, options: ReadOptions = NOTHING_TOLD) -> Iterator[Record | Problem]:
    """The one review of `source`, or what is wrong with it."""
    raw = source.stream.read(limits.RECORD_BYTES + 1)
    if len(raw) > limits.RECORD_BYTES:
        message = f"the file is larger than {limits.RECORD_BYTES:,} bytes"
        yield Problem(source.name, None, message, "A Markdown file holds one review")
        return
    try:
        text = decode_text(raw)
    except DecodeError as error:
        yield Problem(source.name, error.line, error.message, error.remedy)
        return
    lines = text.replace("\r\n", "\n").split("\n")
    faults: list[Problem] = []
    header = read_front_matter(lines, source.name, faults)
    if header is None:
        yield from faults
        return
    sections = _sections(lines, header.end, source.name, faults)
    data, places = _review_data(header, sections, source.name, faults)
    checker = Checker()
    review = check_review(data, checker)
    faults.extend(_placed(checker.faults, places, source.name))
    if faults:
        yield from first_problems(faults, source.name)
    else:
        yield Record(source.name, 1, review)


def _sections(lines: list[str], start: int, path: str, faults: list[Problem]) -> list[_Section]:
    """The explanation and the comments, in the order of the file."""
    sections = [_Section(start + 1)]
    for block in blocks(lines[start:]):
        first = start + block.first
        if block.info is not None:
            if not block.closed:
                message = "the code block that starts here is never closed"
                faults.append(Problem(path, first, message, "Close it with a line of ```"))
            sections[-1].text.extend(lines[first - 1 : start + block.last])
            continue
        for number, line in enumerate(block.lines, start=first):
            heading = _HEADING.fullmatch(line)
            if heading is None:
                sections[-1].text.append(line)
                continue
            title = heading[1].strip().rstrip("#").rstrip()
            if (section := _section(title, number)) is not None:
                sections.append(section)
            else:
                message = f"`## {title[:60]}` names no line"
                faults.append(Problem(path, number, message, _HEADING_REMEDY))
    return sections


def _section(heading: str, line: int) -> _Section | None:
    title = heading.rstrip(":").lower()
    if title == _EXPLANATION:
        return _Section(line)
    if title == _WHOLE:
        return _Section(line, comment=True)
    lines = line_range(title)
    return None if lines is None else _Section(line, *lines, comment=True)


def _review_data(
    header: FrontMatter, sections: list[_Section], path: str, faults: list[Problem]
) -> tuple[dict[str, object], dict[Where, int]]:
    """The review as JSON data, and the line on which each part of it stands."""
    data: dict[str, object] = dict(header.values)
    places = dict(header.places)
    told = [section for section in sections if not section.comment]
    for key in ("explanation", "comments"):
        if key in data:
            message = f"key `{key}` does not belong in the front matter"
            faults.append(Problem(path, places[key,], message, "It follows as text"))
    data["explanation"] = "\n\n".join(filter(None, (section.body() for section in told)))
    comments: list[dict[str, object]] = []
    for section in sections:
        if section.comment:
            places["comments", len(comments)] = section.line
            comments.append(
                {"start_line": section.first, "line": section.last, "body": section.body()}
            )
    data["comments"] = comments
    return data, places


def _placed(faults: list[Fault], places: dict[Where, int], path: str) -> Iterator[Problem]:
    for fault in faults:
        where = fault.where
        while where and where not in places:
            where = where[:-1]
        key = name_of(fault.where) or None
        yield Problem(path, places.get(where, 1), fault.message, fault.remedy, key)
