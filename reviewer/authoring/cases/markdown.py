"""A case in Markdown: front matter, a block of code, a list of issues with their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reviewer.formats.fences import Block, blocks
from reviewer.formats.front_matter import read_front_matter
from reviewer.problems import InputError, Problem

_BLOCKS = {"": "code", "fixed": "fixed", "tests": "tests", "growth": "growth"}
_NUMBERS = ("question", "difficulty", "minutes")
_HEADING = re.compile(r"#{1,6}\s+(?P<title>.*?)\s*#*")
_ITEM = re.compile(
    r"[-*+]\s+(?P<lines>L\d+(?:\s*[-–]\s*L?\d+)?(?:\s*,\s*L\d+(?:\s*[-–]\s*L?\d+)?)*)\s*:?\s*"
    r"(?:\((?P<class>[^)]*)\))?\s*:?\s*(?P<text>.*)",
    re.DOTALL,
)
_PART = re.compile(r"\s*\b(Why|Fix|Why wrong):\s*")


def markdown_case(text: str, path: str) -> dict[str, Any]:
    """The case as the JSON form has it. Raises InputError."""
    lines = text.split("\n")
    problems: list[Problem] = []
    front = read_front_matter(lines, path, problems)
    if front is None or problems:
        raise InputError(problems)
    data: dict[str, Any] = dict(front.values)
    for key in _NUMBERS:
        if str(data.get(key, "")).isdigit():
            data[key] = int(data[key])
    if isinstance(data.get("tags"), str):
        data["tags"] = [tag.strip() for tag in data["tags"].strip("[]").split(",") if tag.strip()]
    section, prose = "", list[str]()
    for block in blocks(lines[front.end :]):
        if block.info is not None:
            _take_code(block, data)
            continue
        for line, item in _paragraphs(block.lines):
            heading = _HEADING.fullmatch(item)
            if heading:
                section = heading["title"].lower()
            elif section in ("issues", "decoys"):
                entry = _entry(item, section)
                if entry is None:
                    number = front.end + block.first + line
                    problems.append(Problem(path, number, "is no issue with lines", _FORM))
                else:
                    data.setdefault(section, []).append(entry)
            else:
                prose.append(item)
    if prose and not data.get("context"):
        data["context"] = " ".join(prose)
    if problems:
        raise InputError(problems)
    return data


_FORM = "Write `- L12-14 (time, major) Title. Why: ... Fix: ...`"


def _take_code(block: Block, data: dict[str, Any]) -> None:
    """```python, ```python fixed, ```python tests, ```python growth."""
    language, _, role = (block.info or "").partition(" ")
    key = _BLOCKS.get(role.strip())
    if language in ("python", "py") and key is not None and key not in data:
        data[key] = "\n".join(block.lines) + "\n"


def _paragraphs(lines: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Headings, list items and paragraphs on one line each, with the index of their first line."""
    start, parts = 0, list[str]()
    for index, line in enumerate((*lines, "")):
        bare = line.strip()
        begins = not bare or bare.startswith(("#", "- ", "* ", "+ "))
        if parts and begins:
            yield start, " ".join(parts)
            parts = []
        if bare:
            if not parts:
                start = index
            parts.append(bare)
            if bare.startswith("#"):
                yield start, bare
                parts = []


def _entry(item: str, section: str) -> dict[str, Any] | None:
    match = _ITEM.fullmatch(item)
    if match is None:
        return None
    first, *rest = _PART.split(match["text"])
    parts = dict(zip(rest[::2], rest[1::2], strict=True))
    entry: dict[str, Any] = {"lines": match["lines"]}
    if section == "decoys":
        return entry | {"claim": first, "why_wrong": parts.get("Why wrong", parts.get("Why", ""))}
    words = [word.strip().lower() for word in (match["class"] or "").split(",") if word.strip()]
    for word in words:
        entry["severity" if word in ("minor", "major", "critical") else "category"] = word
    title = first.strip().rstrip(".")
    return entry | {"title": title, "why": parts.get("Why", ""), "fix": parts.get("Fix", "")}
