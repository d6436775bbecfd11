"""rubrics/kinds/<category>.toml: what each kind of defect means, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path, PurePath

from reviewer.model import Kind
from reviewer.problems import InputError, Problem

from .fields import Fields
from .files import read_text
from .toml_source import parse_toml

MOST_KINDS = 500
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*kind[ \t]*\]\].*$", re.MULTILINE)


class KindTexts(Mapping[str, Kind]):
    """The kinds of several files by id; the first file that has an id wins.

    A kind is parsed when it is asked for, for all of them take ten times as long as to score a
    review. Raises InputError then.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = paths
        self._known: dict[str, Kind | None] = {}

    def __getitem__(self, kind_id: str) -> Kind:
        if kind_id not in self._known:
            found = (read_kind(text, path, kind_id) for path, text in self._texts)
            self._known[kind_id] = next((kind for kind in found if kind is not None), None)
        kind = self._known[kind_id]
        if kind is None:
            raise KeyError(kind_id)
        return kind

    def __iter__(self) -> Iterator[str]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    @cached_property
    def all(self) -> Mapping[str, Kind]:
        """All kinds, in the order of the files."""
        kinds: dict[str, Kind] = {}
        for path, text in self._texts:
            for kind in read_kinds(text, path):
                kinds.setdefault(kind.id, kind)
        return kinds

    @cached_property
    def _texts(self) -> list[tuple[str, str]]:
        return [(str(path), read_text(path)) for path in self._paths]


def read_kinds(text: str, path: str) -> tuple[Kind, ...]:
    """Parse one file of kinds; the category is the file's name. Raises InputError."""
    category = PurePath(path).stem
    source = parse_toml(text, path)
    problems: list[Problem] = []
    top = Fields(source, source.data, (), problems)
    kinds = top.unique(
        (_kind(table, category) for table in top.tables("kind", MOST_KINDS)), lambda k: k.id, "kind"
    )
    top.finish()
    if problems:
        raise InputError(problems)
    return kinds


def read_kind(text: str, path: str, kind_id: str) -> Kind | None:
    """One kind of a file of kinds, mostly without parsing the others; None where it has none.

    Raises InputError with every problem of the file where the kind's own table is faulty.
    """
    quoted = (f'"{kind_id}"', f"'{kind_id}'")
    if not kind_id or not any(name in text for name in quoted):
        return None
    for table in _HEADER.split(text)[1:]:
        if not any(re.search(rf"^\s*id\s*=\s*{re.escape(name)}", table, re.M) for name in quoted):
            continue
        try:
            return read_kinds(f"[[kind]]\n{table}", path)[0]
        except InputError:
            # Faulty, or a multi-line value holds a line that looks like a header.
            break
    return next((kind for kind in read_kinds(text, path) if kind.id == kind_id), None)


def _kind(table: Fields, category: str) -> Kind:
    kind = Kind(
        id=table.text("id"),
        category=category,
        title=table.text("title"),
        statement=table.text("statement"),
        why=table.text("why"),
        fix=table.text("fix"),
        time=table.growth("time"),
        space=table.growth("space"),
        phrases=table.texts("phrases"),
        misconceptions=table.texts("misconceptions"),
        linters=table.texts("linters"),
        reading=table.texts("reading"),
    )
    table.finish()
    return kind
