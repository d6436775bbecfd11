"""What a case of hostile input is, and reviews made for them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SNIPPET = "core/card-settlement"
GOOD = "The payouts are searched from the start for every sale. Index them in a dict by reference."
NO_LIMIT = "-"
BODY_LIMIT = "20,000 characters a comment"
NAME_LIMIT = "200 characters a name"
LINE_LIMIT = "1 MB a line"


@dataclass(frozen=True, slots=True)
class Record:
    """A line of JSONL. `says` is part of what is said of it; None where it is scored."""

    name: str
    line: bytes
    says: str | None
    limit: str = NO_LIMIT


@dataclass(frozen=True, slots=True)
class Document:
    """A file of any format; `line` is the line that is named."""

    name: str
    suffix: str
    content: bytes
    says: str
    limit: str = NO_LIMIT
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A path on the command line: `make` prepares it in a folder and gives it."""

    name: str
    make: Callable[[Path], str]
    says: str | None
    limit: str = NO_LIMIT
    options: tuple[str, ...] = ()


def review(**changes: Any) -> dict[str, Any]:
    """A sound review as JSON data, with other keys as given."""
    comments = [{"start_line": 34, "line": 40, "body": GOOD}]
    return {"snippet": SNIPPET, "reviewer": "mallory", "comments": comments, **changes}


def line_of(**changes: Any) -> bytes:
    """A review as a line, its characters as they are."""
    text = json.dumps(review(**changes), ensure_ascii=False)
    return text.encode("utf-8", "surrogatepass")


def commented(body: str, suggestion: str | None = None) -> bytes:
    """A review of one comment."""
    comment = {"start_line": 34, "line": 40, "body": body, "suggestion": suggestion}
    return line_of(comments=[comment])


def everywhere(text: str) -> bytes:
    """A review in which every text is the given one."""
    comments = [{"line": 34, "body": text, "suggestion": text}, {"body": text}]
    complexity = {"time": text[:200], "space": text[:200]}
    return line_of(reviewer=text[:200], explanation=text, complexity=complexity, comments=comments)


def suggested(code: str) -> bytes:
    return commented("Use this instead.", code)
