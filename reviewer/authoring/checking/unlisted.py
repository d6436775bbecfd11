"""Defects that a detector is sure of and the rubric does not list."""

from __future__ import annotations

from collections.abc import Iterator

from .complaint import Complaint
from .subject import Subject, lines_of, overlaps

SURE = 0.8


def check_unlisted(subject: Subject) -> Iterator[Complaint]:
    """Complaints about findings outside the issues: a fair reviewer would be told `extra`."""
    rubric = subject.snippet.rubric
    for finding in subject.findings:
        if finding.confidence < SURE or any(
            (overlaps(finding.span, issue) and finding.core in lines_of(issue.lines))
            or issue.kind == finding.kind
            for issue in rubric.issues
        ):
            continue
        decoys = [decoy.id for decoy in rubric.decoys if finding.core in lines_of(decoy.lines)]
        if decoys:
            message = f"decoy `{decoys[0]}` stands on a line that shows `{finding.code}`"
            remedy = "Make the decoy sound, or list the defect"
        else:
            message = f"`{finding.code}` is seen here, and no issue lists it"
            remedy = "List it as an [[issue]], perhaps `optional = true`, or mend the code"
        yield subject.in_file("unlisted", "snippet.py", finding.core, message, remedy)
