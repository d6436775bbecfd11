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


def config_file(root: Path | None = None) -> Path:
    """The settings: `config.toml` below `root` or `REVIEWER_HOME`, else in the platform's
    directory of settings."""
    if root is not None or os.environ.get("REVIEWER_HOME"):
        return (root or home()) / "config.toml"
    from platformdirs import user_config_path

    return user_config_path("reviewer", appauthor=False) / "config.toml"


def drafts_directory(root: Path | None = None) -> Path:
    """The directory of unfinished reviews below `root` (default: `home()`)."""
    return (root or home()) / "drafts"


def interviews_directory(root: Path | None = None) -> Path:
    """The directory of unfinished interviews below `root` (default: `home()`)."""
    return (root or home()) / "interviews"


def history_file(root: Path | None = None) -> Path:
    """The database of attempts below `root` (default: `home()`)."""
    return (root or home()) / "history.db"
