"""From a session to the review that is scored, and what is still open before that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from reviewer.model import Comment, ComplexityAnswer, Review, Rubric

from .hinting import hint_points
from .session import DraftComment, Session, in_order

Part = Literal["explanation", "time", "space", "comments", "comment"]


@dataclass(frozen=True, slots=True)
class Pending:
    """One thing left open. `comment` is its id where `part` is "comment"."""

    part: Part
    text: str
    comment: str | None = None


def to_review(session: Session, reviewer: str) -> Review:
    """The review as the engine reads it, comments in reading order.

    Blank comments are left out; a suggestion equal to the lines it replaces proposes nothing.
    """
    content = session.content
    time, space = content.time.strip() or None, content.space.strip() or None
    return Review(
        snippet=session.snippet,
        reviewer=reviewer,
        comments=tuple(
            Comment(comment.body.strip(), comment.span, proposed(session, comment))
            for comment in written(session)
        ),
        explanation=content.explanation.strip(),
        complexity=ComplexityAnswer(time, space) if time or space else None,
    )


def details_of(session: Session) -> dict[str, Any]:
    """What the history keeps beside the review; the comments are those of `to_review`, in its
    order."""
    return {
        "mode": session.mode,
        "notes": session.content.notes,
        "hints": dict(session.hints),
        "hint_points": hint_points(session.hints),
        "comments": [
            {
                "begun": round(comment.begun, 1),
                "severity": comment.severity,
                "category": comment.category,
            }
            for comment in written(session)
        ],
    }


def written(session: Session) -> tuple[DraftComment, ...]:
    """The comments that say or propose something, in reading order."""
    return tuple(
        comment
        for comment in in_order(session.content.comments)
        if comment.body.strip() or proposed(session, comment) is not None
    )


def proposed(session: Session, comment: DraftComment) -> str | None:
    """The comment's suggestion where it changes something, else None."""
    if comment.span is None or comment.suggestion is None:
        return None
    suggestion = comment.suggestion.rstrip("\n")
    return None if suggestion == session.original(comment.span) else suggestion


def pending(session: Session, rubric: Rubric) -> tuple[Pending, ...]:
    """What a reviewer may have forgotten, in the order of the screen.

    Says nothing of how many issues there are.
    """
    content = session.content
    found: list[Pending] = []
    if rubric.explain is not None and not content.explanation.strip():
        found.append(Pending("explanation", "The explanation is empty"))
    if rubric.complexity is not None:
        if rubric.complexity.time is not None and not content.time.strip():
            found.append(Pending("time", "Time complexity is not answered"))
        if rubric.complexity.space is not None and not content.space.strip():
            found.append(Pending("space", "Space complexity is not answered"))
    if all(comment.blank for comment in content.comments):
        found.append(Pending("comments", "There are no comments"))
    for comment in in_order(content.comments):
        if comment.suggestion is not None and proposed(session, comment) is None:
            text = f"The suggestion on {comment.span} changes nothing"
            found.append(Pending("comment", text, comment.id))
        elif not comment.blank and not comment.body.strip():
            text = f"The suggestion on {comment.span} has no explanation"
            found.append(Pending("comment", text, comment.id))
    return tuple(found)
