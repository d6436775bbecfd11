"""A change under review: what it changed, and whether its defects have to do with that."""

from __future__ import annotations

from collections.abc import Iterator

from .complaint import Complaint
from .subject import Subject, lines_of


def check_change(subject: Subject) -> Iterator[Complaint]:
    """Complaints about a snippet whose before.py is no reason to review it."""
    change = subject.snippet.change
    if change is None:
        return
    if not change.added and not change.removed:
        message = "is the same as the snippet"
        yield subject.in_file(
            "change", "before.py", None, message, "Write the code before the change"
        )
        return
    touched = change.added | set(change.removed)
    issues = subject.snippet.rubric.issues
    if issues and not any(touched & lines_of(issue.lines) for issue in issues):
        yield subject.in_rubric(
            "change", (), "no issue stands on a line that the change touched",
            "Let the change bring a defect, or remove before.py",
        )  # fmt: skip
