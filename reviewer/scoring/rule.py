"""`score = 100 * sum(w * c) / sum(w) - deductions`, not below 0."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.model import Deduction, IssueResult

if TYPE_CHECKING:  # matching loads numpy, which those who only count do not need
    from reviewer.library import Weights
    from reviewer.matching import Matches
    from reviewer.model import Rubric, Status

DIGITS = 1


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The score (0..100), what became of each issue, and the points taken off."""

    score: float
    issues: tuple[IssueResult, ...]
    deductions: tuple[Deduction, ...]


def score(rubric: Rubric, matches: Matches, weights: Weights) -> Scorecard:
    """Apply the rule. Found optional issues add to both sums; missed ones cost nothing.

    A rubric without issues that count scores 100 before deductions.
    """
    issues = tuple(_issue(number, rubric, matches, weights) for number in range(len(rubric.issues)))
    deductions = _deductions(matches, weights)
    earned, possible = tally(issues, weights)
    base = 100 * earned / possible if possible else 100.0
    total = base - sum(deduction.points for deduction in deductions)
    return Scorecard(round(min(100.0, max(0.0, total)), DIGITS), issues, deductions)


def tally(issues: Iterable[IssueResult], weights: Weights) -> tuple[float, float]:
    """The weight earned and the weight that counts; optional issues count where found."""
    earned = possible = 0.0
    for result in issues:
        if result.optional and result.status == "missed":
            continue
        weight = weights.of_severity(result.severity)
        earned += weight * result.credit
        possible += weight
    return earned, possible


def _issue(number: int, rubric: Rubric, matches: Matches, weights: Weights) -> IssueResult:
    issue = rubric.issues[number]
    given = {
        index: comment.addresses[issue.id]
        for index, comment in enumerate(matches.comments)
        if issue.id in comment.addresses
    }
    status: Status = "missed"
    if given:
        status = "found" if "full" in given.values() else "partial"
    return IssueResult(
        id=issue.id,
        severity=issue.severity,
        status=status,
        credit=weights.of_status(status),
        comments=tuple(given),
        optional=issue.optional,
    )


def _deductions(matches: Matches, weights: Weights) -> tuple[Deduction, ...]:
    """Points off by comment, in order, until `weights.most` are taken."""
    left = weights.most
    taken = []
    for index, comment in enumerate(matches.comments):
        if comment.verdict == "wrong" and comment.decoy is not None:
            deduction = Deduction("decoy", index, weights.decoy)
        elif comment.verdict == "wrong":
            deduction = Deduction("wrong", index, weights.wrong)
        elif comment.verdict == "vague":
            deduction = Deduction("vague", index, weights.vague)
        else:
            continue
        points = min(deduction.points, left)
        if points <= 0:
            break
        left -= points
        taken.append(Deduction(deduction.reason, index, points))
    return tuple(taken)
