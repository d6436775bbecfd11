"""`reviewer analyze --complexity`: what each function costs in time, with the lines that decide."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from reviewer.problems import Problem

if TYPE_CHECKING:
    from reviewer.analysis import FunctionComplexity

    from .analyze import SourceFile

MOST_CHARACTERS = 400


def complexity_parts(
    files: Iterable[SourceFile], output_format: str, note: Callable[[Problem], None]
) -> Iterator[str]:
    """The output, piece by piece; what cannot be analysed goes to `note`."""
    estimated = _estimated(files, note)
    if output_format == "json":
        from reviewer.formats.canonical import array_parts

        yield from array_parts(
            {"path": path, "functions": [_data(found) for found in functions]}
            for path, functions in estimated
        )
        return
    for path, functions in estimated:
        for found in functions:
            yield _text(path, found)


def _estimated(
    files: Iterable[SourceFile], note: Callable[[Problem], None]
) -> Iterator[tuple[str, tuple[FunctionComplexity, ...]]]:
    from reviewer.analysis import AnalysisError, estimate

    for file in files:
        try:
            yield file.name, estimate(file.code)
        except AnalysisError as error:
            note(Problem(file.name, error.line, error.message))


def _text(path: str, found: FunctionComplexity) -> str:
    """A line for the function and, indented, one for each line of code that adds to its cost."""
    from reviewer.safe_text import one_line, printable

    named = {letter: what for letter, what in found.variables.items() if letter != what}
    where = ", ".join(f"{letter} = {what}" for letter, what in named.items())
    head = f"{found.name} takes {found.time}{' with ' + where if where else ''}"
    span = found.span
    lines = f"{span.first}" if span.first == span.last else f"{span.first}-{span.last}"
    text = [f"{printable(path)}:{lines}: {one_line(head, MOST_CHARACTERS)} [{found.growth_class}]"]
    text += [
        f"    line {reason.line}: {one_line(reason.text, MOST_CHARACTERS)}"
        for reason in found.reasons
    ]
    return "\n".join(text) + "\n"


def _data(found: FunctionComplexity) -> dict[str, Any]:
    return {
        "name": found.name,
        "lines": [found.span.first, found.span.last],
        "time": found.time,
        "class": found.growth_class,
        "variables": dict(found.variables),
        "reasons": [{"line": reason.line, "text": reason.text} for reason in found.reasons],
    }
