"""`reviewer author appeals`: verdicts that reviewers hold wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..exit_codes import ExitCode
from ..options import format_option

if TYPE_CHECKING:
    from reviewer.practice.appeals import Contested
    from reviewer.practice.history import Appeal, Attempt
    from reviewer.problems import Problem


@click.command()
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@format_option("text", "jsonl")
@click.option(
    "--export",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write them to a file, as JSON Lines.",
)
def appeals(files: tuple[Path, ...], output_format: str, export: Path | None) -> int:
    """List the verdicts that reviewers hold wrong, and why.

    Each with the comment, the engine's verdict and its reasons. Those of your own history, or of
    FILEs that `reviewer history export` wrote.
    """
    from reviewer.practice.appeals import contested

    from ..console import narrate, narrate_problems, width
    from ..output import open_output

    attempts, known, problems = _of_files(files) if files else _own()
    found = list(contested(attempts, known))
    narrate_problems(problems)
    if export is not None:
        with open_output(export) as stream:
            stream.writelines(_jsonl(found))
        narrate(f"{_counted(len(found))} written to {export}")
    elif output_format == "jsonl":
        for line in _jsonl(found):
            click.echo(line, nl=False)
    elif found:
        click.echo("\n".join(_page(found, width())))
    else:
        narrate("No verdict is held wrong.")
    return ExitCode.BAD_INPUT if problems else ExitCode.OK


_Read = tuple[list["Attempt"], dict[str, tuple["Appeal", ...]], list["Problem"]]


def _own() -> _Read:
    from reviewer.practice import history_file
    from reviewer.practice.history import History, HistoryError

    try:
        with History(history_file()) as history:
            known = history.appeals()
            found = (history.attempt(attempt_id) for attempt_id in known)
            return [attempt for attempt in found if attempt is not None], known, []
    except HistoryError as error:
        raise click.ClickException(str(error)) from None


def _of_files(files: tuple[Path, ...]) -> _Read:
    from reviewer.practice.transfer import read_lines
    from reviewer.problems import Problem

    attempts: list[Attempt] = []
    known: dict[str, tuple[Appeal, ...]] = {}
    problems: list[Problem] = []
    for path in files:
        try:
            with path.open("rb") as stream:
                for item in read_lines(stream, str(path)):
                    if isinstance(item, Problem):
                        problems.append(item)
                    elif item[1] and item[0].id not in known:
                        attempts.append(item[0])
                        known[item[0].id] = item[1]
        except OSError as error:
            problems.append(Problem(str(path), None, f"cannot be read: {error.strerror}"))
    return attempts, known, problems


def _jsonl(found: list[Contested]) -> Iterator[str]:
    for one in found:
        yield json.dumps(one.document()) + "\n"


def _page(found: list[Contested], columns: int) -> Iterator[str]:
    for number, one in enumerate(found):
        if number:
            yield ""
        yield from _appeal(one, columns)


def _appeal(one: Contested, columns: int) -> Iterator[str]:
    from reviewer.safe_text import one_line

    from ..show import folded

    snippet, subject = one_line(one.attempt.snippet), _subject(one)
    yield f"{snippet}  {subject}  {one_line(one.verdict)}  ({one.appeal.made:%Y-%m-%d})"
    yield from folded(f"Held wrong: {one.appeal.text}", columns, 2, 2)
    for comment in one.comments:
        yield from folded(f"{_place(comment)}: {comment['body'] or ''}", columns, 2, 2)
        if isinstance(comment["suggestion"], str):
            yield from folded(f"suggests: {comment['suggestion']}", columns, 4, 2)
        if comment["verdict"] != one.verdict:
            yield f"    verdict: {one_line(str(comment['verdict']))}"
        for reason in comment["reasons"]:
            yield from folded(f"- {reason}", columns, 4, 2)


def _subject(one: Contested) -> str:
    """The subject as people count: comments from 1."""
    from reviewer.safe_text import one_line

    sort, _, which = one.appeal.subject.partition(":")
    if sort == "comment" and which.isascii() and which.isdigit() and len(which) < 9:
        return f"comment {int(which) + 1}"
    return f"{one_line(sort)} {one_line(which)}"


def _place(comment: Mapping[str, Any]) -> str:
    first, last = comment["start_line"], comment["line"]
    if not isinstance(last, int):
        return "whole snippet"
    return f"L{last}" if first in (None, last) else f"L{first}-{last}"


def _counted(count: int) -> str:
    return "1 appeal" if count == 1 else f"{count} appeals"
