"""Results of slow checks, kept on disk by the content of all that they depend on."""

from __future__ import annotations

import contextlib
import json
import sys
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from reviewer.disk_cache import DiskCache, user_directory

MAX_ENTRIES = 5_000
_LIBRARIES = ("pytest", "numpy", "pandas", "scikit-learn", "scipy")


class Store:
    """What JSON can hold, by keys of several parts; see DiskCache."""

    def __init__(self, directory: Path) -> None:
        self._entries = DiskCache(directory, MAX_ENTRIES)

    @classmethod
    def of_user(cls) -> Store:
        """The store in the user's cache directory."""
        return cls(user_directory("checks"))

    def get(self, *key: str) -> Any:
        """What was kept under the key; None where nothing was, or it is damaged."""
        text = self._entries.get("\0".join(key))
        try:
            return None if text is None else json.loads(text)
        except (ValueError, RecursionError):
            return None

    def put(self, *key: str, data: object) -> None:
        """Keep something that JSON can hold. Does nothing where the disk refuses."""
        self._entries.put("\0".join(key), json.dumps(data))


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
