"""What a rubric's issues are, without their texts: all that choosing and counting needs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reviewer.problems import InputError

from .toml_source import parse_toml

_PAIR = re.compile(r"""(id|kind|category|optional) *= *(?:"([^"\\]*)"|(true|false)) *""")
_KEYS = ("id ", "kind ", "category ", "optional ", "id=", "kind=", "category=", "optional=")
_UNUSUAL = re.compile(r"\s*(?:\[\[ *issue|issue *=)")
_LONG = ('"' * 3, "'" * 3)


@dataclass(frozen=True, slots=True)
class IssueOutline:
    """An issue's id, kind and category, as its rubric states them, unchecked."""

    id: str
    kind: str | None
    category: str
    optional: bool = False


def read_outline(text: str, path: str) -> tuple[IssueOutline, ...]:
    """The issues of a rubric, in its order, those without id or category left out.

    Lines that look as rubrics are written are read without a TOML parser, which takes far
    longer. Raises InputError where the text is no TOML.
    """
    if any(mark in text for mark in _LONG):
        return _parsed(text, path)
    tables: list[dict[str, str]] = []
    here = False
    for line in text.split("\n"):
        if line.startswith("["):
            here = line.rstrip() == "[[issue]]"
            if not here and "issue" in line:
                return _parsed(text, path)
            if here:
                tables.append({})
        elif line.startswith((" ", "\t", "issue")) and _UNUSUAL.match(line):
            return _parsed(text, path)
        elif here and line.startswith(_KEYS):
            pair = _PAIR.fullmatch(line)
            if pair is None:
                return _parsed(text, path)
            tables[-1][pair[1]] = pair[2] if pair[3] is None else pair[3]
    if not all("id" in table and "category" in table for table in tables):
        return _parsed(text, path)
    return tuple(
        IssueOutline(
            table["id"], table.get("kind"), table["category"], table.get("optional") == "true"
        )
        for table in tables
    )


def _parsed(text: str, path: str) -> tuple[IssueOutline, ...]:
    tables = parse_toml(text, path).data.get("issue")
    found = []
    for table in tables if isinstance(tables, list) else []:
        if not isinstance(table, dict):
            continue
        name, kind, category = (table.get(key) for key in ("id", "kind", "category"))
        if isinstance(name, str) and isinstance(category, str):
            found.append(
                IssueOutline(
                    name,
                    kind if isinstance(kind, str) else None,
                    category,
                    table.get("optional") is True,
                )
            )
    return tuple(found)


def outline_or_nothing(text: str, path: str) -> tuple[IssueOutline, ...]:
    """The same, nothing where the text is no TOML: `Library.problems` names what is wrong."""
    try:
        return read_outline(text, path)
    except InputError:
        return ()
