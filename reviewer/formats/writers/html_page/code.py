"""Lines of Python code as HTML, their tokens marked."""

from __future__ import annotations

import io
import keyword
import tokenize
from functools import lru_cache

from ...inert import character_data

MOST_LINES = 2_000
MOST_IN_LINE = 300
"""Characters of a line."""
_CLASSES = {tokenize.STRING: "s", tokenize.COMMENT: "c", tokenize.NUMBER: "n"}


@lru_cache(maxsize=64)
def code_lines(code: str) -> tuple[str, ...]:
    """The first lines of `code`; those of text that is no Python have no marks."""
    lines = [line[:MOST_IN_LINE] for line in code.splitlines()[:MOST_LINES]]
    marks: list[list[tuple[int, int, str]]] = [[] for _ in lines]
    for kind, first, start, last, end in _tokens("\n".join(lines) + "\n"):
        for number in range(first, min(last, len(lines)) + 1):
            left = start if number == first else 0
            right = end if number == last else len(lines[number - 1])
            marks[number - 1].append((left, right, kind))
    return tuple(map(_marked, lines, marks))


def _tokens(code: str) -> list[tuple[str, int, int, int, int]]:
    """Class, first line, column, last line, column of what is marked."""
    found = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(code).readline):
            kind = _CLASSES.get(token.type)
            if token.type == tokenize.NAME and keyword.iskeyword(token.string):
                kind = "k"
            if kind is not None:
                found.append((kind, *token.start, *token.end))
    except (tokenize.TokenError, SyntaxError):
        return []
    return found


def _marked(line: str, marks: list[tuple[int, int, str]]) -> str:
    parts, end = [], 0
    for left, right, kind in marks:
        parts.append(character_data(line[end:left]))
        parts.append(f'<i class="{kind}">{character_data(line[left:right])}</i>')
        end = right
    parts.append(character_data(line[end:]))
    return "".join(parts)
