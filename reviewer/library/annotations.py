"""Markers in snippets: `# defect: id`, `# defect(block): id`, `# decoy: id`.

A marker is a trailing comment. Removing it never moves a line.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reviewer.model import Span
from reviewer.problems import Problem

_STRAY = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_LINE_END = re.compile(r"\r\n|\n|\r")
_WORD = re.compile(r"#\s*(?:defect|decoy)\b")
_MARKER = re.compile(
    r"#\s*(?P<sort>defect|decoy)(?P<block>\(block\))?:[ \t]*"
    r"(?P<ids>[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)[ \t]*(?=#|$)"
)


@dataclass(frozen=True, slots=True)
class Annotated:
    """Code without markers, and the lines that the markers name, by id."""

    code: str
    issues: Mapping[str, tuple[Span, ...]]
    decoys: Mapping[str, tuple[Span, ...]]
    path: str = "snippet.py"
    problems: tuple[Problem, ...] = ()


def strip_markers(source: str, path: str = "snippet.py") -> Annotated:
    """Take the markers out of annotated code, keeping every line in its place.

    Problems name malformed markers, markers that stand alone on a line, block markers on lines
    where no statement starts, and code that Python cannot read; `path` is used in them.
    """
    stray = stray_line_end(source, path)
    if stray is not None:
        return Annotated(source, {}, {}, path, (stray,))
    if not _WORD.search(source):
        return Annotated(source, {}, {}, path)
    problems: list[Problem] = []
    marks: dict[str, dict[str, list[Span]]] = {"defect": {}, "decoy": {}}
    lines = source.splitlines(keepends=True)
    statements: dict[int, int] | None = None
    try:
        for row, column, comment in _comments(source):
            if not _WORD.search(comment):
                continue
            text = lines[row - 1]
            found, rest = _parse(comment)
            if rest is None:
                problems.append(
                    Problem(path, row, f"malformed marker: {comment.strip()[:80]}", _FORM)
                )
                continue
            before = text[:column]
            if not before.strip():
                problems.append(Problem(path, row, "a marker stands alone on its line", _TRAILING))
                continue
            end = text[len(text.rstrip("\r\n")) :]
            kept = f"{before}{rest}".rstrip() if rest else before.rstrip()
            lines[row - 1] = kept + end
            for sort, block, ids in found:
                span = Span(row, row)
                if block:
                    if statements is None:
                        statements = _statement_ends(source)
                    if row not in statements:
                        problems.append(
                            Problem(path, row, "no statement starts on this line", _BLOCK)
                        )
                        continue
                    span = Span(row, statements[row])
                for name in ids:
                    marks[sort].setdefault(name, []).append(span)
    except (tokenize.TokenError, SyntaxError) as error:
        problems.append(Problem(path, _error_line(error), f"not valid Python: {error.args[0]}"))
    return Annotated(
        "".join(lines),
        {name: merge(spans) for name, spans in marks["defect"].items()},
        {name: merge(spans) for name, spans in marks["decoy"].items()},
        path,
        tuple(problems),
    )


def stray_line_end(source: str, path: str) -> Problem | None:
    """What is wrong with code in which a line ends for some programs and not for Python."""
    found = _STRAY.search(source)
    if found is None:
        return None
    line = len(_LINE_END.findall(source, 0, found.start())) + 1
    message = f"the line holds U+{ord(found.group()):04X}, which ends a line for some programs"
    return Problem(path, line, message, "Remove it, or write it as an escape in a string")


def merge(spans: list[Span]) -> tuple[Span, ...]:
    """The same lines as few ranges in order: touching and overlapping ranges become one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.first <= merged[-1].last + 1:
            merged[-1] = Span(merged[-1].first, max(merged[-1].last, span.last))
        else:
            merged.append(span)
    return tuple(merged)


_FORM = "Write `# defect: issue-id`, `# defect(block): issue-id` or `# decoy: decoy-id`"
_TRAILING = "Put it at the end of the line of code that it marks, or use `lines` in the rubric"
_BLOCK = "Put the block marker on the first line of the statement"


def _comments(source: str) -> Iterator[tuple[int, int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.start[1], token.string


def _parse(comment: str) -> tuple[list[tuple[str, bool, list[str]]], str | None]:
    """The markers of one comment and what else it says; None for a malformed marker."""
    found = [
        (match["sort"], bool(match["block"]), [name.strip() for name in match["ids"].split(",")])
        for match in _MARKER.finditer(comment)
    ]
    rest = _MARKER.sub("", comment).rstrip()
    return found, None if _WORD.search(rest) else rest


def _statement_ends(source: str) -> dict[int, int]:
    """Last line of the outermost statement that starts on a line, decorators included."""
    ends: dict[int, int] = {}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.stmt | ast.excepthandler | ast.match_case):
            for start, end in _extents(node):
                ends[start] = max(end, ends.get(start, 0))
    return ends


def _extents(node: ast.stmt | ast.excepthandler | ast.match_case) -> Iterator[tuple[int, int]]:
    if isinstance(node, ast.match_case):
        yield node.pattern.lineno, node.body[-1].end_lineno or node.pattern.lineno
        return
    end = node.end_lineno or node.lineno
    yield node.lineno, end
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        for decorator in node.decorator_list:
            yield decorator.lineno, end


def _error_line(error: tokenize.TokenError | SyntaxError) -> int | None:
    if isinstance(error, SyntaxError):
        return error.lineno
    place = error.args[1] if len(error.args) > 1 else None
    return place[0] if isinstance(place, tuple) else None
