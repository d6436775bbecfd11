"""A case in the neutral JSON form, which Markdown cases are brought into first."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from reviewer.model import Span
from reviewer.problems import InputError, Problem

from .case import Case, Entry, Table
from .markdown import markdown_case

SCHEMA = "reviewer.case/1"
HEAD = ("title", "question", "difficulty", "minutes", "context", "tags")
TABLES = ("explain", "complexity")
FILES = {"fixed": "fixed.py", "tests": "test_behaviour.py", "growth": "growth.py"}
ISSUE = (
    "kind", "title", "category", "severity", "optional", "why", "fix", "time", "space",
    "evidence", "phrases", "misconceptions", "hints",
)  # fmt: skip
DECOY = ("claim", "why_wrong")
_DEFAULTS = {"category": "correctness", "severity": "major", "evidence": ["human"]}
MOST_ENTRIES = 100
MOST_LINES = 10_000
_RANGE = re.compile(r"L?(\d{1,5})(?:\s*[-–]\s*L?(\d{1,5}))?", re.IGNORECASE)


def read_case(text: str, path: str) -> Case:
    """A case of either form. Raises InputError with everything wrong with it."""
    if text.lstrip().startswith("{"):
        try:
            data = json.loads(text)
        except (ValueError, RecursionError) as error:
            line = getattr(error, "lineno", None)
            message = f"not valid JSON: {getattr(error, 'msg', 'nested too deeply')}"
            raise InputError([Problem(path, line, message)]) from None
    else:
        data = markdown_case(text, path)
    if not isinstance(data, dict):
        raise InputError([Problem(path, None, "a case is an object", f"See {SCHEMA}")])
    return _Reader(path).case(data)


class _Reader:
    """Takes a case apart, collecting what is wrong."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def case(self, data: Mapping[str, Any]) -> Case:
        known = ("schema", "id", "code", "issues", "decoys", *HEAD, *TABLES, *FILES)
        self._known(data, known, "the case")
        if data.get("schema", SCHEMA) != SCHEMA:
            self._wrong(f"schema {data['schema']!r} is not known", f"Write {SCHEMA}")
        code = self._text(data, "code", "the case")
        title = self._text(data, "title", "the case")
        case = Case(
            id=self._id(data.get("id"), title),
            code=code if code.endswith("\n") or not code else f"{code}\n",
            head={key: data[key] for key in HEAD if key in data},
            tables={key: data[key] for key in TABLES if isinstance(data.get(key), dict)},
            issues=tuple(self._entries(data, "issues", ISSUE, "title")),
            decoys=tuple(self._entries(data, "decoys", DECOY, "claim")),
            files={FILES[key]: self._text(data, key, "the case") for key in FILES if data.get(key)},
        )
        for table in (case.head, *case.tables.values(), *(e.table for e in case.issues)):
            self._plain(table)
        if self.problems:
            raise InputError(self.problems)
        return case

    def _entries(
        self, data: Mapping[str, Any], key: str, known: tuple[str, ...], name_key: str
    ) -> Iterator[Entry]:
        items = data.get(key, [])
        if not isinstance(items, list) or len(items) > MOST_ENTRIES:
            self._wrong(f"`{key}` must be a list of at most {MOST_ENTRIES}")
            return
        taken: set[str] = set()
        for number, item in enumerate(items, 1):
            where = f"{key.removesuffix('s')} {number}"
            if not isinstance(item, dict):
                self._wrong(f"{where} is no object")
                continue
            self._known(item, ("id", "lines", *known), where)
            named = item.get("id") or _slug(str(item.get(name_key, "")), 4)
            entry_id = _slug(str(named), 12) or f"{key}-{number}"
            while entry_id in taken:
                entry_id += "-2"
            taken.add(entry_id)
            defaults = _DEFAULTS if key == "issues" else {}
            table = {name: item.get(name, defaults.get(name)) for name in known}
            yield Entry(entry_id, table, self._lines(item.get("lines"), where))

    def _lines(self, given: object, where: str) -> tuple[Span, ...]:
        """`"3-5, 9"`, `7`, or `[[3, 5], 9]`."""
        parts = given if isinstance(given, list) else str(given or "").split(",")
        spans = []
        for part in parts:
            pair = part if isinstance(part, list) else _RANGE.fullmatch(str(part).strip())
            numbers = [pair[1], pair[2] or pair[1]] if isinstance(pair, re.Match) else pair
            try:
                first, last = (int(number) for number in numbers or ())
                if last > MOST_LINES:
                    raise ValueError
                spans.append(Span(first, last))
            except (TypeError, ValueError):
                remedy = 'Write "3-5, 9" or [[3, 5], [9, 9]], counted from 1'
                self._wrong(f"{where} has no good `lines`", remedy)
                return ()
        return tuple(sorted(spans))

    def _id(self, given: object, title: str) -> str:
        if isinstance(given, str) and given:
            return given if "/" in given else f"imported/{given}"
        return f"imported/{_slug(title, 5) or 'case'}"

    def _text(self, data: Mapping[str, Any], key: str, where: str) -> str:
        value = data.get(key)
        if isinstance(value, str) and value.strip():
            return value
        self._wrong(f"`{key}` of {where} is missing or no text")
        return ""

    def _known(self, data: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
        for key in data:
            if key not in known:
                close = get_close_matches(key, known, n=1)
                remedy = f"Did you mean `{close[0]}`?" if close else f"Known: {', '.join(known)}"
                self._wrong(f"unknown key `{key[:40]}` in {where}", remedy)

    def _plain(self, table: Table) -> None:
        for key, value in table.items():
            inner = list(value.values()) if isinstance(value, dict) else value
            items = inner if isinstance(inner, list) else [inner]
            if not all(item is None or isinstance(item, str | int) for item in items):
                self._wrong(f"`{key}` must be text, a number, or a list of texts")

    def _wrong(self, message: str, remedy: str = "") -> None:
        self.problems.append(Problem(self.path, None, message, remedy))


def _slug(text: str, words: int) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", text.lower())[:words])[:60]
