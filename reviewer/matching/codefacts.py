"""Facts about code that words can be held against: what stands where, what a fix adds."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from reviewer.model import Span

_IDENTIFIER = re.compile(r"[A-Za-z_]\w*")
_KEYWORDS = frozenset(
    "and as assert break class continue def del elif else except finally for from if import in is "
    "lambda not or pass raise return try while with yield None True False self".split()
)


@dataclass(frozen=True, slots=True)
class Change:
    """One hunk between snippet and fixed version: old lines, words that it adds and removes."""

    span: Span
    added: frozenset[str]
    removed: frozenset[str]
    new_lines: tuple[str, ...]


def names(code: str) -> frozenset[str]:
    """Identifiers of a piece of code, keywords left out."""
    return frozenset(_IDENTIFIER.findall(code)) - _KEYWORDS


def functions(code: str) -> tuple[tuple[int, int], ...]:
    """First and last line of each function and class; none where the code does not parse."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            nodes = list(ast.walk(ast.parse(code)))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return ()
    scopes = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return tuple((n.lineno, n.end_lineno or n.lineno) for n in nodes if isinstance(n, scopes))


def changes(code: str, fixed: str | None) -> tuple[Change, ...]:
    """The hunks that turn `code` into `fixed`; an insertion belongs to the line before it."""
    if fixed is None:
        return ()
    old, new = code.splitlines(), fixed.splitlines()
    hunks = []
    matcher = SequenceMatcher(None, _stripped(old), _stripped(new), autojunk=False)
    for tag, first, last, new_first, new_last in matcher.get_opcodes():
        if tag == "equal":
            continue
        before, after = "\n".join(old[first:last]), "\n".join(new[new_first:new_last])
        was, becomes = set(_IDENTIFIER.findall(before)), set(_IDENTIFIER.findall(after))
        hunks.append(
            Change(
                span=_span(first, last, len(old)),
                added=frozenset(becomes - was),
                removed=frozenset(was - becomes),
                new_lines=tuple(new[new_first:new_last]),
            )
        )
    return tuple(hunks)


def near(hunks: Sequence[Change], spans: Sequence[Span], slack: int = 1) -> tuple[Change, ...]:
    """The hunks that lie on the spans or within `slack` lines of them."""
    return tuple(hunk for hunk in hunks if any(hunk.span.distance(span) <= slack for span in spans))


def _span(first: int, last: int, count: int) -> Span:
    start = max(1, first + 1 if last > first else first)
    return Span(min(start, count), max(min(start, count), last))


def _stripped(lines: list[str]) -> list[str]:
    return [line.strip() for line in lines]
