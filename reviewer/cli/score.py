"""`reviewer score PATH...`: score reviews, and judge them by a bar."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewer.formats import (
    INPUT_FORMATS,
    WRITERS,
    ReadOptions,
    Record,
    Scored,
    WriterOptions,
    read_records,
)
from reviewer.formats.report_json import shown_score
from reviewer.problems import InputError, Problem

from .console import coloured, colours_wanted, narrate, narrate_problems, width
from .exit_codes import ExitCode
from .inputs import STANDARD_INPUT, STANDARD_INPUT_NAME, files_of
from .options import format_option, library_option
from .output import open_output

if TYPE_CHECKING:
    from .judging import Judging

SUFFIXES = (".json", ".jsonl", ".ndjson", ".md", ".markdown", ".sarif", ".rdjson", ".rdjsonl")
"""The files that are taken from a directory."""


@dataclass(slots=True)
class Tally:
    """What has gone by."""

    scored: int = 0
    below: int = 0
    problems: int = 0
    total: float = 0.0


def _number(ctx: click.Context, option: click.Parameter, value: float | None) -> float | None:
    if value is not None and math.isnan(value):
        raise click.BadParameter("nan is not a score")
    return value


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@library_option
@format_option(*WRITERS)
@click.option(
    "--from",
    "input_format",
    type=click.Choice(INPUT_FORMATS),
    help="Format of the reviews. By default it is told by their content.",
)
@click.option(
    "--snippet",
    "snippet_id",
    metavar="ID",
    help="Snippet of the remarks, in formats that know only paths of files.",
)
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), help="Write to this file, not to stdout."
)
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    callback=_number,
    metavar="SCORE",
    help="Exit with 1 if a review scores less.",
)
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1, 256),
    help="Processes to use. By default one for few reviews, one a processor for many.",
)
@click.option(
    "--judge",
    "judge_model",
    metavar="MODEL",
    help="Let a language model decide the comments that the engine is uncertain of. Sends them "
    "to REVIEWER_COACH_URL, with REVIEWER_COACH_KEY.",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 where --fail-under would give 1.")
def command(
    paths: tuple[str, ...],
    libraries: tuple[Path, ...],
    output_format: str,
    input_format: str | None,
    snippet_id: str | None,
    output: Path | None,
    fail_under: float | None,
    jobs: int | None,
    judge_model: str | None,
    exit_zero: bool,
) -> int:
    """Score reviews.

    PATH is a file, a directory or - for standard input. Exit codes: 0 all at or above the bar,
    1 below it, 2 bad usage or input (the good reviews are scored all the same), 3 nothing to
    score, 130 interrupted.
    """
    from reviewer.batch import score_records

    judging = None if judge_model is None else _judging(judge_model, libraries, jobs)
    tally = Tally()
    read_options = ReadOptions(snippet_id, _code_of(libraries))
    results = score_records(_records(paths, input_format, read_options), libraries, jobs)
    if judging is not None:
        judging.announce()
        results = judging.judged(results)
    options = WriterOptions(fail_under=fail_under)
    if output is None:
        paint = coloured if colours_wanted() else options.paint
        options = WriterOptions(width(), paint, fail_under)
    with open_output(output) as stream:
        WRITERS[output_format](_counted(results, tally, fail_under), stream, options)
    _sum_up(tally, fail_under)
    if judging is not None:
        judging.sum_up()
    return _exit_code(tally, exit_zero)


def _judging(model: str, libraries: tuple[Path, ...], jobs: int | None) -> Judging:
    from .judging import Judging

    return Judging(model, libraries, jobs)


def _code_of(libraries: tuple[Path, ...]) -> Callable[[str], str | None]:
    """The code of the libraries' snippets, None for those that cannot be read."""
    from reviewer.library import Library, UnknownSnippetError

    opened: list[Library] = []

    def code_of(snippet_id: str) -> str | None:
        if not opened:
            opened.append(Library.open(*libraries))
        try:
            return opened[0].snippet(snippet_id).code
        except (UnknownSnippetError, InputError):
            return None  # scoring says what is wrong

    return code_of


def _records(
    paths: tuple[str, ...], input_format: str | None, options: ReadOptions
) -> Iterator[Record | Problem]:
    for found in files_of(paths, SUFFIXES):
        if isinstance(found, Problem):
            yield found
        elif str(found) == STANDARD_INPUT:
            source, name = sys.stdin.buffer, STANDARD_INPUT_NAME
            yield from read_records(source, name, format=input_format, options=options)
        else:
            yield from read_records(found, str(found), format=input_format, options=options)


def _counted(
    results: Iterable[Scored | Problem], tally: Tally, fail_under: float | None
) -> Iterator[Scored]:
    """The scored reviews; problems are narrated on the way."""
    for result in results:
        if isinstance(result, Problem):
            tally.problems += 1
            narrate_problems([result])
            continue
        tally.scored += 1
        score = shown_score(result.report)
        tally.total += score
        if fail_under is not None and score < fail_under:
            tally.below += 1
        yield result


def _sum_up(tally: Tally, fail_under: float | None) -> None:
    if tally.scored == 0:
        narrate("No review was scored.")
    elif tally.scored > 1:
        narrate(f"{tally.scored:,} reviews scored, mean {tally.total / tally.scored:.1f}.")
    if tally.below:
        narrate(f"{tally.below:,} below {fail_under:g}.")
    if tally.problems:
        narrate(f"{_counted_noun(tally.problems, 'problem')} with the input.")


def _counted_noun(count: int, noun: str) -> str:
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def _exit_code(tally: Tally, exit_zero: bool) -> ExitCode:
    if tally.problems:
        return ExitCode.BAD_INPUT
    if tally.scored == 0:
        return ExitCode.NOTHING_TO_SCORE
    return ExitCode.BELOW_BAR if tally.below and not exit_zero else ExitCode.OK
