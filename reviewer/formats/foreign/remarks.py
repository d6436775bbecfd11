"""Remarks on files, as other tools keep them, gathered into reviews."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from reviewer.model import Span
from reviewer.problems import Problem

from .. import limits
from ..check import Checker, problems
from ..records import ReadOptions, Record
from ..review_json import check_review

_REMEDY = "Give --snippet ID, or let the path end in <track>/<slug>/snippet.py"


@dataclass(frozen=True, slots=True)
class Remark:
    """What one reviewer said on some lines of one file.

    `path` may be None where the format names no file, `line` is where it stands in what was read.
    """

    path: str | None
    reviewer: str
    body: str
    span: Span | None = None
    suggestion: str | None = None
    line: int | None = None


def with_more(opening: Remark, text: str) -> Remark:
    """The opening remark of a thread with what its author added.

    One that is longer than a comment may be is refused as it is: to go on would copy it each time.
    """
    if len(opening.body) > limits.BODY_CHARACTERS:
        return opening
    return replace(opening, body=f"{opening.body}\n\n{text}")


def reviews_of(
    remarks: Iterable[Remark | Problem], name: str, options: ReadOptions
) -> Iterator[Record | Problem]:
    """One review for each snippet and reviewer, in order of their first remarks.

    Problems come first; of those that have no line, the first are told and the rest counted. A
    file that is no snippet is named once. What follows is left out where the remarks are longer
    than a document may be: edits and message templates can make much of little.
    """
    groups: dict[tuple[str, str], list[Remark]] = {}
    without_line = 0
    for remark in _problems_or_grouped(remarks, groups, name, options):
        without_line += remark.line is None
        if remark.line is not None or without_line <= limits.FAULTS_PER_RECORD:
            yield remark
    if without_line > limits.FAULTS_PER_RECORD:
        yield Problem(name, None, f"{without_line - limits.FAULTS_PER_RECORD:,} more faults")
    for (snippet, reviewer), said in groups.items():
        yield from _record(snippet, reviewer, said, name)


def _problems_or_grouped(
    remarks: Iterable[Remark | Problem],
    groups: dict[tuple[str, str], list[Remark]],
    name: str,
    options: ReadOptions,
) -> Iterator[Problem]:
    """The problems; remarks go to their groups."""
    strangers: set[str] = set()
    room = limits.DOCUMENT_BYTES
    for remark in remarks:
        if isinstance(remark, Problem):
            yield remark
            continue
        room -= len(remark.body) + len(remark.suggestion or "")
        if room < 0:
            message = f"the remarks are longer than {limits.DOCUMENT_BYTES:,} characters together"
            yield Problem(name, remark.line, message, "What follows is left out. Split the file")
            return
        snippet = options.snippet or snippet_of_path(remark.path or "")
        if snippet is not None:
            groups.setdefault((snippet, remark.reviewer), []).append(remark)
        elif (remark.path or "") not in strangers:
            strangers.add(remark.path or "")
            path = f"`{remark.path[:200]}` is no snippet" if remark.path else "no file is named"
            yield Problem(name, remark.line, path, _REMEDY)


def snippet_of_path(path: str) -> str | None:
    """The id of the snippet that a path means: `.../snippets/<track>/<slug>/snippet.py`,
    `<track>/<slug>/snippet.py` or `<track>/<slug>.py`. None for another file."""
    parts = [part for part in re.split(r"[\\/]+", path) if part not in ("", ".")]
    if not parts or ".." in parts:
        return None
    if "snippets" in parts[:-2]:
        at = len(parts) - 1 - parts[::-1].index("snippets")
        below = parts[at + 1 :]
        fits = len(below) == 2 or (len(below) == 3 and below[2] == "snippet.py")
        return f"{below[0]}/{_stem(below[1])}" if fits else None
    if parts[-1] == "snippet.py":
        return f"{parts[-3]}/{parts[-2]}" if len(parts) >= 3 else None
    return f"{parts[-2]}/{_stem(parts[-1])}" if len(parts) >= 2 and "." in parts[-1] else None


def _stem(name: str) -> str:
    return PurePosixPath(name).stem if name.endswith(".py") else name


def _record(
    snippet: str, reviewer: str, said: list[Remark], name: str
) -> Iterator[Record | Problem]:
    checker = Checker()
    review = check_review(
        {
            "snippet": snippet,
            "reviewer": reviewer,
            "comments": [
                {
                    "start_line": remark.span and remark.span.first,
                    "line": remark.span and remark.span.last,
                    "body": remark.body,
                    "suggestion": remark.suggestion,
                }
                for remark in said
            ],
        },
        checker,
    )
    line = said[0].line
    if checker.faults:
        yield from problems(checker.faults, name, line)
    else:
        yield Record(name, line, review)
