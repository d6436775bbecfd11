"""`reviewer analyze FILE...`: the engine's own findings on any Python code."""

from __future__ import annotations

import sys
from collections.abc import Iterator
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
def command(files: tuple[str, ...], output_format: str, sources: tuple[Source, ...]) -> int:
    """Report defects in Python code.

    They come from detectors of our own (kind), from pylint and from radon.
    FILE is a file, a directory or - for standard input. Exits with 2 if a file cannot be
    analysed; the others are reported all the same.
    """
    problems: list[Problem] = []
    analysed = _analysed(files, sources or SOURCES, problems)
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


def _analysed(
    files: tuple[str, ...], sources: Collection[Source], problems: list[Problem]
) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    """Path and findings of each file that can be analysed; the others are named and noted."""
    from reviewer.analysis import AnalysisError, analyze

    for found in files_of(files, (".py",)):
        code = found if isinstance(found, Problem) else _read(found)
        if not isinstance(code, Problem):
            name = _name(found)
            try:
                yield name, analyze(code, sources=sources)
                continue
            except AnalysisError as error:
                code = Problem(name, error.line, error.message)
        narrate_problems([code])
        problems.append(code)


def _read(path: Path) -> str | Problem:
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
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _name(path: Path | Problem) -> str:
    return STANDARD_INPUT_NAME if str(path) == STANDARD_INPUT else str(path)


def _text(path: str, finding: Finding) -> str:
    from reviewer.safe_text import one_line, printable

    span = finding.span
    lines = f"{span.first}" if span.first == span.last else f"{span.first}-{span.last}"
    message = one_line(finding.message, 400)
    return f"{printable(path)}:{lines}: {message} [{finding.source}:{finding.code}]\n"


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
