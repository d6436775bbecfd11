"""Hints: vague before plain, at a price, and silent on how many issues there are."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reviewer.model import Issue, IssueResult, Report, Severity, Snippet
from reviewer.practice.hinting import (
    MOST_HINTS,
    found_in,
    hint_points,
    hints_taken,
    next_hint,
    price_in_words,
)

from .examples import snippet


def issue(name: str, severity: Severity = "major", hints: int = 2) -> Issue:
    texts = tuple(f"{name} {number}" for number in range(hints))
    return Issue(name, name, "time", severity, "", "", (), hints=texts)


def with_issues(*issues: Issue) -> Snippet:
    found = snippet()
    return replace(found, rubric=replace(found.rubric, issues=issues))


def every_hint(of: Snippet, found: frozenset[str] = frozenset()) -> list[tuple[str, int]]:
    """The hints of one attempt that takes all there are: text and price."""
    taken: dict[str, int] = {}
    hints = []
    while offer := next_hint(of, taken, found):
        hints.append((offer.text, offer.points))
        taken[offer.strand] = taken.get(offer.strand, 0) + 1
    return hints


def test_a_strand_goes_from_vague_to_plain_and_the_plain_one_costs_more() -> None:
    hints = every_hint(with_issues(issue("scan"), issue("copy")))
    at = [text for text, _ in hints].index("scan 0")
    assert hints[at : at + 2] == [("scan 0", 2), ("scan 1", 4)]


def test_grave_issues_come_first_and_optional_ones_last() -> None:
    mixed = with_issues(
        replace(issue("extra", "critical"), optional=True), issue("small", "minor"), issue("grave")
    )
    firsts = [text for text, _ in every_hint(mixed) if text.endswith(" 0")]
    assert firsts == ["grave 0", "small 0", "extra 0"]


def test_an_issue_that_is_found_gives_no_hint() -> None:
    both = with_issues(issue("scan"), issue("copy"))
    assert "scan 0" not in [text for text, _ in every_hint(both, frozenset({"scan"}))]
    begun = next_hint(both, {"scan": 1}, frozenset({"scan"}))
    assert begun is not None
    assert begun.text != "scan 1"


@given(st.integers(0, 9), st.integers(0, 3), st.frozensets(st.integers(0, 9)))
def test_every_snippet_gives_as_many_hints(issues: int, hints: int, found: frozenset[int]) -> None:
    made = with_issues(*(issue(f"i{number}", hints=hints) for number in range(issues)))
    given_hints = every_hint(made, frozenset(f"i{number}" for number in found))
    assert len(given_hints) == MOST_HINTS
    assert len(set(given_hints)) == MOST_HINTS
    assert given_hints[0][1] == 2


def test_code_that_cannot_be_parsed_has_hints_too() -> None:
    broken = replace(snippet(), code="def f(:\n")
    assert len(every_hint(broken)) == MOST_HINTS


def test_what_was_taken_can_be_read_again() -> None:
    made = with_issues(issue("scan"), issue("copy"))
    assert hints_taken(made, {"copy": 1, "scan": 2, "gone": 3}) == ("copy 0", "scan 0", "scan 1")


def test_the_price_is_said_in_words_and_only_where_there_is_one() -> None:
    assert hint_points({"scan": 2, "copy": 1}) == 8
    assert price_in_words({"scan": 2, "copy": 1}) == "less 8 points for 3 hints"
    assert price_in_words({"scan": 1}) == "less 2 points for 1 hint"
    assert price_in_words({}) == ""


def test_partly_found_is_not_found() -> None:
    results = (
        IssueResult("scan", "major", "partial", 0.4, (0,)),
        IssueResult("copy", "major", "found", 1.0, (0,)),
    )
    assert found_in(Report("s", "ada", "", "", 50.0, results, ())) == {"copy"}
