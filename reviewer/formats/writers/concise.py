"""One line a review."""

from __future__ import annotations

from collections.abc import Iterable

from reviewer.model import Report
from reviewer.safe_text import one_line

from ..records import Scored
from ..report_json import shown_score
from . import Role, Sink, WriterOptions


def write(scored: Iterable[Scored], out: Sink, options: WriterOptions) -> None:
    """Write `path:line: snippet reviewer score (found, partly, missed; points off)`."""
    for item in scored:
        report = item.report
        place = item.path if item.line is None else f"{item.path}:{item.line}"
        score = options.paint(f"{shown_score(report):g}", score_role(report))
        who = one_line(report.reviewer) or "-"
        out.write(
            f"{one_line(place)}: {one_line(report.snippet)} {who} {score} ({summary(report)})\n"
        )


def summary(report: Report) -> str:
    """What was found and what it cost, in a few words."""
    counted = [issue for issue in report.issues if not issue.optional or issue.status != "missed"]
    parts = []
    for status, word in (("found", "found"), ("partial", "partly"), ("missed", "missed")):
        number = sum(issue.status == status for issue in counted)
        parts.append(f"{number} {word}")
    text = ", ".join(parts)
    points = sum(deduction.points for deduction in report.deductions)
    return f"{text}; {points:g} points off" if points else text


def score_role(report: Report) -> Role:
    """Whether a score is good, middling or bad, in thirds of the scale."""
    if report.score >= 200 / 3:
        return "good"
    return "middling" if report.score >= 100 / 3 else "bad"
