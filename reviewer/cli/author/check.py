"""`reviewer author check`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..console import narrate, on_terminal
from ..exit_codes import ExitCode
from ..options import format_option, library_option

if TYPE_CHECKING:
    from reviewer.authoring.checking.complaint import Complaint
    from reviewer.authoring.checking.run import Checking

MOST_CHARACTERS = 1_000
"""Of one complaint, on its one line."""


@click.command()
@click.argument("names", metavar="[PATH|ID]...", nargs=-1)
@library_option
@click.option("--fix", is_flag=True, help="Mend what is mechanical, then check again.")
@click.option("--no-run", is_flag=True, help="Do not execute tests and workloads.")
@click.option("--no-cache", is_flag=True, help="Do everything anew.")
@format_option("text", "json")
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=2, show_default=True, help="Runs at a time."
)
def check(
    names: tuple[str, ...],
    libraries: tuple[Path, ...],
    fix: bool,
    no_run: bool,
    no_cache: bool,
    output_format: str,
    jobs: int,
) -> int:
    """Say what is wrong with snippets: file, line and remedy.

    Checks ids, paths, or all of a library: markers, evidence (detectors fire, tests fail on the
    snippet and pass on the fixed version, growth is as claimed), giveaways, hints, wording.

    This RUNS the snippets' tests and workloads: check only libraries that you trust, or give
    --no-run. They run in a folder of their own with limits on time and memory; where bubblewrap
    (bwrap) is installed, also without network and without write access to your files.

    Exits with 1 where there are errors; warnings alone do not count. Results of runs are kept by
    content, so that a second check is fast.
    """
    import tempfile

    from reviewer.authoring.checking.repair import repair
    from reviewer.authoring.checking.run import Checking
    from reviewer.authoring.checking.select import select
    from reviewer.authoring.checking.store import Store

    targets = select(names, libraries)
    with tempfile.TemporaryDirectory(prefix="reviewer-") as folder:
        store = Store(Path(folder)) if no_cache else Store.of_user()
        checking = Checking(targets, store, jobs)
        found = _all(checking, not no_run, output_format == "text" and not fix)
        if fix:
            for path in repair(found):
                narrate(f"{path}: mended")
            checking = Checking(targets, store, jobs)
            found = _all(checking, not no_run, output_format == "text")
    if output_format == "json":
        click.echo(_json(found), nl=False)
    _summary(checking, found)
    return ExitCode.BELOW_BAR if any(one.level == "error" for one in found) else ExitCode.OK


def _all(checking: Checking, run: bool, show: bool) -> list[Complaint]:
    """The complaints of all rounds, quick ones first; each round is printed as it ends."""
    found = checking.fast()
    if show:
        _print(found)
    _report_progress(checking)
    for later in (checking.wording, checking.runs) if run else (checking.wording,):
        complaints = later()
        if show:
            _print(complaints)
        found += complaints
    return found


def _report_progress(checking: Checking) -> None:
    """Say on a terminal which snippet's runs have ended."""
    if not sys.stderr.isatty():
        return
    done = 0
    total = len(checking.subjects)

    def told(snippet_id: str) -> None:
        nonlocal done
        done += 1
        click.echo(f"\r\033[K{done}/{total} {snippet_id}", nl=done == total, err=True)

    checking.told = told


def _print(complaints: Sequence[Complaint]) -> None:
    from reviewer.safe_text import one_line, printable

    for one in complaints:
        colour = "red" if one.level == "error" else "yellow"
        level = click.style(one.level, fg=colour) if on_terminal() else one.level
        problem = one.problem
        place = problem.path if problem.line is None else f"{problem.path}:{problem.line}"
        text = f"{problem.message}. {problem.remedy}" if problem.remedy else problem.message
        click.echo(f"{printable(place)}: {level}: {one_line(text, MOST_CHARACTERS)} [{one.check}]")


def _json(complaints: Sequence[Complaint]) -> str:
    from reviewer.formats.canonical import array

    return array(
        {
            "snippet": one.snippet,
            "check": one.check,
            "level": one.level,
            "path": one.problem.path,
            "line": one.problem.line,
            "message": one.problem.message,
            "remedy": one.problem.remedy,
            "fixable": one.repair is not None,
        }
        for one in complaints
    )


def _summary(checking: Checking, found: Sequence[Complaint]) -> None:
    from reviewer.authoring.checking.tally import tally

    counted = tally(
        issue for subject in checking.subjects for issue in subject.snippet.rubric.issues
    )
    errors = sum(one.level == "error" for one in found)
    narrate(
        f"{len(checking.subjects)} snippets, {counted.issues} issues, {counted.share:.0%} with "
        f"machine evidence, {counted.issues - counted.machine} by a reader's word alone; "
        f"{errors} errors, {len(found) - errors} warnings"
    )
