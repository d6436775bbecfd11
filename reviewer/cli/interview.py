"""`reviewer interview [ID...]`: a mock interview against the clock."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .list import filter_options, refuse_unknown
from .options import library_option, open_library, snippet_of

if TYPE_CHECKING:
    from reviewer.library import Header, Library
    from reviewer.practice.interview import Interview
    from reviewer.practice.interview_files import Interviews
    from reviewer.practice.interview_run import InterviewRun


@click.command()
@click.argument("snippet_ids", metavar="[ID]...", nargs=-1)
@click.option(
    "--questions",
    type=click.IntRange(1, 10),
    metavar="N",
    help="How many snippets to ask. Default: 3.",
)
@filter_options
@click.option(
    "--minutes",
    type=click.FloatRange(1, 600),
    metavar="M",
    help="Minutes for each question; else what the snippet says.",
)
@click.option("--strict", is_flag=True, help="Earlier parts cannot be changed any more.")
@click.option("--new", "anew", is_flag=True, help="Begin anew, even if an interview is unfinished.")
@click.option(
    "--export",
    "export_to",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the summary to FILE at the end: .md or .html.",
)
@click.option("--plain", is_flag=True, help="Plain text, for screen readers and simple terminals.")
@library_option
def command(
    snippet_ids: tuple[str, ...],
    questions: int | None,
    tracks: tuple[str, ...],
    question: range | None,
    difficulty: range | None,
    minutes: float | None,
    strict: bool,
    anew: bool,
    export_to: Path | None,
    plain: bool,
    libraries: tuple[Path, ...],
) -> int:
    """Practise an interview, against the clock.

    Each snippet is explained, its complexity told, then it is reviewed; a follow-up question comes
    before the report, and a summary at the end. Without an ID, snippets are chosen, those you do
    not know first. An unfinished interview goes on where it was left.
    """
    from reviewer.practice import interviews_directory, utc_now
    from reviewer.practice.interview_files import Interviews
    from reviewer.practice.interview_page import unfit
    from reviewer.practice.interview_run import InterviewRun as Run
    from reviewer.practice.interview_run import new_interview

    if export_to is not None and (trouble := unfit(export_to)) is not None:
        raise click.BadParameter(trouble, param_hint="'--export'")
    library = open_library(libraries)
    files = Interviews(interviews_directory())
    asked_anew = anew or bool(snippet_ids or questions or tracks or question or difficulty)
    interview = None if asked_anew or minutes or strict else _unfinished(files, library)
    if interview is None:
        ids = snippet_ids or _chosen(library, tracks, question, difficulty, questions or 3)
        if not ids:
            raise click.ClickException("No snippet fits.")
        for snippet_id in ids:
            snippet_of(library, snippet_id)
        interview = new_interview(
            library,
            ids,
            new_id=lambda: uuid.uuid4().hex[:12],
            now=utc_now(),
            minutes=minutes,
            strict=strict,
        )
    run = Run(interview, files, export_to=export_to)
    return _start(library, run, plain)


def _start(library: Library, run: InterviewRun, plain: bool) -> int:
    """Full screen where that is possible and wanted."""
    from .practice import full_screen

    if plain or not full_screen():
        from .plain.interview import run_plain_interview

        return run_plain_interview(library, run)
    from reviewer.tui import run as run_screens

    return run_screens(library, interview=run)


def _unfinished(files: Interviews, library: Library) -> Interview | None:
    """The interview begun last, if its snippets are still there; says that it goes on."""
    from .console import narrate

    found = files.latest()
    known = set(library.ids())
    if found is None or not all(question.snippet in known for question in found.questions):
        return None
    begun = found.started.astimezone().strftime("%d %B, %H:%M")
    narrate(
        f"Going on with the interview of {begun}, question {found.at + 1} of "
        f"{len(found.questions)}. To begin anew: reviewer interview --new"
    )
    return found


def _chosen(
    library: Library,
    tracks: tuple[str, ...],
    question: range | None,
    difficulty: range | None,
    count: int,
) -> tuple[str, ...]:
    from reviewer.practice import history_file
    from reviewer.practice.history import History, HistoryError
    from reviewer.practice.interview_choice import chosen_for_interview

    every = library.headers()
    refuse_unknown(tracks, {one.track for one in every}, [one.id for one in library.tracks()])

    def fits(header: Header) -> bool:
        return (
            (not tracks or header.track in tracks)
            and (question is None or header.question in question)
            and (difficulty is None or header.difficulty in difficulty)
        )

    standings = {}
    if history_file().exists():
        try:
            with History(history_file()) as history:
                standings = history.standings()
        except HistoryError as error:
            raise click.ClickException(str(error)) from None
    return chosen_for_interview([one for one in every if fits(one)], standings, count)
