"""`reviewer analyze FILE...`: the engine's own findings on any Python code."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
CONFIDENCE_DIGITS = 3


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
@format_option("text", "json")
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
@click.option("--fix", "fixing", is_flag=True, help="Print the repairs as a diff instead.")
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
    problems: list[Problem] = []
    read = _sources(files, problems)
    if complexity:
        if fixing or sources:
            raise click.UsageError("--complexity stands alone, without --fix and --source.")
        from .complexities import complexity_parts

        for part in complexity_parts(read, output_format, partial(_note, problems=problems)):
            sys.stdout.write(part)
        return ExitCode.BAD_INPUT if problems else ExitCode.OK
    if fixing:
        _check_fixing(files, output_format, sources, write)
        from .repairing import repair_files

        for problem in repair_files(read, conditional=unsafe, write=write):
            _note(problem, problems)
        return ExitCode.BAD_INPUT if problems else ExitCode.OK
    if write or unsafe:
        raise click.UsageError("--write and --unsafe go with --fix.")
    analysed = _analysed(read, sources or SOURCES, problems)
    if output_format == "json":
        from reviewer.formats.canonical import array_parts

        parts = array_parts(
            {"path": path, "findings": [_data(finding) for finding in findings]}
            for path, findings in analysed
        )
    else:
        parts = (_text(path, finding) for path, findings in analysed for finding in findings)
    for part in parts:
        sys.stdout.write(part)
    return ExitCode.BAD_INPUT if problems else ExitCode.OK


def _check_fixing(
    files: tuple[str, ...], output_format: str, sources: tuple[Source, ...], write: bool
) -> None:
    if output_format != "text":
        raise click.UsageError("--fix prints a diff; it has no --format.")
    if sources and "kind" not in sources:
        raise click.UsageError("Only findings of the source kind have repairs.")
    if write and STANDARD_INPUT in files:
        raise click.UsageError("Standard input cannot be written; leave --write out.")


def _note(problem: Problem, problems: list[Problem]) -> None:
    narrate_problems([problem])
    problems.append(problem)


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
) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    """Name and findings of each file that can be analysed; the others are named and noted."""
    from reviewer.analysis import AnalysisError, analyze

    for file in files:
        try:
            yield file.name, analyze(file.code, sources=sources)
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


def _text(path: str, finding: Finding) -> str:
    from reviewer.safe_text import one_line, printable

    span = finding.span
    lines = f"{span.first}" if span.first == span.last else f"{span.first}-{span.last}"
    message = one_line(finding.message, 400)
    name = f"{finding.source}:{finding.code}"
    return f"{printable(path)}:{lines}: {message} [{name}{_repair_mark(finding)}]\n"


def _repair_mark(finding: Finding) -> str:
    """Which sort of repair the kind of a finding has, if any."""
    if finding.source != "kind":
        return ""
    from reviewer.kinds import load

    kind = load(finding.code)
    return "" if kind.repair is None else f", {kind.safety} repair"


def _data(finding: Finding) -> dict[str, Any]:
    return {
        "source": finding.source,
        "code": finding.code,
        "kind": finding.kind,
        "lines": [finding.span.first, finding.span.last],
        "core": finding.core,
        "message": finding.message,
        "confidence": round(finding.confidence, CONFIDENCE_DIGITS),
    }
