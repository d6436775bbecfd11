"""One line a review."""

from __future__ import annotations

from collections.abc import Iterable

from reviewer.model import Report
from reviewer.safe_text import no_command, one_line

from ..records import Scored
from ..wording import NO_NAME, place_of, score_of, summary
from . import Role, Sink, WriterOptions


def write(scored: Iterable[Scored], out: Sink, options: WriterOptions) -> None:
    """Write `path:line: snippet reviewer score (found, partly, missed; points off)`."""
    for item in scored:
        report = item.report
        score = options.paint(score_of(report), score_role(report))
        who = one_line(report.reviewer) or NO_NAME
        what = f"{one_line(report.snippet)} {who} {score} ({summary(report)})"
        out.write(no_command(f"{one_line(place_of(item))}: {what}") + "\n")


def score_role(report: Report) -> Role:
    """Whether a score is good, middling or bad, in thirds of the scale."""
    if report.score >= 200 / 3:
        return "good"
    return "middling" if report.score >= 100 / 3 else "bad"
