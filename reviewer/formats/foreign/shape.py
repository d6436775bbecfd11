"""The outer shape of JSON text that may be cut off: enough to tell whose it is."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{},:]', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Shape:
    """`outer` is "{" or "[" ; `keys` are those of the object, or of the objects in the array;
    `inner` those of the objects within the values of the former."""

    outer: str
    keys: frozenset[str]
    inner: frozenset[str]


def shape_of(text: str) -> Shape | None:
    """The shape of the text as far as it goes; None where it is no JSON object or array."""
    text = text.lstrip()
    if not text.startswith(("{", "[")):
        return None
    top = 1 if text[0] == "{" else 2
    brackets: list[str] = []
    keys: set[str] = set()
    inner: set[str] = set()
    objects = 0
    last = ""
    for token in _TOKEN.finditer(text):
        mark = token.group()
        if mark in "{[":
            brackets.append(mark)
            objects += mark == "{"
        elif mark in "}]":
            if brackets:
                objects -= brackets.pop() == "{"
            if not brackets:
                break
        elif mark == ":" and last and brackets and brackets[-1] == "{":
            if len(brackets) == top:
                keys.add(_unquoted(last))
            elif objects == 2:
                inner.add(_unquoted(last))
        last = mark if mark.startswith('"') else ""
    return Shape(text[0], frozenset(keys), frozenset(inner))


def _unquoted(literal: str) -> str:
    try:
        return str(json.loads(literal, strict=False))
    except ValueError:
        return literal[1:-1]
