"""rubrics/tracks.toml: tracks of the library and the interview questions they train."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.problems import InputError, Problem

from .fields import Fields
from .toml_source import parse_toml

MOST_TRACKS = 200


@dataclass(frozen=True, slots=True)
class Track:
    """A folder of snippets."""

    id: str
    title: str
    questions: tuple[int, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One of the ten questions that machine-learning interviews turn on."""

    id: int
    title: str
    question: str


def read_tracks(text: str, path: str) -> tuple[tuple[Track, ...], tuple[Question, ...]]:
    """Parse tracks.toml. Raises InputError."""
    source = parse_toml(text, path)
    problems: list[Problem] = []
    top = Fields(source, source.data, (), problems)
    tracks = top.unique(map(_track, top.tables("track", MOST_TRACKS)), lambda t: t.id, "track")
    questions = top.unique(
        map(_question, top.tables("question", MOST_TRACKS)), lambda q: str(q.id), "question"
    )
    top.finish()
    if problems:
        raise InputError(problems)
    return tracks, questions


def _track(table: Fields) -> Track:
    track = Track(
        id=table.text("id"),
        title=table.text("title"),
        questions=table.integers("questions", 1, 10),
        description=table.text("description", ""),
    )
    table.finish()
    return track


def _question(table: Fields) -> Question:
    question = Question(
        table.integer("id", 0, 1, 10), table.text("title"), table.text("question", "")
    )
    table.finish()
    return question
