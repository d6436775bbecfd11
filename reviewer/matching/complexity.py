"""Mark the answer to the complexity question."""

from __future__ import annotations

from collections.abc import Callable

from reviewer.analysis import FunctionComplexity
from reviewer.model import Complexity, ComplexityAnswer, ComplexityMark, ComplexityResult

from .bigo import BigOError, equivalent

MOST_REASONS = 3
"""Lines of code that are named for an estimate."""


def mark_complexity(
    expected: Complexity | None,
    answer: ComplexityAnswer | None,
    estimated: Callable[[], FunctionComplexity | None] = lambda: None,
) -> ComplexityResult | None:
    """Both marks; None where nothing was answered, or nothing is known to hold it to.

    `estimated` gives the static estimate of the code's time, None where there is none that can
    be trusted. It is asked only where the rubric states no time and the reviewer does.
    """
    if answer is None:
        return None
    key = expected or Complexity()
    if key.time is None and answer.time and answer.time.strip():
        time = _estimated(estimated(), answer.time)
    else:
        time = _mark(key.time, answer.time, key)
    space = _mark(key.space, answer.space, key)
    if expected is None and time is None:
        return None
    return ComplexityResult(time, space)


def _mark(expected: str | None, answer: str | None, rubric: Complexity) -> ComplexityMark | None:
    if expected is None:
        return None
    try:
        correct = bool(answer and equivalent(answer, expected, rubric.variables))
    except BigOError:
        # the rubric's own expression is no big-O: only the same text answers it
        correct = bool(answer) and "".join(str(answer).split()) == "".join(expected.split())
    return ComplexityMark(answer, correct, expected)


def _estimated(found: FunctionComplexity | None, answer: str) -> ComplexityMark | None:
    if found is None:
        return None
    try:
        correct = equivalent(answer, found.time, found.variables)
    except BigOError:
        return None
    if correct is None:
        return None  # no growth in the answer
    named = [f"{letter} = {what}" for letter, what in found.variables.items() if letter != what]
    sizes = f" with {', '.join(named)}" if named else ""
    reasons = [
        f"the rubric states no time; a static estimate of `{found.name}` ({found.span}) gives "
        f"{found.time}{sizes}",
        *(f"line {reason.line}: {reason.text}" for reason in found.reasons[:MOST_REASONS]),
    ]
    return ComplexityMark(answer, correct, found.time, "estimate", tuple(reasons))
