"""A small snippet, and sessions on it."""

from __future__ import annotations

from datetime import UTC, datetime

from reviewer.model import Complexity, Explain, Rubric, Snippet
from reviewer.practice import Session, begin

NOW = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)

CODE = """\
def shared(left, right):
    found = []
    for item in left:
        if item in right:
            found = found + [item]
    return found
"""


def snippet(code: str = CODE, snippet_id: str = "core/shared-items") -> Snippet:
    rubric = Rubric(
        title="Items two lists share",
        question=10,
        difficulty=1,
        minutes=5,
        context="Both lists hold 50,000 order numbers.",
        tags=("lists",),
        explain=Explain("What does it return?", ("the items of left that are in right",)),
        complexity=Complexity("O(n*m)", "O(n)", {"n": "left", "m": "right"}),
        issues=(),
        decoys=(),
        hash="abc",
    )
    return Snippet(id=snippet_id, code=code, rubric=rubric)


def session(attempt: str = "a1") -> Session:
    return begin(snippet(), attempt=attempt, now=NOW)
