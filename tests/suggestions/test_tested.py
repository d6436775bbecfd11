"""What running the tests adds to the verdict on a suggestion. The runs are real."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reviewer.analysis import analyze
from reviewer.model import Comment, Issue, Rubric, Snippet, Span, SuggestionResult
from reviewer.sandbox.limits import Limits
from reviewer.sandbox.runner import TestRunner
from reviewer.sandbox.walls import sandbox_problem
from reviewer.suggestions import Trials, judge

CODE = """\
def open_sales(sales, paid):
    done = list(paid)
    found = []
    for sale in sales:
        if sale in done:
            found.append(sale)
            return found


def largest(numbers):
    top = 0
    for number in numbers:
        if number > top:
            top = number
    return top
"""
TESTS = """\
import subject


def test_none_open():
    assert not subject.open_sales(["a"], [])


def test_one_open():
    assert subject.open_sales(["a", "b"], ["a"]) == ["a"]


def test_defect_early_return():
    assert subject.open_sales(["a", "b"], ["a", "b"]) == ["a", "b"]


def test_largest():
    assert subject.largest([1, 3, 2]) == 3


def test_all_below_zero():
    assert subject.largest([-2, -1]) == -1
"""


def issue(
    name: str, *lines: Span, evidence: tuple[str, ...] = (), kind: str | None = None
) -> Issue:
    return Issue(name, name, "correctness", "major", "", "", lines, kind, evidence=evidence)


EARLY = issue("early-return", Span(7, 7))
NEGATIVE = issue("below-zero", Span(11, 11), evidence=("test:test_all_below_zero",))
SPREAD = issue("spread", Span(2, 2), Span(11, 11), evidence=("test:test_all_below_zero",))
SLOW = issue("list-scan", Span(2, 2), kind="membership-list-in-loop")
RUBRIC = Rubric("Sales", 10, 1, 5, "", (), None, None, (EARLY, NEGATIVE, SLOW), ())
SNIPPET = Snippet("core/sales", CODE, RUBRIC, tests=TESTS)
KEPT = "the 3 tests that passed before still pass"


@pytest.fixture(scope="module")
def trials() -> Iterator[Trials]:
    if problem := sandbox_problem():
        pytest.skip(problem)
    limits = Limits(cpu_seconds=3, seconds=30, data_megabytes=400)
    with TestRunner(limits) as runner:
        yield Trials(runner)


def judged(
    trials: Trials | None,
    suggestion: str,
    lines: tuple[int, int],
    *issues: Issue,
    snippet: Snippet = SNIPPET,
) -> SuggestionResult | None:
    before = analyze(snippet.code, sources=("kind",))
    return judge(Comment("see there", Span(*lines), suggestion), snippet, issues, before, trials)


def test_a_change_that_mends_what_a_test_shows_is_verified(trials: Trials) -> None:
    assert judged(trials, "    return found", (7, 7), EARLY) == SuggestionResult(
        "verified", f"failed before, passes with this change: `test_defect_early_return`; {KEPT}"
    )


def test_tests_are_found_by_the_evidence_too(trials: Trials) -> None:
    assert judged(trials, "    top = numbers[0]", (11, 11), NEGATIVE) == SuggestionResult(
        "verified", f"failed before, passes with this change: `test_all_below_zero`; {KEPT}"
    )


def test_one_of_two_issues_mended(trials: Trials) -> None:
    result = judged(trials, "    return found", (7, 7), EARLY, NEGATIVE)
    assert result is not None
    assert result.verdict == "verified"
    assert result.detail.endswith("; still fails: `test_all_below_zero`")


def test_a_change_that_breaks_a_test_is_flawed(trials: Trials) -> None:
    assert judged(trials, "    top = minimum", (11, 11), NEGATIVE) == SuggestionResult(
        "flawed", "passed before, not with this change: `test_largest` (NameError)"
    )


def test_a_change_that_mends_nothing_is_flawed(trials: Trials) -> None:
    assert judged(trials, "    top = 0.0", (11, 11), NEGATIVE) == SuggestionResult(
        "flawed", "still fails with this change: `test_all_below_zero`"
    )


def test_one_place_of_several_may_not_be_enough(trials: Trials) -> None:
    assert judged(trials, "    done = set(paid)", (2, 2), SPREAD) == SuggestionResult(
        "plausible",
        "still fails with this change: `test_all_below_zero`; other lines may have to change, too",
    )


def test_where_no_test_is_about_the_issue_it_stays_plausible(trials: Trials) -> None:
    assert judged(trials, "    done = set(paid)", (2, 2), SLOW) == SuggestionResult(
        "plausible", f"no longer found after the change: membership-list-in-loop; {KEPT}"
    )


def test_what_detectors_still_see_stays_flawed(trials: Trials) -> None:
    assert judged(trials, "    done = list(paid)[:]", (2, 2), SLOW) == SuggestionResult(
        "flawed", f"still found after the change: membership-list-in-loop; {KEPT}"
    )


def test_a_change_beside_the_key_can_still_break(trials: Trials) -> None:
    assert judged(trials, "    return top + 1", (15, 15)) == SuggestionResult(
        "flawed", "passed before, not with this change: `test_largest` (AssertionError)"
    )


def test_mending_more_than_the_comment_says_is_plausible(trials: Trials) -> None:
    assert judged(trials, "    top = numbers[0]", (11, 11)) == SuggestionResult(
        "plausible", f"failed before, passes with this change: `test_all_below_zero`; {KEPT}"
    )


@pytest.mark.parametrize(
    ("suggestion", "detail"),
    [
        ("    while True: pass", "with this change the tests do not end (in `test_largest`)"),
        ("    import os; os._exit(0)", "with this change the code ends the Python process (in "
         "`test_largest`)"),
        ("    import os, signal; os.kill(0, signal.SIGKILL)", "with this change the code ends the "
         "Python process (in `test_largest`)"),
        ("    top = bytearray(10**9)", "passed before, not with this change: `test_largest` "
         "(MemoryError)"),
        ("    import pytest; pytest.exit('done')", "with this change the tests are left before the "
         "last (in `test_largest`)"),
        ("    class Own(Exception): pass\n    raise Own", "passed before, not with this change: "
         "`test_largest`"),
    ],
    ids=["loop", "exit", "kill", "memory", "leave", "own"],
)  # fmt: skip
def test_what_ends_the_run_is_flawed(trials: Trials, suggestion: str, detail: str) -> None:
    assert judged(trials, suggestion, (11, 11), NEGATIVE) == SuggestionResult("flawed", detail)


@pytest.mark.parametrize(
    ("suggestion", "detail"),
    [
        ("raise ValueError('look at me')", "the tests cannot import the code (ValueError)"),
        ("import os; os._exit(0)", "the code ends the Python process"),
        ("raise SystemExit(0)", "the tests are left before the last"),
    ],
)
def test_what_ends_the_import_is_flawed(trials: Trials, suggestion: str, detail: str) -> None:
    assert judged(trials, f"    return top\n{suggestion}", (15, 15), NEGATIVE) == SuggestionResult(
        "flawed", f"with this change {detail}"
    )


def test_what_the_detectors_refuse_is_not_run(trials: Trials) -> None:
    result = judged(trials, "def largest(numbers, seen=[]):\n    seen.append(1)", (10, 10))
    assert result is not None
    assert result.detail.startswith("brings a new defect: ")
    assert judged(trials, "    top = (", (11, 11), NEGATIVE) == judged(
        None, "    top = (", (11, 11), NEGATIVE
    )


def test_without_tests_it_says_so(trials: Trials) -> None:
    bare = Snippet("core/sales", CODE, RUBRIC)
    assert judged(trials, "    return found", (7, 7), EARLY, snippet=bare) == SuggestionResult(
        "plausible", "valid Python, no new defect seen; the snippet has no tests"
    )


def test_where_the_tests_do_not_run_on_the_snippet_they_say_nothing(trials: Trials) -> None:
    broken = Snippet("core/sales", CODE, RUBRIC, tests="import no_such_module\n")
    assert judged(trials, "    return found", (7, 7), EARLY, snippet=broken) == SuggestionResult(
        "plausible", "valid Python, no new defect seen; its tests cannot be run here"
    )


def test_the_same_change_is_run_once() -> None:
    if problem := sandbox_problem():
        pytest.skip(problem)
    with TestRunner(spare=0) as runner:
        kept = Trials(runner)
        first = judged(kept, "    return found", (7, 7), EARLY)
        runner.run = None  # type: ignore[assignment,method-assign]
        assert judged(kept, "    return found", (7, 7), EARLY) == first


def test_kept_results_are_bounded() -> None:
    if problem := sandbox_problem():
        pytest.skip(problem)
    with TestRunner(spare=1) as runner:
        kept = Trials(runner, most=1)
        one = kept.shown("x = 1", "def test_it(): pass")
        assert kept.shown("x = 2", "def test_it(): pass") is not one
        assert kept.shown("x = 1", "def test_it(): pass") is not one
