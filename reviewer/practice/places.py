"""Where practice keeps its files."""

from __future__ import annotations

import os
from pathlib import Path


def home() -> Path:
    """The directory of drafts and history: `REVIEWER_HOME`, else the platform's user data."""
    if chosen := os.environ.get("REVIEWER_HOME"):
        return Path(chosen).expanduser()
    from platformdirs import user_data_path

    return user_data_path("reviewer", appauthor=False)


def drafts_directory(root: Path | None = None) -> Path:
    """The directory of unfinished reviews below `root` (default: `home()`)."""
    return (root or home()) / "drafts"


def history_file(root: Path | None = None) -> Path:
    """The database of attempts below `root` (default: `home()`)."""
    return (root or home()) / "history.db"
