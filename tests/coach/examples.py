"""A snippet with three issues and two decoys, a review of it, and the engine's report."""

from __future__ import annotations

from reviewer.library import Weights
from reviewer.model import (
    Comment,
    CommentResult,
    Decoy,
    Issue,
    Report,
    Review,
    Rubric,
    Snippet,
    Span,
)

CODE = """\
def wanted(orders, blocked=[]):
    result = []
    for order in orders:
        if order.customer not in list(blocked):
            result.append(order.total * 1.2)
    return sum(result) < 10
"""
WEIGHTS = Weights()


def issue(issue_id: str, line: int) -> Issue:
    return Issue(
        id=issue_id,
        title=f"Title of {issue_id}",
        category="correctness",
        severity="major",
        why=f"Why {issue_id}",
        fix=f"Fix {issue_id}",
        lines=(Span(line, line),),
    )


SNIPPET = Snippet(
    id="own/orders",
    code=CODE,
    rubric=Rubric(
        title="Orders",
        question=1,
        difficulty=1,
        minutes=5,
        context="Runs each night.",
        tags=(),
        explain=None,
        complexity=None,
        issues=(issue("default", 1), issue("scan", 4), issue("money", 5)),
        decoys=(
            Decoy("sum", "The sum is wrong", "It is right", (Span(6, 6),)),
            Decoy("loop", "The loop never ends", "It does", (Span(3, 3),)),
        ),
        hash="rubric-hash",
    ),
)

COMMENT = Comment("This makes a list each time round.", Span(4, 4))
REVIEW = Review("own/orders", "ada", (COMMENT,))


def result(**changes: object) -> CommentResult:
    """What the engine said of COMMENT: too vague, not sure of it, `scan` held possible."""
    said: dict[str, object] = {
        "index": 0,
        "verdict": "vague",
        "confidence": 0.5,
        "possible": {"scan": 0.35},
        "reasons": ("says nothing that could be checked",),
    }
    return CommentResult(**{**said, **changes})  # type: ignore[arg-type]


def report(*results: CommentResult) -> Report:
    """The report with these results, its score not yet made."""
    return Report("own/orders", "ada", "rubric-hash", "0+test", 0.0, (), results)
