"""The report, `reviewer.report/1`, as JSON data."""

from __future__ import annotations

from typing import Any

from reviewer.model import CommentResult, ComplexityMark, ComplexityResult, Report

from .canonical import rounded

SCHEMA = "reviewer.report/1"
POINT_DIGITS = 2
"""Decimals of scores and deductions."""
SHARE_DIGITS = 3
"""Decimals of what lies within 0..1: credits, confidences."""


def report_to_dict(report: Report) -> dict[str, Any]:
    """`report` as JSON data with the keys in their documented order, numbers rounded."""
    explanation = report.explanation
    return {
        "schema": SCHEMA,
        "snippet": report.snippet,
        "reviewer": report.reviewer,
        "rubric": report.rubric,
        "engine": report.engine,
        "score": shown_score(report),
        "issues": [
            {
                "id": issue.id,
                "severity": issue.severity,
                "status": issue.status,
                "credit": rounded(issue.credit, SHARE_DIGITS),
                "comments": list(issue.comments),
                "optional": issue.optional,
            }
            for issue in report.issues
        ],
        "comments": [_comment(comment) for comment in report.comments],
        "explanation": explanation
        and {
            "score": rounded(explanation.score, SHARE_DIGITS),
            "key_points": [
                {"text": point.text, "covered": point.covered, "credit": point.credit}
                for point in explanation.key_points
            ],
        },
        "complexity": _complexity(report.complexity),
        "deductions": [
            {
                "reason": deduction.reason,
                "comment": deduction.comment,
                "points": rounded(deduction.points, POINT_DIGITS),
            }
            for deduction in report.deductions
        ],
    }


def shown_score(report: Report) -> float:
    """The score as every output shows it, and as a bar judges it."""
    return rounded(report.score, POINT_DIGITS)


def _comment(comment: CommentResult) -> dict[str, Any]:
    suggestion = comment.suggestion
    data = {
        "index": comment.index,
        "verdict": comment.verdict,
        "addresses": dict(sorted(comment.addresses.items())),
        "decoy": comment.decoy,
        "confidence": rounded(comment.confidence, SHARE_DIGITS),
        "suggestion": suggestion and {"verdict": suggestion.verdict, "detail": suggestion.detail},
        "reasons": list(comment.reasons),
    }
    return data if comment.judge is None else {**data, "judge": comment.judge}


def _complexity(result: ComplexityResult | None) -> dict[str, Any] | None:
    if result is None:
        return None
    return {"time": _mark(result.time), "space": _mark(result.space)}


def _mark(mark: ComplexityMark | None) -> dict[str, Any] | None:
    if mark is None:
        return None
    data = {"answer": mark.answer, "correct": mark.correct, "expected": mark.expected}
    if mark.source == "rubric":
        return data
    return {**data, "source": mark.source, "reasons": list(mark.reasons)}
