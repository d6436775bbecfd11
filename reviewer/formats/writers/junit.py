"""JUnit XML: a test case for each review, which fails where the review is below a bar.

The elements and attributes are those that Jenkins, GitLab, GitHub's test reporters and pytest
share.
"""

from __future__ import annotations

from collections.abc import Iterable
from tempfile import SpooledTemporaryFile

from ..inert import character_data
from ..records import Scored
from ..wording import NO_NAME, place_of, score_of
from . import Sink, WriterOptions
from .text import report_lines

CHARACTERS_IN_MEMORY = 1_000_000
_CHUNK = 1 << 16


def write(scored: Iterable[Scored], out: Sink, options: WriterOptions) -> None:
    """Write one suite. Its counts come first and are known last: the cases wait in a file."""
    tests = failures = 0
    with SpooledTemporaryFile(CHARACTERS_IN_MEMORY, "w+", encoding="utf-8", newline="\n") as cases:
        for item in scored:
            tests += 1
            failures += bool(item.below)
            cases.write(_case(item))
        cases.seek(0)
        counts = f'name="reviewer" tests="{tests}" failures="{failures}" errors="0"'
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        out.write(f'<testsuites {counts}>\n<testsuite {counts} skipped="0">\n')
        while chunk := cases.read(_CHUNK):
            out.write(chunk)
    out.write("</testsuite>\n</testsuites>\n")


def _case(item: Scored) -> str:
    report = item.report
    name = f"{report.reviewer or NO_NAME} ({place_of(item)})"
    line = "" if item.line is None else f' line="{item.line}"'
    parts = [
        f'<testcase classname="{_attribute(report.snippet)}" name="{_attribute(name)}"'
        f' file="{_attribute(item.path)}"{line}>',
        f'<properties><property name="score" value="{score_of(report)}"/></properties>',
    ]
    if item.below:
        parts.append(f'<failure type="below-bar" message="{_attribute(item.below)}"/>')
    said = "\n".join(map(character_data, report_lines(item, WriterOptions())))
    parts.append(f"<system-out>{said}</system-out>\n</testcase>\n")
    return "\n".join(parts)


def _attribute(text: str) -> str:
    return character_data(text).replace("\n", "&#10;").replace("\t", "&#9;")
