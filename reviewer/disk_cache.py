"""Text kept on disk by key. Any failure of the disk only costs the work to make it again."""

from __future__ import annotations

import contextlib
import os
from hashlib import sha256
from pathlib import Path

MAX_ENTRIES = 4_000
MAX_BYTES = 250_000
"""Of one entry; a longer one is neither kept nor read, so hostile input cannot fill the disk."""


def user_directory(name: str) -> Path:
    """The directory of that name in the user's cache directory."""
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("reviewer", appauthor=False)) / name


class DiskCache:
    """One file per key in `directory`, replaced atomically, so that any number of processes may
    share it. At most about `max_entries` are kept; the least recently written go first."""

    def __init__(self, directory: Path, max_entries: int = MAX_ENTRIES) -> None:
        self.directory = directory
        self.max_entries = max_entries

    def get(self, key: str) -> str | None:
        """The text stored for `key`; None where there is none or it cannot be read."""
        try:
            with self._path(key).open("rb") as file:
                data = file.read(MAX_BYTES + 1)
            return data.decode("utf-8") if len(data) <= MAX_BYTES else None
        except (OSError, ValueError):
            return None

    def put(self, key: str, text: str) -> None:
        """Store `text`. Does nothing where it is too long, or the disk refuses."""
        data = text.encode("utf-8", "replace")
        if len(data) > MAX_BYTES:
            return
        import tempfile  # takes longer than to read an entry

        with contextlib.suppress(OSError):
            self.directory.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=self.directory, suffix=".part")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
                os.replace(temporary, self._path(key))
            except OSError:
                with contextlib.suppress(OSError):
                    os.unlink(temporary)
                raise
            self._prune()

    def _path(self, key: str) -> Path:
        digest = sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
        return self.directory / f"{digest}.entry"

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
