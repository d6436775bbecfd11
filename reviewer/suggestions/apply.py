"""Put a suggestion in the place of its lines."""

from __future__ import annotations

from reviewer.model import Comment


def apply_suggestion(code: str, comment: Comment) -> str | None:
    """The code after the change; None where the comment proposes none or names no lines of it."""
    if comment.suggestion is None or comment.span is None:
        return None
    lines = code.splitlines()
    span = comment.span
    if span.last > len(lines):
        return None
    replacement = comment.suggestion.splitlines()
    result = [*lines[: span.first - 1], *replacement, *lines[span.last :]]
    return "\n".join(result) + "\n"
