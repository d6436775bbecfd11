"""`reviewer next`: what to practise next, and why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .list import filter_options, refuse_unknown
from .options import format_option, library_option, open_library

if TYPE_CHECKING:
    from reviewer.progress.catalogue import Item
    from reviewer.progress.choice import Suggestion


@click.command()
@filter_options
@click.option("--start", is_flag=True, help="Open it.")
@click.option("--plain", is_flag=True, help="With --start: practise in plain text.")
@format_option("text", "json")
@library_option
def command(
    tracks: tuple[str, ...],
    question: range | None,
    difficulty: range | None,
    start: bool,
    plain: bool,
    output_format: str,
    libraries: tuple[Path, ...],
) -> int | None:
    """Say what to practise next, and why.

    Skills that are due, weak skills and new snippets take turns. A variant is code you know with
    another defect put into it.
    """
    from .own_progress import own_progress

    library = open_library(libraries)
    progress = own_progress(library)
    if tracks:
        known = {item.track for item in progress.catalogue.items}
        refuse_unknown(tracks, known, [track.id for track in library.tracks()])
    found = progress.next(tracks, question, difficulty)
    item = None if found is None else progress.catalogue.item(found.snippet)
    if output_format == "json":
        click.echo(_json(found, item), nl=False)
    elif found is not None and item is not None:
        click.echo("\n".join(_text(found, item, start)))
    if found is None:
        from .console import narrate

        narrate("There is no other snippet that fits.")
    elif start:
        from .practice import start_practice

        return start_practice(library, found.snippet, plain)
    return None


def _text(found: Suggestion, item: Item, start: bool) -> Iterator[str]:
    from reviewer.progress.variant_ids import VariantId, shown_id
    from reviewer.progress.wording import sentence
    from reviewer.safe_text import one_line

    yield f"{shown_id(found.snippet)}: {one_line(item.title)}"
    yield sentence(found.why)
    if start:
        return
    yield f"Difficulty {item.difficulty} of 5, about {item.minutes} minutes."
    # A variant's id names its defect, so it is not put before the learner's eyes.
    varied = VariantId.parse(found.snippet) is not None
    yield "Open it: reviewer " + ("next --start" if varied else f"practice {found.snippet}")


def _json(found: Suggestion | None, item: Item | None) -> str:
    from reviewer.formats.canonical import dumps

    if found is None or item is None:
        return "null\n"
    data = {
        "snippet": found.snippet,
        "title": item.title,
        "reason": found.lane,
        "why": found.why,
        "skill": found.skill,
        "variant": found.snippet != item.id,
        "track": item.track,
        "question": item.question,
        "difficulty": item.difficulty,
        "minutes": item.minutes,
    }
    return f"{dumps(data)}\n"
