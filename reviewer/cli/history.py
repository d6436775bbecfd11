"""`reviewer history`: take the attempts elsewhere, bring them back, remove all that is kept."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from .exit_codes import ExitCode

if TYPE_CHECKING:
    from reviewer.practice.history import Appeal, Attempt, History

CACHES = ("catalogues", "checks", "findings", "judge", "variants")


@click.group()
def command() -> None:
    """Export, import or delete what you practised."""


@command.command("export")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
def export_command(file: Path) -> None:
    """Write every attempt to FILE, one JSON document a line; - is stdout.

    Reviews, reports, times, hints and appeals are in it.
    """
    from reviewer.practice.transfer import lines_of

    from .console import narrate
    from .output import open_output

    with _history() as history, open_output(None if str(file) == "-" else file) as stream:
        count = 0
        for line in lines_of(history.attempts(), history.appeals()):
            stream.write(line)
            count += 1
        if history.unreadable:
            narrate(f"Damaged attempts, left out: {history.unreadable}")
    narrate(f"Exported {_attempts(count)}.")


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
def import_command(file: Path) -> int:
    """Add the attempts in FILE, as `export` wrote them; - is stdin.

    Attempts that are known already stay as they are; of two versions the later one is kept.
    """
    from reviewer.practice.transfer import read_lines
    from reviewer.problems import Problem

    from .console import narrate, narrate_problems

    problems: list[Problem] = []

    def sound(stream: BinaryIO) -> Iterator[tuple[Attempt, tuple[Appeal, ...]]]:
        for item in read_lines(stream, str(file)):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                yield item

    with _opened(file) as stream, _history() as history:
        taken, known = history.merge(sound(stream))
    narrate_problems(problems)
    narrate(f"Imported {_attempts(taken)}; {known} known already.")
    return ExitCode.BAD_INPUT if problems else ExitCode.OK


@command.command("delete")
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete_command(yes: bool) -> int:
    """Remove your history, drafts and caches from this computer."""
    from reviewer.disk_cache import user_directory
    from reviewer.practice import drafts_directory, history_file, interviews_directory
    from reviewer.practice.erase import erase, kept

    from .console import narrate

    caches = [user_directory(name) for name in CACHES]
    found = kept(history_file(), drafts_directory(), caches, interviews_directory())
    if not found:
        narrate("Nothing is kept.")
        return ExitCode.OK
    for one in found:
        narrate(f"{one.what}: {_files(len(one.files))} in {one.directory}")
    if not yes and not _agreed():
        narrate("Nothing was removed.")
        return ExitCode.OK
    failed = [trouble for one in found for trouble in erase(one)]
    for trouble in failed:
        narrate(f"Not removed: {trouble}")
    narrate(f"Removed {_files(sum(len(one.files) for one in found) - len(failed))}.")
    return ExitCode.BAD_INPUT if failed else ExitCode.OK


def _agreed() -> bool:
    """Ask; the end of input is no agreement."""
    try:
        return click.confirm("Remove all of this?", default=False, err=True)
    except click.Abort:
        return False


@contextmanager
def _history() -> Iterator[History]:
    """The user's history. Raises ClickException where it cannot be used."""
    from reviewer.practice import history_file
    from reviewer.practice.history import History, HistoryError

    try:
        with History(history_file()) as history:
            yield history
    except HistoryError as error:
        raise click.ClickException(str(error)) from None


@contextmanager
def _opened(file: Path) -> Iterator[BinaryIO]:
    if str(file) == "-":
        yield sys.stdin.buffer
        return
    try:
        stream = file.open("rb")
    except OSError as error:
        raise click.ClickException(f"{file}: cannot be read: {error.strerror}") from None
    with stream:
        yield stream


def _attempts(count: int) -> str:
    return "1 attempt" if count == 1 else f"{count} attempts"


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"
