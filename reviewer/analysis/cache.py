"""Findings kept on disk by content. Any failure of the disk only costs the time to compute."""

from __future__ import annotations

import json
from pathlib import Path

from reviewer.disk_cache import DiskCache, user_directory

from ..model import Finding, Span

MAX_ENTRIES = 4_000
_FORMAT = "1"


class FindingsCache:
    """Findings by code and by the configuration they were found under; see DiskCache."""

    def __init__(self, directory: Path, max_entries: int = MAX_ENTRIES) -> None:
        self._entries = DiskCache(directory, max_entries)

    @classmethod
    def of_user(cls) -> FindingsCache:
        """The cache in the user's cache directory."""
        return cls(user_directory("findings"))

    def get(self, configuration: str, code: str) -> tuple[Finding, ...] | None:
        """The findings stored for this code under this configuration; None where there are none
        or the entry is damaged."""
        text = self._entries.get(_key(configuration, code))
        try:
            return None if text is None else tuple(map(_decode, json.loads(text)["findings"]))
        except (ValueError, KeyError, TypeError, RecursionError):
            return None

    def put(self, configuration: str, code: str, findings: tuple[Finding, ...]) -> None:
        """Store findings. Does nothing where the disk refuses or they are too long."""
        text = json.dumps({"findings": [_encode(finding) for finding in findings]})
        self._entries.put(_key(configuration, code), text)


def _key(configuration: str, code: str) -> str:
    return f"{_FORMAT}\0{configuration}\0{code}"


def _encode(finding: Finding) -> dict[str, object]:
    return {
        "source": finding.source,
        "code": finding.code,
        "span": [finding.span.first, finding.span.last],
        "core": finding.core,
        "message": finding.message,
        "kind": finding.kind,
        "confidence": finding.confidence,
        "names": list(finding.names),
    }


def _decode(data: dict[str, object]) -> Finding:
    """A finding from its stored form. Raises ValueError, KeyError or TypeError when damaged."""
    source, code, message, kind = data["source"], data["code"], data["message"], data["kind"]
    span, core, confidence, names = data["span"], data["core"], data["confidence"], data["names"]
    if source not in ("kind", "pylint", "radon"):
        raise ValueError("unknown source")
    if not (isinstance(code, str) and isinstance(message, str) and isinstance(core, int)):
        raise TypeError("code, message or core")
    if not (isinstance(span, list) and isinstance(names, list) and isinstance(confidence, float)):
        raise TypeError("span, names or confidence")
    if not (kind is None or isinstance(kind, str)):
        raise TypeError("kind")
    first, last = span
    if not (isinstance(first, int) and isinstance(last, int)):
        raise TypeError("span")
    return Finding(
        source,
        code,
        Span(first, last),
        core,
        message,
        kind,
        confidence,
        tuple(str(name) for name in names),
    )
