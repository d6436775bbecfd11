"""The words in which reports speak of statuses, verdicts and places."""

from __future__ import annotations

from collections.abc import Mapping

from reviewer.model import Comment, Issue, Report, Status, SuggestionVerdict, Verdict

from .records import Scored
from .report_json import shown_score

STATUS: Mapping[Status, str] = {"found": "found", "partial": "partly", "missed": "missed"}
VERDICT: Mapping[Verdict, str] = {
    "issue": "finds an issue",
    "extra": "true, beyond the rubric",
    "nit": "a matter of taste",
    "praise": "praise",
    "vague": "too vague to check",
    "wrong": "wrong",
}
COUNTED: Mapping[Verdict, str] = {
    "issue": "on an issue",
    "extra": "true beyond the rubric",
    "nit": "on taste",
    "praise": "praise",
    "vague": "vague",
    "wrong": "wrong",
}
"""Verdicts after the number of comments that have them."""
PRECISION_MEANS = "Precision: the comments that hold, of those that hold or cost points."
RECALL_MEANS = "Recall: the credit earned, of the issues that count, whatever their severity."
SUGGESTION: Mapping[SuggestionVerdict, str] = {
    "verified": "the suggested change was checked and holds",
    "plausible": "the suggested change looks right",
    "flawed": "the suggested change is flawed",
    "unchecked": "the suggested change was not checked",
}
NO_NAME = "-"
"""Stands for the reviewer of a review that names none."""
ONLY_SUGGESTION = "(only a suggestion)"
"""Stands for the text of a comment that has none."""


def place_of(item: Scored) -> str:
    """Where the review was read: `path`, or `path:line`."""
    return item.path if item.line is None else f"{item.path}:{item.line}"


def score_of(report: Report) -> str:
    """The score as every output shows it."""
    return f"{shown_score(report):g}"


def lines_of(about: Issue | Comment) -> str:
    """The lines of an issue or a comment."""
    if isinstance(about, Comment):
        return str(about.span) if about.span else "whole snippet"
    return ", ".join(map(str, about.lines)) or "whole snippet"


def comments_of(indexes: tuple[int, ...]) -> str:
    """`comment 1`, `comments 1, 3`: counted from 1."""
    numbers = ", ".join(str(index + 1) for index in indexes)
    return f"comment {numbers}" if len(indexes) == 1 else f"comments {numbers}"


def tally_of(report: Report) -> dict[Status, int]:
    """How many issues were found, partly found and missed; optional ones count unless missed."""
    counts: dict[Status, int] = dict.fromkeys(STATUS, 0)
    for issue in report.issues:
        if not issue.optional or issue.status != "missed":
            counts[issue.status] += 1
    return counts


def points_off(report: Report, comment: int | None = None) -> float:
    """Points taken off, for all comments or for one."""
    return sum(
        taken.points for taken in report.deductions if comment is None or taken.comment == comment
    )


def summary(report: Report) -> str:
    """What was found and what it cost, in a few words."""
    text = ", ".join(f"{number} {STATUS[status]}" for status, number in tally_of(report).items())
    points = points_off(report)
    return f"{text}; {points:g} points off" if points else text


def share_of(share: float | None) -> str:
    """A share in percent; `-` where there is none."""
    return "-" if share is None else f"{share:.0%}"
