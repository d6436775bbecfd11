"""The mechanical remedies: white space, the schema line, evidence that is true and not listed."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from reviewer.library.files import read_text
from reviewer.library.toml_source import parse_toml
from reviewer.problems import InputError, Problem

from ..toml_text import SCHEMA_LINE, value
from .complaint import Complaint

_WIDEST = 100


def repair(complaints: Iterable[Complaint]) -> list[Path]:
    """Carry out the repairs of these complaints; the files that changed.

    A rubric is written only if it still holds the same but for the evidence. Raises InputError
    where the disk refuses.
    """
    white: dict[Path, None] = {}
    schema: dict[Path, None] = {}
    evidence: dict[Path, list[tuple[str, str]]] = {}
    for complaint in complaints:
        if complaint.repair is None:
            continue
        path = Path(complaint.problem.path)
        if complaint.check == "white-space":
            white[path] = None
        elif complaint.check == "schema-line":
            schema[path] = None
        else:
            rubric = _rubric_of(path, complaint.snippet)
            pair = (complaint.repair.issue, complaint.repair.evidence)
            evidence.setdefault(rubric, []).append(pair)
    changed = [path for path in white if _write(path, _without_trailing_space)]
    changed += [path for path in schema if _write(path, _with_schema_line)]
    changed += [
        path
        for path, pairs in evidence.items()
        if _write(path, partial(with_evidence, additions=pairs))
    ]
    return sorted(set(changed))


def with_evidence(text: str, additions: Iterable[tuple[str, str]]) -> str:
    """A rubric's text with more evidence: pairs of issue id and entry."""
    for issue_id, entry in additions:
        source = parse_toml(text, "rubric")
        issues = source.data.get("issue", [])
        number = next((n for n, issue in enumerate(issues) if issue.get("id") == issue_id), None)
        if number is None or entry in issues[number].get("evidence", []):
            continue
        known = issues[number].get("evidence", [])
        # A reader's word alone is not needed any more once a program sees the defect.
        entries = [entry] if known == ["human"] else [*known, entry]
        lines = text.split("\n")
        exists = "evidence" in issues[number]
        line = source.line(("issue", number, "evidence" if exists else "id"))
        if line is None:
            continue
        first = line - 1 if exists else line
        last = _array_end(lines, first) if exists else first
        changed = "\n".join([*lines[:first], *_array(entries), *lines[last:]])
        if _same_but_evidence(text, changed):
            text = changed
    return text


def _rubric_of(path: Path, snippet_id: str) -> Path:
    """The rubric of the snippet that a file belongs to."""
    if path.suffix == ".toml":
        return path
    return path.parents[3] / "rubrics" / f"{snippet_id}.toml"


def _array(entries: list[str]) -> list[str]:
    written = [value(entry) for entry in entries]
    line = f"evidence = [{', '.join(written)}]"
    if len(line) <= _WIDEST:
        return [line]
    return ["evidence = [", *(f"  {entry}," for entry in written), "]"]


def _array_end(lines: list[str], first: int) -> int:
    """The number of lines up to the end of the array that starts on line index `first`."""
    depth = 0
    for index in range(first, len(lines)):
        bare = re.sub(r'"(?:\\.|[^"\\])*"', "", lines[index]).partition("#")[0]
        depth += bare.count("[") - bare.count("]")
        if depth <= 0:
            return index + 1
    return len(lines)


def _same_but_evidence(before: str, after: str) -> bool:
    try:
        texts = [parse_toml(text, "rubric").data for text in (before, after)]
    except InputError:
        return False
    for data in texts:
        for issue in data.get("issue", []):
            issue.pop("evidence", None)
    return texts[0] == texts[1]


def _with_schema_line(text: str) -> str:
    return text if text.startswith("#:schema ") else f"{SCHEMA_LINE}\n{text}"


def _without_trailing_space(text: str) -> str:
    kept = _lines_within_strings(text)
    lines = [
        line if number in kept else line.rstrip() for number, line in enumerate(text.split("\n"), 1)
    ]
    changed = "\n".join(lines).rstrip("\n") + "\n"
    return changed if _same_program(text, changed) else text


def _lines_within_strings(text: str) -> set[int]:
    try:
        return {
            number
            for token in tokenize.generate_tokens(io.StringIO(text).readline)
            if token.type == tokenize.STRING
            for number in range(token.start[0], token.end[0])
        }
    except (tokenize.TokenError, SyntaxError):
        return set()


def _same_program(before: str, after: str) -> bool:
    try:
        return ast.dump(ast.parse(before)) == ast.dump(ast.parse(after))
    except (SyntaxError, ValueError, RecursionError):
        return False


def _write(path: Path, change: Callable[[str], str]) -> bool:
    text = read_text(path)
    changed = change(text)
    if changed == text:
        return False
    try:
        path.write_text(changed, encoding="utf-8", newline="\n")
    except OSError as error:
        problem = Problem(str(path), None, f"cannot be written: {error.strerror}")
        raise InputError([problem]) from None
    return True
