"""Findings kept on disk by content. Any failure of the disk only costs the time to compute."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from hashlib import sha256
from pathlib import Path

from ..model import Finding, Span

MAX_ENTRIES = 4_000
MAX_CHARACTERS = 250_000
"""Of one entry; longer ones are not kept, so that hostile code cannot fill the disk."""
_FORMAT = "1"


class FindingsCache:
    """One JSON file per key in `directory`, replaced atomically, so that any number of processes
    may share it. At most about MAX_ENTRIES are kept; the least recently written go first."""

    def __init__(self, directory: Path, max_entries: int = MAX_ENTRIES) -> None:
        self.directory = directory
        self.max_entries = max_entries

    @classmethod
    def of_user(cls) -> FindingsCache:
        """The cache in the user's cache directory."""
        from platformdirs import user_cache_dir

        return cls(Path(user_cache_dir("reviewer", appauthor=False)) / "findings")

    def get(self, configuration: str, code: str) -> tuple[Finding, ...] | None:
        """The findings stored for this code under this configuration; None where there are none
        or the entry is damaged."""
        try:
            data = json.loads(self._path(configuration, code).read_bytes())
            return tuple(_decode(item) for item in data["findings"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def put(self, configuration: str, code: str, findings: tuple[Finding, ...]) -> None:
        """Store findings. Does nothing where the disk refuses or they are too long."""
        text = json.dumps({"findings": [_encode(finding) for finding in findings]})
        if len(text) > MAX_CHARACTERS:
            return
        path = self._path(configuration, code)
        with contextlib.suppress(OSError):
            self.directory.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=self.directory, suffix=".part")
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    file.write(text)
                os.replace(temporary, path)
            except OSError:
                with contextlib.suppress(OSError):
                    os.unlink(temporary)
                raise
            self._prune()

    def _path(self, configuration: str, code: str) -> Path:
        digest = sha256(f"{_FORMAT}\0{configuration}\0{code}".encode(errors="surrogatepass"))
        return self.directory / f"{digest.hexdigest()}.json"

    def _prune(self) -> None:
        """Delete the oldest quarter once there are too many entries."""
        names = os.listdir(self.directory)
        if len(names) <= self.max_entries:
            return
        aged = []
        for name in names:
            with contextlib.suppress(OSError):  # another process was quicker
                aged.append((os.stat(self.directory / name).st_mtime_ns, name))
        for _, name in sorted(aged)[: len(aged) - self.max_entries * 3 // 4]:
            with contextlib.suppress(OSError):
                os.unlink(self.directory / name)


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
