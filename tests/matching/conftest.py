"""A snippet with two defects far apart, and what matching makes of it."""

from __future__ import annotations

import pytest

from reviewer.library import Library
from reviewer.matching import Matcher, load_trained, load_vectors
from reviewer.matching.prepared import PreparedSnippet
from reviewer.model import Issue, Rubric, Snippet, Span

OPENED, SCANNED = Span(5, 5), Span(37, 37)
"""The lines of the two defects."""
DEF_OF_SCANNED = Span(11, 11)
"""The first line of the function that the second is in."""
_HEAD = '''\
"""Overdue books."""


def read_loans(path):
    handle = open(path)
    rows = [line.split(",") for line in handle]
    return rows


# Called once a night.
def remind(loans, today):
    """Names of readers to remind, each once."""
    reminded = []
'''
_MIDDLE = "".join(f"    loans[{n}].check(today + {n})\n" for n in range(22))
_TAIL = """\
    for loan in loans:
        if loan.reader not in reminded:
            reminded.append(loan.reader)
    return reminded
"""
CODE = _HEAD + _MIDDLE + _TAIL
FIXED = CODE.replace(
    "    handle = open(path)\n    rows = [line.split(",
    "    with closing(open(path)) as handle:\n        rows = [line.split(",
)
NEVER_CLOSED = Issue(
    id="never-closed",
    title="The loans file is never closed",
    category="correctness",
    severity="major",
    why="The handle stays open when reading fails, and no longer than needed is not promised.",
    fix="Open it in a with block.",
    lines=(OPENED,),
    phrases=("A rumour says otherwise: the loans file is never closed.",),
)
LIST_SCAN = Issue(
    id="list-scan",
    title="Membership is tested in a growing list",
    category="time",
    severity="major",
    why="Every loan searches all readers reminded so far, which is quadratic.",
    fix="Keep the readers in a set or a dict.",
    lines=(SCANNED,),
)


@pytest.fixture(scope="session")
def loans() -> Snippet:
    """The snippet: line 5 opens a file that is never closed, line 37 searches a list."""
    rubric = Rubric(
        title="Overdue books", question=1, difficulty=1, minutes=5, context="A library.",
        tags=(), explain=None, complexity=None, issues=(NEVER_CLOSED, LIST_SCAN), decoys=(),
    )  # fmt: skip
    return Snippet("made/loans", CODE, rubric, FIXED)


@pytest.fixture(scope="session")
def prepared(loans: Snippet, builtin: Library) -> PreparedSnippet:
    """The snippet made ready."""
    return PreparedSnippet(loans, builtin.kinds(), load_vectors(), load_trained().idf)


@pytest.fixture(scope="session")
def matcher(loans: Snippet, builtin: Library) -> Matcher:
    """Matches reviews of the snippet."""
    return Matcher(loans, builtin.kinds(), load_trained(), load_vectors())
