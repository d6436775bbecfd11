"""What is said of a suggestion without running it."""

from __future__ import annotations

import warnings

import pytest

from reviewer.analysis import analyze
from reviewer.model import Comment, Issue, Rubric, Snippet, Span, SuggestionResult
from reviewer.suggestions import judge

CODE = """\
def open_sales(sales, paid):
    done = list(paid)
    found = []
    for sale in sales:
        if sale in done:
            found.append(sale)
            return found


def ask(question, answers=None):
    return answers
"""
KIND = "membership-list-in-loop"
SLOW = Issue(
    id="list-scan",
    title="The list is searched for every sale",
    category="time",
    severity="major",
    why="in walks through the list.",
    fix="done = set(paid)",
    lines=(Span(2, 2), Span(5, 5)),
    kind=KIND,
)
EARLY = Issue(
    id="early-return",
    title="Returns after the first sale",
    category="correctness",
    severity="critical",
    why="return stands in the loop.",
    fix="Move it out of the loop.",
    lines=(Span(7, 7),),
)
RUBRIC = Rubric("Sales", 10, 1, 5, "", (), None, None, (SLOW, EARLY), ())
SNIPPET = Snippet("core/sales", CODE, RUBRIC)


def judged(
    suggestion: str | None, span: Span | None, *issues: Issue, snippet: Snippet = SNIPPET
) -> SuggestionResult | None:
    before = analyze(snippet.code, sources=("kind",))
    return judge(Comment("see there", span, suggestion), snippet, issues, before)


def test_the_example_has_the_defect() -> None:
    assert KIND in {finding.kind for finding in analyze(CODE, sources=("kind",))}


def test_a_comment_without_a_suggestion_is_not_judged() -> None:
    assert judged(None, Span(2, 2), SLOW) is None


def test_a_change_that_removes_the_finding_is_plausible() -> None:
    result = judged("    done = set(paid)", Span(2, 2), SLOW)
    assert result == SuggestionResult("plausible", f"no longer found after the change: {KIND}")


def test_a_change_that_leaves_the_finding_is_flawed() -> None:
    result = judged("    done = list(paid)[:]", Span(2, 2), SLOW)
    assert result == SuggestionResult("flawed", f"still found after the change: {KIND}")


def test_a_change_that_brings_a_defect_is_flawed() -> None:
    result = judged("def ask(question, answers=[]):\n    answers.append(question)", Span(10, 10))
    assert result is not None
    assert result.verdict == "flawed"
    assert result.detail.startswith("brings a new defect: ")
    assert "mutable-default" in result.detail


def test_a_change_to_what_no_detector_sees_is_plausible_at_best() -> None:
    result = judged("    return found", Span(7, 7), EARLY)
    assert result == SuggestionResult(
        "plausible", "valid Python, no new defect seen; tests were not run"
    )


def test_a_finding_that_the_change_uncovers_on_other_lines_is_not_held_against_it() -> None:
    changed = CODE.replace("            return found", "    return found")
    before, after = (
        {finding.kind for finding in analyze(code, sources=("kind",))} for code in (CODE, changed)
    )
    assert "manual-list-comprehension" in after - before
    result = judged("    return found", Span(7, 7), EARLY)
    assert result is not None
    assert result.verdict == "plausible"


def test_a_change_beside_the_key_is_not_checked() -> None:
    result = judged("    return answers or ()", Span(11, 11))
    assert result == SuggestionResult("unchecked", "changes nothing that the key is about")


@pytest.mark.parametrize("suggestion", ["    done = list(paid)", "    done = list( paid )\n"])
def test_white_space_that_means_nothing_is_no_change(suggestion: str) -> None:
    assert judged(suggestion, Span(2, 2), SLOW) == SuggestionResult(
        "flawed", "the change does nothing"
    )


def test_indentation_is_a_change() -> None:
    result = judged("    return found", Span(7, 7), EARLY)
    assert result is not None
    assert result.verdict == "plausible"


def test_white_space_in_a_string_is_a_change() -> None:
    snippet = Snippet("core/greeting", 'GREETING = "hel lo"\n', RUBRIC)
    result = judged('GREETING = "hello"', Span(1, 1), EARLY, snippet=snippet)
    assert result is not None
    assert result.verdict == "plausible"


def test_what_does_not_parse_is_flawed() -> None:
    assert judged("    done = set(paid", Span(2, 2), SLOW) == SuggestionResult(
        "flawed", "with this change the file is not valid Python"
    )


def test_what_parses_alone_but_not_in_its_place_is_not_checked() -> None:
    assert judged("for sale in sales:\n    print(sale)", Span(5, 5), SLOW) == SuggestionResult(
        "unchecked", "the suggestion is valid Python, but does not fit in these lines"
    )


@pytest.mark.parametrize("span", [None, Span(11, 12), Span(1, 10**9)])
def test_without_lines_of_the_snippet_nothing_is_checked(span: Span | None) -> None:
    assert judged("done = set(paid)", span, SLOW) == SuggestionResult(
        "unchecked", "the suggestion names no lines of the snippet"
    )


@pytest.mark.parametrize(
    ("suggestion", "verdict"),
    [
        ("x = '" + "a" * 60_000 + "'", "unchecked"),
        ("    x = " + "(" * 5_000 + ")" * 5_000, "flawed"),
        ("    x = " + "-" * 20_000 + "1", None),
        ("\x00\x1b[31m", "flawed"),
        ("\ud800", None),
        ("    done = 1 is 1; '\\d'", None),
    ],
    ids=["long", "brackets", "minuses", "control characters", "surrogate", "warnings"],
)
def test_hostile_suggestions_are_judged_in_silence(suggestion: str, verdict: str | None) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        result = judged(suggestion, Span(2, 2), SLOW)
    assert result is not None
    assert result.verdict == (verdict or result.verdict)
    assert result.verdict != "verified"


def test_the_code_is_never_run() -> None:
    result = judged("    raise SystemExit(3)", Span(2, 2), SLOW)
    assert result is not None
