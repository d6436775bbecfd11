"""`reviewer list`: the snippets there are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .exit_codes import ExitCode
from .options import Command, format_option, library_option, open_library

if TYPE_CHECKING:
    from reviewer.library import Header


def _range(ctx: click.Context, option: click.Parameter, value: str | None) -> range | None:
    """`2` or `2-4` as the range of numbers it means."""
    if value is None:
        return None
    match = re.fullmatch(r"(\d{1,3})(?:-(\d{1,3}))?", value)
    if match is None or int(match[2] or match[1]) < int(match[1]):
        raise click.BadParameter(f"{value!r} is neither a number nor a range like 2-4")
    return range(int(match[1]), int(match[2] or match[1]) + 1)


def filter_options(function: Command) -> Command:
    """`--track`, `--question`, `--difficulty`: passed as `tracks`, `question`, `difficulty`."""
    for option in (
        click.option(
            "--difficulty", callback=_range, metavar="N[-M]", help="Only these difficulties, 1-5."
        ),
        click.option(
            "--question", callback=_range, metavar="N[-M]", help="Only these interview questions."
        ),
        click.option("--track", "tracks", multiple=True, help="Only this track. Repeatable."),
    ):
        function = option(function)
    return function


@click.command()
@filter_options
@format_option("table", "json")
@library_option
def command(
    tracks: tuple[str, ...],
    question: range | None,
    difficulty: range | None,
    output_format: str,
    libraries: tuple[Path, ...],
) -> int:
    """List the snippets.

    Q is the interview question that a snippet trains, MIN the minutes a review should take.
    """
    library = open_library(libraries)
    every = library.headers()
    chosen = [
        header
        for header in every
        if (not tracks or header.track in tracks)
        and (question is None or header.question in question)
        and (difficulty is None or header.difficulty in difficulty)
    ]
    used = {header.track for header in every}
    refuse_unknown(tracks, used, [track.id for track in library.tracks()])
    click.echo(_json(chosen) if output_format == "json" else _table(chosen), nl=False)
    from .console import narrate, narrate_problems

    if every and not chosen:
        narrate("No snippet fits.")
    if len(every) == len(library.ids()):
        return ExitCode.OK
    narrate_problems(library.problems())
    return ExitCode.BAD_INPUT


def refuse_unknown(wanted: tuple[str, ...], used: set[str], tracks: list[str]) -> None:
    """Raise BadParameter for a track that neither a snippet is of nor the library names."""
    known = used | set(tracks)
    for track in wanted:
        if track not in known:
            message = f"there is no track {track!r}; tracks: {', '.join(sorted(known))}"
            raise click.BadParameter(message, param_hint="--track")


def _json(headers: Sequence[Header]) -> str:
    from reviewer.formats.canonical import array

    return array(
        {
            "id": header.id,
            "title": header.title,
            "track": header.track,
            "question": header.question,
            "difficulty": header.difficulty,
            "minutes": header.minutes,
            "tags": list(header.tags),
        }
        for header in headers
    )


def _table(headers: Sequence[Header]) -> str:
    from reviewer.safe_text import one_line

    widest = max((len(header.id) for header in headers), default=0)
    rows = [f"{'ID':<{widest}}  {'Q':>2}  DIFFICULTY  MIN  TITLE"] if headers else []
    rows += [
        f"{header.id:<{widest}}  {header.question:>2}  {'*' * header.difficulty:<10}  "
        f"{header.minutes:>3}  {one_line(header.title)}"
        for header in headers
    ]
    return "".join(f"{row}\n" for row in rows)
