"""The text of a defect kind, as rubrics/kinds/*.toml holds it."""

from __future__ import annotations

from dataclasses import dataclass

from .rubric import Growth


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of defect that recurs, in words. Its code, where it has one, is in reviewer.kinds.

    `linters` names the rules of other tools that mean the same (`pylint:W0102`).
    """

    id: str
    category: str
    title: str
    statement: str
    why: str
    fix: str
    time: Growth | None = None
    space: Growth | None = None
    phrases: tuple[str, ...] = ()
    misconceptions: tuple[str, ...] = ()
    linters: tuple[str, ...] = ()
    reading: tuple[str, ...] = ()
