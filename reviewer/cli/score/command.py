"""The command: options, and how they come together."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from reviewer.batch import Settings, score_records
from reviewer.batch.bars import Bars
from reviewer.batch.threads import one_thread_each
from reviewer.formats import INPUT_FORMATS, WRITERS, ReadOptions, Sink, WriterOptions
from reviewer.progress.variants import VariantLibrary

from ..console import coloured, colours_wanted, narrate, width
from ..options import format_option, library_option
from ..output import open_output
from .outcome import Tally, counted, exit_code, sum_up
from .progress import with_progress
from .sources import Meter, code_of, records

if TYPE_CHECKING:
    from reviewer.batch.baseline import Baseline
    from reviewer.batch.journal import Journal

    from ..judging import Judging


def _bars(ctx: click.Context, option: click.Parameter, values: tuple[str, ...]) -> Bars:
    try:
        return Bars.parse(values)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


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
    "--resume",
    is_flag=True,
    help="Go on where an interrupted run stopped. Needs --format jsonl and --output.",
)
@click.option(
    "--fail-under",
    "bars",
    multiple=True,
    callback=_bars,
    metavar="[NAME=]N",
    help="Exit with 1 if a review scores less than N. With a track's name: reviews of that track. "
    "With minor, major or critical: less than N % of the credit for such issues. Repeatable.",
)
@click.option(
    "--baseline",
    "baseline_path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Reports of an earlier run (jsonl): a review that is in it fails only if it scores less "
    "than there; --fail-under holds for the others.",
)
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1, 256),
    help="Processes to use. By default one for few reviews, one a processor for many.",
)
@click.option(
    "--dask",
    "cluster",
    metavar="ADDRESS",
    help="Score on the workers of this Dask scheduler.",
)
@click.option(
    "--run-suggestions",
    type=click.Choice(("never", "sandbox")),
    default="never",
    show_default=True,
    help="Test suggested changes in a sandbox (bubblewrap), which runs their code.",
)
@click.option(
    "--judge",
    "judge_model",
    metavar="MODEL",
    help="Let a language model decide the comments that the engine is uncertain of. Sends them "
    "to REVIEWER_COACH_URL, with REVIEWER_COACH_KEY.",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 where a bar or baseline would give 1.")
def command(
    paths: tuple[str, ...],
    libraries: tuple[Path, ...],
    output_format: str,
    input_format: str | None,
    snippet_id: str | None,
    output: Path | None,
    resume: bool,
    bars: Bars,
    baseline_path: Path | None,
    jobs: int | None,
    cluster: str | None,
    run_suggestions: str,
    judge_model: str | None,
    exit_zero: bool,
) -> int:
    """Score reviews.

    PATH is a file, a directory, a URL or - for standard input. Exit codes: 0 all at or above the
    bar, 1 below it, 2 bad usage or input (the good reviews are scored all the same), 3 nothing to
    score, 130 interrupted.
    """
    one_thread_each()
    if resume and (output is None or output_format != "jsonl"):
        raise click.UsageError("--resume needs --format jsonl and --output FILE.")
    settings = Settings(
        libraries, _runs(run_suggestions, here=cluster is None), VariantLibrary.open
    )
    judging = None if judge_model is None else _judging(judge_model, libraries, jobs)
    baseline = _baseline(baseline_path)
    meter = Meter(paths)
    read_options = ReadOptions(snippet_id, code_of(libraries))
    with ExitStack() as stack:
        journal = None
        if output is not None and output_format == "jsonl" and _is_file_to_be(output):
            identity = _identity(paths, libraries, input_format, snippet_id, settings, judge_model)
            journal = stack.enter_context(_journal(output, identity, resume))
        done = journal.items if journal is not None else 0
        tally = Tally.of(journal.state) if journal is not None else Tally()
        if done:
            narrate(f"Resumed after {done:,} reviews.")
        items = islice(records(paths, input_format, read_options, meter), done, None)
        results = score_records(items, settings, jobs, cluster)
        if judging is not None:
            judging.announce()
            results = judging.judged(results)
        results = with_progress(results, meter, to_file=output is not None)
        scored = counted(results, tally, bars, baseline, journal)
        stream: Sink = journal or stack.enter_context(open_output(output))
        with _summary() as summary:
            options = _writer_options(output, summary)
            WRITERS[output_format](scored, stream, options)
        if journal is not None:
            journal.finish()
    sum_up(tally)
    if judging is not None:
        judging.sum_up()
    return exit_code(tally, exit_zero)


def _writer_options(output: Path | None, summary: TextIO | None) -> WriterOptions:
    if output is not None:
        return WriterOptions(summary=summary)
    options = WriterOptions(width(), summary=summary)
    return WriterOptions(width(), coloured, summary) if colours_wanted() else options


@contextmanager
def _summary() -> Iterator[TextIO | None]:
    """The page that GitHub shows for a step of a workflow, where there is one."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        yield None
        return
    try:
        stream = Path(path).open("a", encoding="utf-8", newline="\n")  # noqa: SIM115
    except OSError as error:
        narrate(f"GITHUB_STEP_SUMMARY: cannot be written: {error.strerror}")
        yield None
        return
    with stream:
        yield stream


def _is_file_to_be(output: Path) -> bool:
    return not output.exists() or output.is_file()


def _journal(output: Path, identity: str, resume: bool) -> Journal:
    from reviewer.batch.journal import Journal

    return Journal(output, identity, resume=resume)


def _identity(
    paths: tuple[str, ...],
    libraries: tuple[Path, ...],
    input_format: str | None,
    snippet_id: str | None,
    settings: Settings,
    judge_model: str | None,
) -> str:
    from reviewer.batch.identity import run_identity
    from reviewer.engine import engine_id

    from ..inputs import files_of, is_url
    from .sources import SUFFIXES

    inputs = [
        str(found)
        for path in paths
        for found in ([path] if is_url(path) else files_of([path], SUFFIXES))
    ]
    told = (input_format, snippet_id, settings.run_suggestions, judge_model)
    return run_identity(engine_id(), libraries, inputs, map(str, told))


def _baseline(path: Path | None) -> Baseline | None:
    if path is None:
        return None
    from reviewer.batch.baseline import Baseline

    return Baseline.read(path)


def _runs(run_suggestions: str, *, here: bool) -> bool:
    """Whether suggestions are run. Raises UsageError where this machine is to do it and cannot."""
    if run_suggestions == "never":
        return False
    if here:
        from reviewer.sandbox.walls import sandbox_problem

        problem = sandbox_problem()
        if problem is not None:
            raise click.UsageError(f"--run-suggestions sandbox: {problem}")
    return True


def _judging(model: str, libraries: tuple[Path, ...], jobs: int | None) -> Judging:
    from ..judging import Judging

    return Judging(model, libraries, jobs)
