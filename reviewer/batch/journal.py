"""Output that survives a kill: lines go to a part file, and a journal says how far it is whole.

After each batch of lines the part is flushed to the disk, then the journal replaced. To resume is
to cut the part to what the journal says, and to pass over that many items of the input.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from reviewer.problems import InputError, Problem

SCHEMA = "reviewer.journal/1"


class Journal:
    """The part of `path`, and how far it is. Use as a context manager; `finish` makes it whole.

    `identity` tells runs of other input or of another engine apart. `state` is the caller's: what
    it kept with the last `commit`.
    """

    def __init__(self, path: Path, identity: str, *, resume: bool) -> None:
        """Raises InputError where the file cannot be written, where another run writes it, and
        where there is nothing of the same run to resume."""
        self.path = path
        self.part = path.with_name(f".{path.name}.part")
        self._record = path.with_name(f".{path.name}.journal")
        self.identity = identity
        self.items = 0
        self.state: dict[str, Any] = {}
        try:
            self._stream: IO[bytes] = self.part.open("ab")
            _lock(self._stream, self.part)
            kept = self._kept() if resume else 0
            self._stream.truncate(kept)
        except OSError as error:
            message = f"cannot be written: {error.strerror or error}"
            raise InputError([Problem(str(path), None, message)]) from None
        self._bytes = kept

    def write(self, text: str) -> None:
        """Add text to the part."""
        data = text.encode()
        self._stream.write(data)
        self._bytes += len(data)

    def commit(self, items: int, state: Mapping[str, Any]) -> None:
        """What was written is of the first `items` items of the input."""
        self._stream.flush()
        os.fsync(self._stream.fileno())
        self.items = items
        data = {
            "schema": SCHEMA,
            "identity": self.identity,
            "items": items,
            "bytes": self._bytes,
            "state": dict(state),
        }
        new = self._record.with_name(f"{self._record.name}.new")
        new.write_text(json.dumps(data), encoding="utf-8")
        new.replace(self._record)

    def finish(self) -> None:
        """The part is whole: it becomes the file, the journal goes."""
        self._stream.close()
        self.part.replace(self.path)
        self._record.unlink(missing_ok=True)

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if not self._stream.closed:
            self._stream.close()

    def _kept(self) -> int:
        """Bytes of the part that are whole. Fills `items` and `state`."""
        remedy = "Run again without --resume"
        try:
            data = json.loads(self._record.read_text("utf-8"))
            whole, items, state = int(data["bytes"]), int(data["items"]), dict(data["state"])
            identity = data["identity"]
        except FileNotFoundError:
            if self.path.exists() or self.part.stat().st_size == 0:
                return 0
            raise self._refused("there is no journal of an interrupted run", remedy) from None
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            raise self._refused("the journal is damaged", remedy) from None
        if identity != self.identity:
            message = "the interrupted run was of other input, options, snippets or another engine"
            raise self._refused(message, remedy)
        if self.part.stat().st_size < whole:
            raise self._refused("the part file is shorter than its journal says", remedy)
        self.items, self.state = items, state
        return whole

    def _refused(self, message: str, remedy: str) -> InputError:
        self._stream.close()
        return InputError([Problem(str(self.path), None, f"cannot be resumed: {message}", remedy)])


def _lock(stream: IO[bytes], path: Path) -> None:
    """Hold the file for this process, where the system can. Raises InputError if another does."""
    with contextlib.suppress(ImportError):
        import fcntl

        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            stream.close()
            message = "another run is writing this file"
            raise InputError([Problem(str(path), None, message, "Wait, or name another")]) from None
