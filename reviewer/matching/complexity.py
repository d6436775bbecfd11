"""Mark the answer to the complexity question."""

from __future__ import annotations

from reviewer.model import Complexity, ComplexityAnswer, ComplexityMark, ComplexityResult

from .bigo import BigOError, equivalent


def mark_complexity(
    expected: Complexity | None, answer: ComplexityAnswer | None
) -> ComplexityResult | None:
    """Both marks; None where the rubric states no complexity or nothing was answered."""
    if expected is None or answer is None:
        return None
    return ComplexityResult(
        time=_mark(expected.time, answer.time, expected),
        space=_mark(expected.space, answer.space, expected),
    )


def _mark(expected: str | None, answer: str | None, rubric: Complexity) -> ComplexityMark | None:
    if expected is None:
        return None
    try:
        correct = bool(answer and equivalent(answer, expected, rubric.variables))
    except BigOError:
        # the rubric's own expression is no big-O: only the same text answers it
        correct = bool(answer) and "".join(str(answer).split()) == "".join(expected.split())
    return ComplexityMark(answer, correct, expected)
