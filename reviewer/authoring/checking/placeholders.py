"""Texts of the scaffold that nobody has written yet."""

from __future__ import annotations

from collections.abc import Iterator

from ..scaffold import PLACEHOLDER
from .complaint import Complaint
from .subject import Subject


def check_placeholders(subject: Subject) -> Iterator[Complaint]:
    """Complaints about what `author new` left to write."""
    message, remedy = "this text is still to be written", f"Write it in the place of {PLACEHOLDER}"
    for number, line in enumerate(subject.rubric.text.split("\n"), 1):
        if f'"{PLACEHOLDER}' in line:
            complaint = subject.in_rubric("placeholder", (), message, remedy)
            yield complaint.at_line(number)
    for name, text in (("snippet.py", subject.snippet.code), ("fixed.py", subject.snippet.fixed)):
        for number, line in enumerate((text or "").split("\n"), 1):
            if f'"{PLACEHOLDER}:' in line:
                yield subject.in_file("placeholder", name, number, message, remedy)
