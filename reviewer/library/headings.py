"""The head of a rubric: what a list of snippets shows."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.problems import InputError, Problem

from .fields import Fields
from .toml_source import parse_toml

DEFAULT_QUESTION, DEFAULT_DIFFICULTY, DEFAULT_MINUTES = 10, 3, 10


@dataclass(frozen=True, slots=True)
class Heading:
    """The part of a rubric that a list of snippets shows."""

    title: str
    question: int
    difficulty: int
    minutes: int
    context: str
    tags: tuple[str, ...]


def read_heading(text: str, path: str) -> Heading:
    """Parse only the keys that stand before the first table of a rubric. Raises InputError."""
    head = text.partition("\n[")[0]
    try:
        source = parse_toml(head, path)
    except InputError:
        # a multi-line value holds a line that looks like a table
        source = parse_toml(text, path)
    problems: list[Problem] = []
    heading = heading_of(Fields(source, source.data, (), problems))
    if problems:
        raise InputError(problems)
    return heading


def heading_of(top: Fields) -> Heading:
    """The heading, read from the top table of a rubric."""
    return Heading(
        title=top.text("title"),
        question=top.integer("question", DEFAULT_QUESTION, 1, 10),
        difficulty=top.integer("difficulty", DEFAULT_DIFFICULTY, 1, 5),
        minutes=top.integer("minutes", DEFAULT_MINUTES, 1, 240),
        context=top.text("context", ""),
        tags=top.texts("tags"),
    )
