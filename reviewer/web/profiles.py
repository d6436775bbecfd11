"""Profiles: what one browser has written, apart from all others."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ID = re.compile(r"[0-9a-f]{32}")


def new_profile() -> str:
    """An id nobody can guess."""
    return secrets.token_hex(16)


def profile_or_new(claimed: str | None) -> str:
    """The profile that a cookie names; a new one where it names none."""
    return claimed if claimed and _ID.fullmatch(claimed) else new_profile()


def profile_home(home: Path, profile: str) -> Path:
    """The directory of a profile, made readable to us alone. Raises ValueError, OSError."""
    if not _ID.fullmatch(profile):
        raise ValueError("not the id of a profile")
    directory = home / "web" / profile
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    return directory


@contextmanager
def locked(home: Path) -> Iterator[tuple[int, ...]]:
    """Open the lock of a profile, for a process that inherits it and holds it until it ends.

    Another server on the same machine may serve the same browser: two processes would overwrite
    each other's drafts. Raises BlockingIOError where a process holds it; OSError. Where the system
    knows no such locks there are no files to inherit.
    """
    try:
        import fcntl
    except ImportError:
        yield ()
        return
    file = os.open(home / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield (file,)
    finally:
        os.close(file)
