"""Python code as lines of toned parts."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from .tones import TAB, Line, clean

_TONES = {
    "Token.Comment": "comment",
    "Token.Error": "error",
    "Token.Keyword": "keyword",
    "Token.Keyword.Constant": "number",
    "Token.Literal.Number": "number",
    "Token.Literal.String": "string",
    "Token.Literal.String.Doc": "doc",
    "Token.Literal.String.Interpol": "operator",
    "Token.Name.Builtin": "builtin",
    "Token.Name.Class": "class",
    "Token.Name.Decorator": "decorator",
    "Token.Name.Exception": "builtin",
    "Token.Name.Function": "function",
    "Token.Operator": "operator",
    "Token.Operator.Word": "keyword",
}


def plain(lines: Sequence[str]) -> tuple[Line, ...]:
    """The lines without colours: what `highlight` falls back to."""
    return tuple(((clean(line), ""),) for line in lines)


def loaded() -> bool:
    """Whether colours cost nothing to load (Pygments takes 40 ms once)."""
    return "pygments.lexers.python" in sys.modules


def highlight(lines: Sequence[str]) -> tuple[Line, ...]:
    """The toned lines of Python code, as many as given. Broken code is drawn as well."""
    return _highlight(tuple(lines))


@lru_cache(8)
def _highlight(lines: tuple[str, ...]) -> tuple[Line, ...]:
    from pygments.lexers.python import PythonLexer  # type: ignore[import-untyped]

    code = "\n".join(line.expandtabs(TAB) for line in lines)
    found: list[list[tuple[str, str]]] = [[]]
    for kind, value in PythonLexer(stripnl=False, ensurenl=False).get_tokens(code):
        first, *more = value.split("\n")
        if first:
            found[-1].append((clean(first), _tone(kind)))
        for text in more:
            found.append([(clean(text), _tone(kind))] if text else [])
    if len(found) != len(lines):  # a character that one of the two takes for a line end
        return plain(lines)
    return tuple(tuple(parts) for parts in found)


@lru_cache(256)
def _tone(kind: Any) -> str:
    while kind is not None:
        if tone := _TONES.get(str(kind)):
            return tone
        kind = kind.parent
    return ""
