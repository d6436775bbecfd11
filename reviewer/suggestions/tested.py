"""What the tests say of a change: before, after, and of the issues it is about."""

from __future__ import annotations

import builtins
from collections.abc import Collection, Sequence

from reviewer.model import Issue, Span, SuggestionResult
from reviewer.sandbox import CannotCollect, CannotTest, Outcome, Stopped

from .trials import Result

_MOST_NAMED = 3
_STOPPED = {
    "time": "with this change the tests do not end",
    "memory": "with this change the code needs too much memory",
    "files": "with this change the code makes too many files",
    "output": "with this change the code floods the sandbox",
    "ended": "with this change the code ends the Python process",
    "left": "with this change the tests are left before the last",
}


def tested(
    shown: Outcome,
    changed: Result,
    issues: Sequence[Issue],
    span: Span | None,
    seen: SuggestionResult,
) -> SuggestionResult:
    """The verdict on a change, by the outcomes of the tests on the code as shown and on the changed
    code. `issues` are those it is to mend, on the lines `span`; `seen` is what is known without
    the tests.
    """
    if isinstance(changed, CannotTest):
        return SuggestionResult("flawed", _untested(changed))
    if broken := shown.passed - changed.passed:
        names, errors = _listed(broken), _errors(broken, changed)
        return SuggestionResult("flawed", f"passed before, not with this change: {names}{errors}")
    kept = f"the {len(shown.passed)} tests that passed before still pass"
    about = {issue.id: _tests_of(issue) & shown.failed for issue in issues}
    mended = {test for tests in about.values() for test in tests & changed.passed}
    failing = {test for tests in about.values() for test in tests} - mended
    if any(tests and tests <= mended for tests in about.values()):
        rest = f"; still fails: {_listed(failing)}" if failing else ""
        said = f"failed before, passes with this change: {_listed(mended)}; {kept}{rest}"
        return SuggestionResult("verified", said)
    if mended:
        said = f"passes now: {_listed(mended)}; still fails: {_listed(failing)}"
        return SuggestionResult("plausible", said)
    if failing:
        return _failing(failing, [issue for issue in issues if about[issue.id]], span)
    if others := shown.failed & changed.passed:
        said = f"failed before, passes with this change: {_listed(others)}; {kept}"
        return SuggestionResult("plausible", said)
    return SuggestionResult(seen.verdict, f"{seen.detail}; {kept}")


def _failing(
    tests: Collection[str], issues: Sequence[Issue], span: Span | None
) -> SuggestionResult:
    """No test of these issues was mended: the change is wrong, unless it is one of several."""
    said = f"still fails with this change: {_listed(tests)}"
    whole = span is not None and all(
        place.first <= span.last and place.last >= span.first
        for issue in issues
        for place in issue.lines
    )
    if whole:
        return SuggestionResult("flawed", said)
    return SuggestionResult("plausible", f"{said}; other lines may have to change, too")


def _tests_of(issue: Issue) -> frozenset[str]:
    """The tests that show an issue, by its evidence and by their name."""
    cited = {entry.removeprefix("test:") for entry in issue.evidence if entry.startswith("test:")}
    return frozenset({*cited, f"test_defect_{issue.id.replace('-', '_')}"})


def _untested(error: CannotTest) -> str:
    if isinstance(error, Stopped):
        where = f" (in `{error.test}`)" if error.test else ""
        return _STOPPED[error.stop] + where
    if isinstance(error, CannotCollect):
        return f"with this change the tests cannot import the code{_error(error.error)}"
    return "with this change there is no test that runs"


def _errors(tests: Collection[str], outcome: Outcome) -> str:
    """What kind of error the first of them fails with."""
    return _error(outcome.errors.get(min(tests), ""))


def _error(text: str) -> str:
    """The name of a built-in exception, if it is one: other texts are the change's own."""
    name = text.partition(":")[0].rpartition(" ")[2]
    sort = getattr(builtins, name, None) if name.isidentifier() else None
    if isinstance(sort, type) and issubclass(sort, BaseException):
        return f" ({name})"
    return ""


def _listed(tests: Collection[str]) -> str:
    named = [f"`{test}`" for test in sorted(tests)]
    more = len(named) - _MOST_NAMED
    return ", ".join(named[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
