"""Which lines show an injected defect, and the markers that name them."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Collection
from difflib import SequenceMatcher

from reviewer.library.annotations import strip_markers
from reviewer.model import Finding

_LAYOUT = frozenset(
    {
        tokenize.NL,
        tokenize.NEWLINE,
        tokenize.INDENT,
        tokenize.DEDENT,
        tokenize.COMMENT,
        tokenize.ENDMARKER,
    }
)


def defect_lines(clean: str, code: str, finding: Finding) -> list[int]:
    """The lines of `code` that an injection wrote, and the finding's core, as far as a marker can
    stand on them."""
    matcher = SequenceMatcher(None, clean.splitlines(), code.splitlines(), autojunk=False)
    written = {
        number
        for sort, _, _, first, last in matcher.get_opcodes()
        if sort in ("insert", "replace")
        for number in range(first + 1, last + 1)
    }
    return sorted((written - _imports(code) | {finding.core}) & markable(code))


def marked(code: str, lines: Collection[int], issue_id: str) -> str | None:
    """`code` with a marker on each of `lines`; None where it could not be read back unchanged."""
    texts = code.split("\n")
    for number in lines:
        texts[number - 1] += f"  # defect: {issue_id}"
    result = "\n".join(texts)
    read = strip_markers(result)
    spans = read.issues.get(issue_id, ())
    named = {number for span in spans for number in range(span.first, span.last + 1)}
    if read.problems or read.code != code or set(read.issues) != {issue_id} or read.decoys:
        return None
    return result if named == set(lines) else None


def _imports(code: str) -> set[int]:
    return {
        number
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for number in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }


def markable(code: str) -> set[int]:
    """Lines that hold code and do not end within a string or with a backslash."""
    found: set[int] = set()
    closed: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(code).readline):
        if token.type not in _LAYOUT:
            found.update(range(token.start[0], token.end[0] + 1))
        elif token.type in (tokenize.NL, tokenize.NEWLINE):
            closed.add(token.start[0])
    return found & closed
