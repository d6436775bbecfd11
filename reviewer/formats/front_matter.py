"""The header of a Markdown review: the small part of YAML that it needs."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

from reviewer.problems import Problem

from .decode import Where

_FENCE = "---"
_PAIR = re.compile(r"([ \t]*)([A-Za-z_][\w-]*)[ \t]*:(?![^ \t])(.*)", re.DOTALL)


@dataclass(slots=True)
class FrontMatter:
    """The keys before the text. `end` is the number of lines they take, `places` their lines."""

    end: int = 0
    values: dict[str, object] = field(default_factory=dict)
    places: dict[Where, int] = field(default_factory=dict)


def read_front_matter(lines: list[str], path: str, faults: list[Problem]) -> FrontMatter | None:
    """The front matter at the top of `lines`; None, with a fault, where there is none.

    Read are `key: value` and, one level deep, a key whose own pairs follow it indented. Values
    are text, quoted or not.
    """
    start = next((index for index, line in enumerate(lines) if line.strip()), len(lines))
    opens = start < len(lines) and lines[start].rstrip() == _FENCE
    rest = range(start + 1, len(lines))
    end = next((index for index in rest if lines[index].rstrip() in (_FENCE, "...")), None)
    if not opens or end is None:
        message = "there is no front matter" if not opens else "the front matter is never closed"
        remedy = "Begin with the lines `---`, `snippet: <track>/<slug>`, `reviewer: <name>`, `---`"
        faults.append(Problem(path, start + 1, message, remedy))
        return None
    found = FrontMatter(end + 1)
    parent: str | None = None
    for index in range(start + 1, end):
        line = lines[index]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        pair = _PAIR.fullmatch(line)
        if pair is None or (pair[1] and parent is None):
            message = "this line of the front matter is not `key: value`"
            faults.append(Problem(path, index + 1, message))
            continue
        key, value = pair[2], pair[3].strip()
        if not pair[1]:
            parent = None if value else key
        where: Where = (parent, key) if pair[1] and parent else (key,)
        _store(found, where, value, index + 1, path, faults)
    return found


def _store(
    found: FrontMatter,
    where: Where,
    value: str,
    line: int,
    path: str,
    faults: list[Problem],
) -> None:
    if where in found.places:
        faults.append(Problem(path, line, f"key `{where[-1]}` occurs more than once"))
        return
    found.places[where] = line
    target = found.values
    if len(where) == 2:
        inner = target.get(str(where[0]))
        if not isinstance(inner, dict):
            inner = target[str(where[0])] = {}
        target = inner
    target[str(where[-1])] = _unquoted(value) if value else None


def _unquoted(value: str) -> str:
    """`value` without its quotes; double ones as in JSON, single ones as in YAML."""
    if len(value) >= 2 and value[0] == value[-1] == '"':
        try:
            return str(json.loads(value))
        except ValueError:
            return value[1:-1]
    if len(value) >= 2 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    return value
