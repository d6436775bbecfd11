"""Unfinished reviews as files: one per attempt, replaced as a whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote, unquote

from reviewer.model import CATEGORIES, SEVERITIES, Snippet, Span

from .clock import utc_now
from .session import Content, DraftComment, Session, clip
from .whole_file import replace_file

Word = TypeVar("Word", bound=str)

SCHEMA = "reviewer.draft/1"
MAX_BYTES = 4_000_000
"""A larger file was not written by a person."""


class DraftError(Exception):
    """A draft cannot be written. The message says why and where."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """A draft read back. `changed`: the snippet's code is no longer what was commented on."""

    session: Session
    changed: bool = False


class Drafts:
    """The drafts in one directory, which is made on the first write."""

    def __init__(self, directory: Path, clock: Callable[[], datetime] = utc_now) -> None:
        self.directory = directory
        self._clock = clock

    def save(self, session: Session) -> None:
        """Replace the session's draft; a crash leaves the old or the new one, never half.

        Raises DraftError.
        """
        target = self._path(session.snippet, session.attempt)
        data = _to_data(session) | {"saved": self._clock().isoformat()}
        try:
            self.directory.mkdir(parents=True, exist_ok=True)
            replace_file(target, json.dumps(data, ensure_ascii=False, indent=1))
        except (OSError, UnicodeError) as error:
            raise DraftError(
                f"the draft could not be saved in {self.directory}: {error}"
            ) from error

    def keep(self, session: Session) -> None:
        """Save the session; one with nothing in it has no draft. Raises DraftError."""
        if session.blank:
            self.discard(session)
        else:
            self.save(session)

    def load(self, snippet: Snippet, attempt: str | None = None) -> Resumed | None:
        """The newest readable draft on `snippet`, or that of one attempt.

        Damaged files are set aside, never deleted.
        """
        wanted = None if attempt is None else self._path(snippet.id, attempt)
        found = [
            (resumed, saved)
            for path in self._of(snippet.id)
            if wanted in (None, path)
            if (data := _read(path)) is not None
            for resumed, saved in [_from_data(data, snippet, path)]
        ]
        return max(found, key=lambda pair: pair[1])[0] if found else None

    def discard(self, session: Session) -> None:
        """Remove the session's draft, if there is one."""
        self.remove(session.snippet, session.attempt)

    def remove(self, snippet_id: str, attempt: str) -> None:
        """Remove the draft of an attempt, if there is one."""
        with contextlib.suppress(OSError):
            self._path(snippet_id, attempt).unlink(missing_ok=True)

    def ids(self) -> frozenset[str]:
        """The ids of the snippets that have a draft."""
        return frozenset(
            unquote(path.name.rpartition("~")[0]) for path in self.directory.glob("*~*.json")
        )

    def _path(self, snippet_id: str, attempt: str) -> Path:
        return self.directory / f"{_quoted(snippet_id)}~{_quoted(attempt)}.json"

    def _of(self, snippet_id: str) -> Iterator[Path]:
        prefix = f"{_quoted(snippet_id)}~"
        with contextlib.suppress(OSError):
            for path in sorted(self.directory.iterdir()):
                if path.name.startswith(prefix) and path.suffix == ".json":
                    yield path


def _quoted(text: str) -> str:
    """`text` as part of a file name: no separators, no leading dot, no `~`."""
    return quote(text, safe="").replace("~", "%7E").replace(".", "%2E")


def _read(path: Path) -> Mapping[str, Any] | None:
    """The draft's data; None for a file that is no draft, which is set aside."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ValueError("too large")
        data = json.loads(path.read_text(encoding="utf-8", errors="surrogatepass"))
        if not isinstance(data, dict) or data.get("schema") != SCHEMA:
            raise ValueError("not a draft")
        datetime.fromisoformat(data["saved"])
        datetime.fromisoformat(data["started"])
        return data
    except FileNotFoundError:
        return None  # another process submitted it meanwhile
    except OSError:
        return None
    except (ValueError, KeyError, TypeError, RecursionError):
        with contextlib.suppress(OSError):
            path.replace(path.with_suffix(".damaged"))
        return None


def _digest(lines: tuple[str, ...]) -> str:
    """Identifies the code that comments are anchored to."""
    text = "\n".join(lines)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _to_data(session: Session) -> dict[str, Any]:
    content = session.content
    return {
        "schema": SCHEMA,
        "snippet": session.snippet,
        "attempt": session.attempt,
        "code": _digest(session.lines),
        "started": session.started.isoformat(),
        "seconds": session.seconds,
        "explanation": content.explanation,
        "time": content.time,
        "space": content.space,
        "comments": [
            {
                "id": comment.id,
                "lines": [comment.span.first, comment.span.last] if comment.span else None,
                "body": comment.body,
                "suggestion": comment.suggestion,
                "severity": comment.severity,
                "category": comment.category,
                "begun": comment.begun,
            }
            for comment in content.comments
        ],
        "notes": content.notes,
        "mode": session.mode,
        "hints": dict(session.hints),
    }


def _from_data(data: Mapping[str, Any], snippet: Snippet, path: Path) -> tuple[Resumed, str]:
    """The session of a draft, and when it was saved. Takes what is sound of a strange file."""
    comments = data.get("comments")
    content = Content(
        explanation=_text(data.get("explanation")),
        time=_text(data.get("time")),
        space=_text(data.get("space")),
        comments=_comments(comments if isinstance(comments, list) else [], len(snippet.lines)),
        notes=_text(data.get("notes")),
    )
    session = Session(
        snippet=snippet.id,
        attempt=unquote(path.stem.rpartition("~")[2]),
        started=datetime.fromisoformat(data["started"]).astimezone(UTC),
        lines=snippet.lines,
        content=content,
        seconds=_seconds(data.get("seconds")),
        mode="interview" if data.get("mode") == "interview" else "practice",
        hints=_hints(data.get("hints")),
    )
    changed = data.get("code") != _digest(snippet.lines)
    return Resumed(session, changed), data["saved"]


def _comments(items: list[Any], line_count: int) -> tuple[DraftComment, ...]:
    found: dict[str, DraftComment] = {}
    for number, item in enumerate(items):
        if not isinstance(item, dict):
            continue
        span = _span(item.get("lines"), line_count)
        suggestion = item.get("suggestion")
        comment_id = _text(item.get("id")) or f"comment-{number}"
        found[comment_id] = DraftComment(
            id=comment_id,
            span=span,
            body=_text(item.get("body")),
            suggestion=suggestion if isinstance(suggestion, str) and span else None,
            severity=_one_of(SEVERITIES, item.get("severity")),
            category=_one_of(CATEGORIES, item.get("category")),
            begun=_seconds(item.get("begun")),
        )
    return tuple(found.values())


def _span(value: Any, line_count: int) -> Span | None:
    if not isinstance(value, list) or [type(part) for part in value] != [int, int]:
        return None
    first, last = value
    return clip(Span(first, last), line_count) if 1 <= first <= last else None


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _seconds(value: Any) -> float:
    return max(0.0, float(value)) if isinstance(value, int | float) else 0.0


def _hints(value: Any) -> dict[str, int]:
    if not isinstance(value, dict):
        return {}
    return {
        issue: count
        for issue, count in value.items()
        if isinstance(issue, str) and type(count) is int and count > 0
    }


def _one_of(known: tuple[Word, ...], value: Any) -> Word | None:
    return next((word for word in known if word == value), None)
