"""Results of slow checks, kept on disk by the content of all that they depend on."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

MAX_ENTRIES = 5_000
_LIBRARIES = ("pytest", "numpy", "pandas", "scikit-learn", "scipy")


class Store:
    """One JSON file per key, replaced atomically; the oldest go when there are too many."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    @classmethod
    def of_user(cls) -> Store:
        """The store in the user's cache directory."""
        from platformdirs import user_cache_dir

        return cls(Path(user_cache_dir("reviewer", appauthor=False)) / "checks")

    def get(self, *key: str) -> Any:
        """What was kept under the key; None where nothing was, or it is damaged."""
        try:
            return json.loads(self._path(key).read_bytes())
        except (OSError, ValueError, RecursionError):
            return None

    def put(self, *key: str, data: object) -> None:
        """Keep something that JSON can hold. Does nothing where the disk refuses."""
        with contextlib.suppress(OSError):
            self.directory.mkdir(parents=True, exist_ok=True)
            handle, part = tempfile.mkstemp(dir=self.directory, suffix=".part")
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                json.dump(data, stream)
            os.replace(part, self._path(key))
            self._prune()

    def _path(self, key: tuple[str, ...]) -> Path:
        return self.directory / f"{sha256(chr(0).join(key).encode()).hexdigest()}.json"

    def _prune(self) -> None:
        entries = list(self.directory.iterdir())
        if len(entries) > MAX_ENTRIES:
            for path in sorted(entries, key=lambda path: path.stat().st_mtime_ns)[
                : MAX_ENTRIES // 4
            ]:
                path.unlink(missing_ok=True)


@cache
def environment() -> str:
    """What results of running code depend on beside that code: Python and libraries."""
    installed = []
    for name in _LIBRARIES:
        with contextlib.suppress(PackageNotFoundError):
            installed.append(f"{name} {version(name)}")
    return " ".join([sys.version, sys.platform, *installed])


@cache
def program(*folders: str) -> str:
    """Identity of the program's own files in these folders of the package."""
    package = Path(__file__).resolve().parents[2]
    digest = sha256()
    for folder in folders:
        for path in sorted((package / folder).rglob("*")):
            if path.suffix in (".py", ".json", ".npz", ".bin"):
                digest.update(path.read_bytes())
    return digest.hexdigest()
