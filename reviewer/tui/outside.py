"""Leaving the terminal to the user's editor for a while."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from .external_editor import EditorError, edited, editor

if TYPE_CHECKING:
    from .screens.review import ReviewScreen


def outside(screen: ReviewScreen, text: str, suffix: str) -> str | None:
    """`text` as it comes back from the editor; None, and the user is told, where it does not.

    The draft is saved first: whatever the editor does to the terminal, nothing typed is lost.
    """
    screen.services.autosave.flush()
    try:
        command = editor(os.environ)
        with screen.app.suspend():
            return edited(text, suffix, command)
    except SuspendNotSupported:
        trouble = "No editor can be opened from here; write in the box"
    except EditorError as error:
        trouble = f"Your text is as it was: {error}"
    screen.notify(trouble, severity="warning", timeout=12, markup=False)
    return None
