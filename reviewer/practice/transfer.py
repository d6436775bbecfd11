"""Attempts as JSON Lines: to keep them elsewhere, and to bring them back."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, BinaryIO

from reviewer.problems import Problem

from .history import Appeal, Attempt

SCHEMA = "reviewer.attempt/1"
MOST_BYTES = 8_000_000
"""Of one line; a person's attempt takes some thousand."""
MOST_APPEALS = 1_000
_LONGEST_NAME = 200
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class WrongRecordError(Exception):
    """A line that is no attempt. The message says what is wrong."""


def lines_of(
    attempts: Iterable[Attempt], appeals: Mapping[str, tuple[Appeal, ...]]
) -> Iterator[str]:
    """A line of JSON for each attempt, with its appeals; the same attempts give the same lines."""
    for attempt in attempts:
        data = {
            "schema": SCHEMA,
            "id": attempt.id,
            "snippet": attempt.snippet,
            "reviewer": attempt.reviewer,
            "rubric": attempt.rubric,
            "engine": attempt.engine,
            "started": attempt.started.isoformat(),
            "submitted": attempt.submitted.isoformat(),
            "seconds": attempt.seconds,
            "score": attempt.score,
            "review": attempt.review,
            "report": attempt.report,
            "details": attempt.details,
            "appeals": [
                {"subject": one.subject, "text": one.text, "made": one.made.isoformat()}
                for one in appeals.get(attempt.id, ())
            ],
        }
        yield json.dumps(data) + "\n"


def read_lines(
    stream: BinaryIO, name: str
) -> Iterator[tuple[Attempt, tuple[Appeal, ...]] | Problem]:
    """The attempts in a file of such lines, and a Problem for each line that is none.

    `name` names the file in problems. Blank lines are passed over.
    """
    number = 0
    while line := stream.readline(MOST_BYTES + 1):
        number += 1
        if len(line) > MOST_BYTES:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MOST_BYTES)
            yield Problem(name, number, f"longer than {MOST_BYTES:,} bytes")
            continue
        if not line.strip():
            continue
        try:
            yield attempt_of(json.loads(line, parse_constant=_refuse))
        except WrongRecordError as error:
            yield Problem(name, number, str(error))
        except (ValueError, RecursionError):
            yield Problem(name, number, "not a line of JSON", f"Lines are {SCHEMA} documents")


def attempt_of(data: object) -> tuple[Attempt, tuple[Appeal, ...]]:
    """The attempt and the appeals of one document. Raises WrongRecordError."""
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise WrongRecordError(f"not an attempt ({SCHEMA})")
    attempt = Attempt(
        id=_name(data, "id"),
        snippet=_name(data, "snippet"),
        reviewer=_text(data, "reviewer", _LONGEST_NAME),
        rubric=_text(data, "rubric", _LONGEST_NAME),
        engine=_text(data, "engine", _LONGEST_NAME),
        started=_moment(data, "started"),
        submitted=_moment(data, "submitted"),
        seconds=_number(data, "seconds", 1e9),
        score=_number(data, "score", 100),
        review=_object(data, "review"),
        report=_object(data, "report"),
        details=_object(data, "details") if "details" in data else {},
    )
    items = data.get("appeals", [])
    if not isinstance(items, list) or len(items) > MOST_APPEALS:
        raise WrongRecordError("`appeals` must be a list")
    return attempt, tuple(_appeal(item) for item in items)


def _appeal(data: object) -> Appeal:
    if not isinstance(data, dict):
        raise WrongRecordError("an appeal must be an object")
    return Appeal(_name(data, "subject"), _text(data, "text", 10_000), _moment(data, "made"))


def _text(data: Mapping[str, Any], key: str, longest: int) -> str:
    value = data.get(key)
    if not isinstance(value, str) or len(value) > longest:
        raise WrongRecordError(f"`{key}` must be a text of at most {longest:,} characters")
    return value.encode("utf-8", "replace").decode("utf-8")


def _name(data: Mapping[str, Any], key: str) -> str:
    value = _text(data, key, _LONGEST_NAME)
    if not value.strip() or _CONTROL.search(value):
        raise WrongRecordError(f"`{key}` is empty, or holds control characters")
    return value


def _moment(data: Mapping[str, Any], key: str) -> datetime:
    try:
        found = datetime.fromisoformat(_text(data, key, 64))
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        raise WrongRecordError(f"`{key}` must be a time such as 2026-03-04T09:30:00Z") from None


def _number(data: Mapping[str, Any], key: str, most: float) -> float:
    value = data.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
        raise WrongRecordError(f"`{key}` must be a number from 0 to {most:g}")
    return float(value)


def _object(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = data.get(key)
    if not isinstance(value, dict):
        raise WrongRecordError(f"`{key}` must be an object")
    if not _is_finite(value):
        raise WrongRecordError(f"`{key}` holds a number that is out of range")
    return value


def _is_finite(value: object) -> bool:
    """Whether JSON can say it again: `1e999` reads as infinity."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, float) and not math.isfinite(item):
            return False
        if isinstance(item, dict):
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
    return True


def _refuse(constant: str) -> float:
    raise ValueError(constant)
