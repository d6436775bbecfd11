"""A case to the files of a snippet."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import Path

from reviewer.library.annotations import Annotated, merge, strip_markers
from reviewer.library.rubrics import read_rubric
from reviewer.model import Span
from reviewer.problems import InputError, Problem

from ..marks import markable
from ..toml_text import SCHEMA_LINE, pairs
from ..write import refuse_taken, write_files
from .case import Case

Marks = Mapping[tuple[str, str], tuple[int, ...]]
"""Lines with a marker, by its sort and id."""
MARKED_LINES = 4
"""So many lines in a row get a marker each; longer ranges are named in the rubric."""


def write_case(case: Case, directory: Path, path: str) -> str:
    """Write the snippet of a case into the library `directory`; its id.

    Raises InputError, naming `path`, where the case makes no good rubric or the id is taken.
    """
    refuse_taken(case.id, directory)
    marks = _marks(case, path)
    source = _marked(case.code, marks)
    rubric = rubric_of(case, marks)
    annotated = strip_markers(source, "snippet.py")
    try:
        read_rubric(rubric, path, annotated, len(case.code.splitlines()))
    except InputError as error:
        raise InputError(
            Problem(path, None, problem.message, problem.remedy) for problem in error.problems
        ) from None
    folder = directory / "snippets" / case.id
    files = {folder / "snippet.py": source}
    files |= {folder / name: text for name, text in case.files.items()}
    write_files(files | {directory / "rubrics" / f"{case.id}.toml": rubric})
    return case.id


def rubric_of(case: Case, marks: Marks) -> str:
    """The rubric as TOML; entries that could not be marked in the code have their lines in it."""
    parts = [SCHEMA_LINE, *pairs(case.head)]
    for name, table in case.tables.items():
        parts += ["", f"[{name}]", *pairs(table)]
    for name, sort, entries in (("issue", "defect", case.issues), ("decoy", "decoy", case.decoys)):
        for entry in entries:
            parts += ["", f"[[{name}]]", *pairs({"id": entry.id, **entry.table})]
            if (sort, entry.id) not in marks:
                parts += pairs({"lines": [[span.first, span.last] for span in entry.lines]})
    return "\n".join(parts) + "\n"


def _marks(case: Case, path: str) -> Marks:
    """Lines to mark, by sort and id, of the entries whose markers can be read back."""
    try:
        ast.parse(case.code)
        able = markable(case.code)
    except (SyntaxError, ValueError) as error:
        line = error.lineno if isinstance(error, SyntaxError) else None
        message = f"the code is not valid Python: {error.args[0]}"
        where = "" if line is None else f"See line {line} of the code"
        raise InputError([Problem(path, None, message, where)]) from None
    if strip_markers(case.code) != Annotated(case.code, {}, {}):
        remedy = "Take them out; `lines` say where the issues stand"
        raise InputError([Problem(path, None, "the code holds markers already", remedy)])
    marks = {}
    for sort, entries in (("defect", case.issues), ("decoy", case.decoys)):
        for entry in entries:
            lines = [line for span in entry.lines for line in range(span.first, span.last + 1)]
            if lines and set(lines) <= able and max(map(len, entry.lines)) <= MARKED_LINES:
                marks[sort, entry.id] = tuple(lines)
    source = strip_markers(_marked(case.code, marks))
    if source.problems or source.code != case.code:
        return {}
    found = {("defect", name): spans for name, spans in source.issues.items()}
    found |= {("decoy", name): spans for name, spans in source.decoys.items()}
    return {
        key: lines
        for key, lines in marks.items()
        if found.get(key) == merge([Span(line, line) for line in lines])
    }


def _marked(code: str, marks: Marks) -> str:
    texts = code.split("\n")
    for sort in ("defect", "decoy"):
        for number in range(1, len(texts) + 1):
            ids = [
                name for (kind, name), lines in marks.items() if kind == sort and number in lines
            ]
            if ids:
                texts[number - 1] += f"  # {sort}: {', '.join(ids)}"
    return "\n".join(texts)
