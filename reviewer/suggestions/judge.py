"""What can be said of a suggestion: by looking at it and, where there is a sandbox, by tests."""

from __future__ import annotations

import ast
import textwrap
import warnings
from collections.abc import Sequence
from functools import lru_cache

from reviewer.analysis import AnalysisError, analyze
from reviewer.model import Comment, Finding, Issue, Snippet, Source, SuggestionResult

from .apply import apply_suggestion
from .tested import tested
from .trials import Trials

MOST_CHARACTERS = 50_000
MOST_KEPT = 2_000
"""Changed files whose findings stay in memory: many people suggest the same change."""
_SOURCES: tuple[Source, ...] = ("kind",)


def judge(
    comment: Comment,
    snippet: Snippet,
    issues: Sequence[Issue],
    before: Sequence[Finding],
    trials: Trials | None = None,
) -> SuggestionResult | None:
    """Apply the suggestion, parse the result, look at it with the kind detectors, and with `trials`
    run the snippet's tests on it.

    `issues` are those the comment addresses, `before` the findings of the snippet as shown. None
    where the comment has no suggestion. Without a run of the tests the best verdict is
    `plausible`. Raises SandboxError where the sandbox does not work.
    """
    if comment.suggestion is None:
        return None
    if len(comment.suggestion) > MOST_CHARACTERS:
        return SuggestionResult("unchecked", "too long to be checked")
    changed = apply_suggestion(snippet.code, comment)
    if changed is None:
        return SuggestionResult("unchecked", "the suggestion names no lines of the snippet")
    if _same(changed, snippet.code):
        return SuggestionResult("flawed", "the change does nothing")
    after = _findings(changed)
    if isinstance(after, str):
        return _unanalysed(changed, comment.suggestion, after)
    # a correct change may uncover what other lines had all along
    here = [finding for finding in after if finding.core in _new_lines(comment)]
    if added := _added(before, after, here):
        return SuggestionResult("flawed", f"brings a new defect: {', '.join(added)}")
    seen = _seen(before, after, issues)
    if trials is None:
        return seen or _unseen(issues, "tests were not run")
    if snippet.tests is None:
        return seen or _unseen(issues, "the snippet has no tests")
    shown = trials.shown(snippet.code, snippet.tests)
    if isinstance(shown, Exception):
        return seen or _unseen(issues, "its tests cannot be run here")
    result = trials.changed(changed, snippet.tests, shown)
    return tested(shown, result, issues, comment.span, seen or _unseen(issues))


@lru_cache(maxsize=MOST_KEPT)
def _findings(code: str) -> tuple[Finding, ...] | str:
    """What the kind detectors find in `code`, or why they could not look."""
    try:
        return analyze(code, sources=_SOURCES)
    except AnalysisError as error:
        return str(error)


def _unanalysed(changed: str, suggestion: str, problem: str) -> SuggestionResult:
    if _parses(changed):
        return SuggestionResult("unchecked", f"the changed file cannot be analysed: {problem}")
    if _parses(textwrap.dedent(suggestion)):
        return SuggestionResult(
            "unchecked", "the suggestion is valid Python, but does not fit in these lines"
        )
    return SuggestionResult("flawed", "with this change the file is not valid Python")


def _new_lines(comment: Comment) -> range:
    """The lines of the changed file that the suggestion brought."""
    first = comment.span.first if comment.span else 1
    return range(first, first + len((comment.suggestion or "").splitlines()))


def _added(
    before: Sequence[Finding], after: Sequence[Finding], here: Sequence[Finding]
) -> list[str]:
    """Kinds that the change brought with its lines."""
    old, new = _counts(before), _counts(after)
    return sorted(kind for kind in _counts(here) if new[kind] > old.get(kind, 0))


def _seen(
    before: Sequence[Finding], after: Sequence[Finding], issues: Sequence[Issue]
) -> SuggestionResult | None:
    """What the detectors say of the issues' kinds; None where they see none of them."""
    old, new = _counts(before), _counts(after)
    seen = {issue.kind for issue in issues if issue.kind} & set(old)
    gone = sorted(kind for kind in seen if new.get(kind, 0) < old[kind])
    if gone:
        return SuggestionResult("plausible", f"no longer found after the change: {', '.join(gone)}")
    if seen:
        return SuggestionResult(
            "flawed", f"still found after the change: {', '.join(sorted(seen))}"
        )
    return None


def _unseen(issues: Sequence[Issue], besides: str = "") -> SuggestionResult:
    if not issues:
        return SuggestionResult("unchecked", "changes nothing that the key is about")
    said = "valid Python, no new defect seen"
    return SuggestionResult("plausible", f"{said}; {besides}" if besides else said)


def _counts(findings: Sequence[Finding]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for finding in findings:
        if finding.source == "kind" and finding.kind and finding.confidence >= 0.5:
            counts[finding.kind] = counts.get(finding.kind, 0) + 1
    return counts


def _tree(code: str) -> ast.Module | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.parse(code)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None


def _parses(code: str) -> bool:
    return _tree(code) is not None


def _same(left: str, right: str) -> bool:
    """Whether two versions of a file differ in nothing but white space that means nothing."""
    if "".join(left.split()) != "".join(right.split()):
        return False
    trees = _tree(left), _tree(right)
    if trees[0] is None or trees[1] is None:
        return left.splitlines() == right.splitlines()
    try:
        return ast.dump(trees[0]) == ast.dump(trees[1])
    except RecursionError:
        return left.splitlines() == right.splitlines()
