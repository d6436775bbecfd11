"""The progress of the user of this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from reviewer.library import Library
    from reviewer.progress.state import Progress


def own_progress(library: Library) -> Progress:
    """What follows from the user's history, as it is now. Makes no file where there is none.

    Says on stderr what of the history could not be read. Raises ClickException where it cannot be
    opened.
    """
    from reviewer.practice import history_file, utc_now
    from reviewer.progress.state import Progress

    from .console import narrate

    path = history_file()
    if not path.exists():
        return Progress.of(library, (), utc_now())
    from reviewer.practice.history import History, HistoryError

    try:
        with History(path) as history:
            progress = Progress.of(library, history.attempts(), utc_now())
            if history.set_aside is not None:
                narrate(f"The history was damaged; it is kept as {history.set_aside}")
            if history.unreadable:
                narrate(f"Damaged attempts in the history, passed over: {history.unreadable}")
    except HistoryError as error:
        raise click.ClickException(str(error)) from None
    return progress
