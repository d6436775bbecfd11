"""rubrics/kinds/<category>.toml: what each kind of defect means, in words."""

from __future__ import annotations

from pathlib import PurePath

from reviewer.model import Kind
from reviewer.problems import InputError, Problem

from .fields import Fields
from .toml_source import parse_toml

MOST_KINDS = 500


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
