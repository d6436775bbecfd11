"""Hints: from vague to plain, without the answer."""

from __future__ import annotations

from collections.abc import Iterator

from .complaint import Complaint
from .giveaways import share
from .subject import Subject

MOST_OF_FIRST, MOST_OF_OTHERS = 0.5, 0.8
"""Share of the title's words that the first hint, and a later one, may hold."""


def check_hints(subject: Subject) -> Iterator[Complaint]:
    """Complaints about hints that say the issue's title."""
    for number, issue in enumerate(subject.snippet.rubric.issues):
        for position, hint in enumerate(issue.hints):
            most = MOST_OF_FIRST if position == 0 else MOST_OF_OTHERS
            held = share(issue.title, hint)
            if held > most:
                yield subject.in_rubric(
                    "hint",
                    ("issue", number, "hints"),
                    f"hint {position + 1} of `{issue.id}` holds {held:.0%} of the title's words",
                    "Ask a question that leads there instead",
                    text=hint[:40],
                    level="warning",
                )
