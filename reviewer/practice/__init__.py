"""Practising: the session a front end drives, its drafts on disk, and the history of attempts.

Used by the terminal UI and by plain mode alike; imports neither.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .autosave import Autosave
    from .clock import utc_now
    from .drafts import DraftError, Drafts, Resumed
    from .places import config_file, drafts_directory, history_file, home, interviews_directory
    from .reducer import reduce
    from .session import Content, DraftComment, Session, begin, in_order, sealed
    from .submission import Pending, pending, proposed, to_review

__all__ = [
    "Autosave",
    "Content",
    "DraftComment",
    "DraftError",
    "Drafts",
    "Pending",
    "Resumed",
    "Session",
    "begin",
    "config_file",
    "drafts_directory",
    "history_file",
    "home",
    "in_order",
    "interviews_directory",
    "pending",
    "proposed",
    "reduce",
    "sealed",
    "to_review",
    "utc_now",
]

# Loaded when asked for: those who only read the history need none of the session.
_MODULES = {
    "autosave": ("Autosave",),
    "clock": ("utc_now",),
    "drafts": ("DraftError", "Drafts", "Resumed"),
    "places": ("config_file", "drafts_directory", "history_file", "home", "interviews_directory"),
    "reducer": ("reduce",),
    "session": ("Content", "DraftComment", "Session", "begin", "in_order", "sealed"),
    "submission": ("Pending", "pending", "proposed", "to_review"),
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
