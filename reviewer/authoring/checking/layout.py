"""How the files are written: width, white space, the schema line, files that must be there."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from reviewer.library.annotations import strip_markers
from reviewer.library.files import read_text

from ..toml_text import SCHEMA_LINE
from .complaint import Complaint, Repair
from .subject import FILES, Subject, syntax_error

WIDEST = 88
"""Columns of code that a trainee's terminal shows beside line numbers and a gutter."""

TEMPTATIONS = 2
"""Decoys that sound code needs, to be worth a review."""


def check_layout(subject: Subject) -> Iterator[Complaint]:
    """Complaints about the form of the files."""
    yield from _missing(subject)
    for name, code in (
        ("snippet.py", subject.snippet.code),
        ("before.py", subject.snippet.before),
        ("fixed.py", subject.snippet.fixed),
    ):
        for number, line in enumerate((code or "").splitlines(), 1):
            if len(line) > WIDEST:
                remedy = f"Break it: {WIDEST} columns are shown, markers not counted"
                message = f"{len(line)} columns wide"
                yield subject.in_file("width", name, number, message, remedy)
    for name in FILES:
        if subject.path(name).is_file():
            text = read_text(subject.path(name))
            yield from _white_space(subject, name, text)
            yield from _python(subject, name, text)
    if not subject.rubric.text.startswith("#:schema "):
        yield subject.in_rubric(
            "schema-line", (), "the first line names no schema", f"Begin with `{SCHEMA_LINE}`",
            level="warning", repair=Repair(),
        )  # fmt: skip


def _missing(subject: Subject) -> Iterator[Complaint]:
    snippet = subject.snippet
    if snippet.fixed is None and snippet.rubric.issues:
        remedy = "Write the reference solution: the snippet without its defects"
        yield subject.in_file("files", "fixed.py", None, "is missing", remedy)
    if snippet.tests is None:
        remedy = "Write pytest functions that `import subject`"
        yield subject.in_file("files", "test_behaviour.py", None, "is missing", remedy)
    if not snippet.rubric.issues and len(snippet.rubric.decoys) < TEMPTATIONS:
        remedy = "Add an [[issue]] and mark its lines, or tempt into false remarks with [[decoy]]s"
        message = f"the rubric lists no issue, and fewer than {TEMPTATIONS} decoys"
        yield subject.in_rubric("files", (), message, remedy)


def _white_space(subject: Subject, name: str, text: str) -> Iterator[Complaint]:
    faults = [
        (number, "white space ends the line")
        for number, line in enumerate(text.split("\n"), 1)
        if line != line.rstrip()
    ]
    if text and not text.endswith("\n"):
        faults.append((text.count("\n") + 1, "the last line has no line end"))
    for number, message in faults:
        yield subject.in_file(
            "white-space", name, number, message, "--fix removes it", level="warning",
            repair=Repair(),
        )  # fmt: skip


def _python(subject: Subject, name: str, text: str) -> Iterator[Complaint]:
    fault = syntax_error(text)
    if fault is not None:
        yield subject.in_file("syntax", name, *fault)
        return
    if name in ("fixed.py", "before.py"):
        marked = strip_markers(text)
        for spans in (*marked.issues.values(), *marked.decoys.values()):
            message = "a marker stands here; only snippet.py has them"
            yield subject.in_file("syntax", name, spans[0].first, message, "Remove it")
    elif name == "test_behaviour.py" and "subject" not in _imports(text):
        message = "does not import the code under test"
        yield subject.in_file("syntax", name, 1, message, "Write `import subject`")


def _imports(text: str) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names
