"""`reviewer analyze FILE...`: the engine's own findings on any Python code."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reviewer.problems import Problem

from .console import narrate_problems
from .exit_codes import ExitCode
from .inputs import STANDARD_INPUT, STANDARD_INPUT_NAME, files_of
from .options import format_option

if TYPE_CHECKING:
    from collections.abc import Collection

    from reviewer.model import Finding, Source

SOURCES: tuple[Source, ...] = ("kind", "pylint", "radon")
MOST_BYTES = 4_000_000
"""A larger file is not read; the analysis has its own, lower limit on characters."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """Python code read from a file. Its line ends are made `\\n`; `newline` is the sort it has,
    None where it has several."""

    path: Path
    name: str
    code: str
    encoding: str
    newline: str | None


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@format_option("text", "json", "sarif")
@click.option(
    "--source",
    "sources",
    multiple=True,
    type=click.Choice(SOURCES),
    help="Only the findings of this analyser. Repeatable.",
)
@click.option(
    "--complexity", is_flag=True, help="Print what each function costs in time, and why, instead."
)
@click.option(
    "--fix",
    "fixing",
    is_flag=True,
    help="Print the repairs as a diff instead; with --format sarif, put them into the log.",
)
@click.option("--write", is_flag=True, help="With --fix: change the files.")
@click.option(
    "--unsafe",
    is_flag=True,
    help="With --fix: also repairs that keep the behaviour only under a condition.",
)
def command(
    files: tuple[str, ...],
    output_format: str,
    sources: tuple[Source, ...],
    complexity: bool,
    fixing: bool,
    write: bool,
    unsafe: bool,
) -> int:
    """Report defects in Python code, or repair them.

    They come from detectors of our own (kind), from pylint and from radon; repairs from the
    detectors of our own alone. FILE is a file, a directory or - for standard input. Exits with 2
    if a file cannot be analysed; the others are reported all the same.
    """
    _check_options(files, output_format, sources, complexity, fixing, write, unsafe)
    problems: list[Problem] = []
    read = _sources(files, problems)
    if complexity:
        from .complexities import complexity_parts

        parts = complexity_parts(read, output_format, partial(_note, problems=problems))
    elif fixing and output_format == "text":
        from .repairing import repair_files

        for problem in repair_files(read, conditional=unsafe, write=write):
            _note(problem, problems)
        parts = iter(())
    else:
        from .findings import json_parts, sarif_parts, text_parts

        analysed = _analysed(read, sources or SOURCES, problems)
        if output_format == "sarif":
            parts = sarif_parts(analysed, problems, fixing=fixing, conditional=unsafe)
        else:
            parts = (json_parts if output_format == "json" else text_parts)(analysed)
    for part in parts:
        sys.stdout.write(part)
    return ExitCode.BAD_INPUT if problems else ExitCode.OK


def _check_options(
    files: tuple[str, ...],
    output_format: str,
    sources: tuple[Source, ...],
    complexity: bool,
    fixing: bool,
    write: bool,
    unsafe: bool,
) -> None:
    if complexity and (fixing or sources):
        raise click.UsageError("--complexity stands alone, without --fix and --source.")
    if complexity and output_format == "sarif":
        raise click.UsageError("--complexity has no SARIF form.")
    if (write or unsafe) and not fixing:
        raise click.UsageError("--write and --unsafe go with --fix.")
    if fixing and output_format == "json":
        raise click.UsageError("--fix prints a diff, or with --format sarif a log of repairs.")
    if fixing and sources and "kind" not in sources:
        raise click.UsageError("Only findings of the source kind have repairs.")
    if write and (output_format != "text" or STANDARD_INPUT in files):
        raise click.UsageError("--write needs files, and no --format.")


def _note(problem: Problem, problems: list[Problem]) -> None:
    narrate_problems([problem])
    problems.append(problem)


def _note_left_out(path: str, problems: list[Problem], source: Source) -> None:
    remedy = "--source chooses others"
    _note(Problem(path, None, f"left out of {source}, which would take too long", remedy), problems)


def _sources(files: tuple[str, ...], problems: list[Problem]) -> Iterator[SourceFile]:
    """The files that can be read; the others are named and noted."""
    for found in files_of(files, (".py",)):
        file = found if isinstance(found, Problem) else read_source(found)
        if isinstance(file, Problem):
            _note(file, problems)
        else:
            yield file


def _analysed(
    files: Iterator[SourceFile], sources: Collection[Source], problems: list[Problem]
) -> Iterator[tuple[SourceFile, tuple[Finding, ...]]]:
    """The files that can be analysed with their findings; the others are named and noted."""
    from reviewer.analysis import AnalysisError, analyze

    for file in files:
        left_out = partial(_note_left_out, file.name, problems)
        try:
            yield file, analyze(file.code, sources=sources, left_out=left_out)
        except AnalysisError as error:
            _note(Problem(file.name, error.line, error.message), problems)


def read_source(path: Path) -> SourceFile | Problem:
    """The code in a file, decoded as Python would (PEP 263)."""
    import io
    import tokenize

    try:
        if str(path) == STANDARD_INPUT:
            raw = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with path.open("rb") as stream:
                raw = stream.read(MOST_BYTES + 1)
    except OSError as error:
        return Problem(_name(path), None, f"cannot be read: {error.strerror}")
    if len(raw) > MOST_BYTES:
        return Problem(_name(path), None, f"larger than {MOST_BYTES:,} bytes")
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(raw).readline)
        text = raw.decode(encoding)
    except (SyntaxError, UnicodeDecodeError, LookupError) as error:
        return Problem(_name(path), None, f"cannot be decoded: {error}")
    code = text.replace("\r\n", "\n").replace("\r", "\n")
    ends = [end for end in ("\n", "\r\n", "\r") if code.replace("\n", end) == text]
    return SourceFile(path, _name(path), code, encoding, ends[0] if ends else None)


def _name(path: Path | Problem) -> str:
    return STANDARD_INPUT_NAME if str(path) == STANDARD_INPUT else str(path)
