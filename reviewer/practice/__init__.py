"""Practising: the session a front end drives, its drafts on disk, and the history of attempts.

Used by the terminal UI and by plain mode alike; imports neither.
"""

from .autosave import Autosave
from .clock import utc_now
from .drafts import DraftError, Drafts, Resumed
from .places import drafts_directory, history_file, home
from .reducer import reduce
from .session import Content, DraftComment, Session, begin, in_order
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
    "drafts_directory",
    "history_file",
    "home",
    "in_order",
    "pending",
    "proposed",
    "reduce",
    "to_review",
    "utc_now",
]
