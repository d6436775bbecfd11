"""What stands beside a report and is not scored: hints taken, notes, follow-up questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from reviewer.model import Snippet
from reviewer.practice import Session
from reviewer.practice.details import Details
from reviewer.practice.exchange import Exchange
from reviewer.practice.hinting import hint_points, hints_taken

from .tones import Line, clip
from .widgets.row_list import Row

ASIDE = ("hints", "follow-ups", "notes")
"""The keys of the rows."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Hints by strand and as texts, notes, and what was asked afterwards."""

    hints: Mapping[str, int] = field(default_factory=dict)
    hint_texts: tuple[str, ...] = ()
    notes: str = ""
    follow_ups: tuple[Exchange, ...] = ()


def aside_of(snippet: Snippet, session: Session, follow_ups: tuple[Exchange, ...] = ()) -> Aside:
    """What stands beside the report of a session."""
    texts = hints_taken(snippet, session.hints)
    return Aside(session.hints, texts, session.content.notes, follow_ups)


def aside_of_details(snippet: Snippet, details: Details) -> Aside:
    """The same of an attempt that the history kept."""
    texts = hints_taken(snippet, details.hints)
    return Aside(details.hints, texts, details.notes, details.follow_ups)


def aside_rows(aside: Aside) -> list[Row]:
    """Rows for the list of the report; none where there is nothing."""
    rows: list[Row] = []
    if aside.hints:
        state = f"−{hint_points(aside.hints)}"
        rows.append(Row("hints", partial(_row, "Hints you took", state)))
    if aside.follow_ups:
        answered = sum(bool(one.answer.strip()) for one in aside.follow_ups)
        state = f"{answered} of {len(aside.follow_ups)}"
        rows.append(Row("follow-ups", partial(_row, "Follow-up questions", state)))
    if aside.notes.strip():
        rows.append(Row("notes", partial(_row, "Your notes", "")))
    heading = [Row(None, lambda width: ()), Row(None, lambda width: (("Not scored", "quiet"),))]
    return [*heading, *rows] if rows else []


def _row(title: str, state: str, width: int) -> Line:
    return ((clip(title, width - len(state) - 1), ""), (f"{state} ", "strong"))
