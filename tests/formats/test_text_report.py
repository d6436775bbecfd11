"""The report for people."""

from __future__ import annotations

import io
from dataclasses import replace

from reviewer.formats import WRITERS, Scored, WriterOptions
from reviewer.model import Comment, ExplanationResult, KeyPoint

from .examples import REPORT, REVIEW, SCORED


def _text(*items: Scored, **options: object) -> str:
    out = io.StringIO()
    WRITERS["text"](iter(items), out, WriterOptions(**options))  # type: ignore[arg-type]
    return out.getvalue()


def test_it_says_what_was_found_what_was_missed_and_why() -> None:
    assert (
        _text(SCORED)
        == """\
A demonstration (core/demo)
Review by ada, reviews.jsonl:7
Score: 54.67 of 100 (1 found, 0 partly, 1 missed; 10 points off)

Issues
  + found: A list is searched for every item (major, L2-3)
    by comment 1
  - missed: Floats are compared with == (critical, L3)
    Why: Sums of cents are not exact.
    Fix: Compare whole cents.
    Time: O(n^2), O(n) when fixed
  - missed: max() by hand (minor, optional, L3)
    Why: The built-in says it.
    Fix: Use max().

Comments
  1. L2-3: finds an issue, 93% sure
     > A list is searched for every item.
     full credit: A list is searched for every item
     - it says what `in` costs on a list
     - the suggested change looks right: the finding is gone
  2. L5: wrong, a decoy, 8 points off
     > Break leaves both loops.
     - it takes the decoy
  3. whole snippet: too vague to check, 2 points off
     > Slow.
     - nothing in it can be checked

Explanation: 50%
  + said: pairs
  - not said: keeps order

Complexity
  time: O(n*m), right
"""
    )


def test_lines_are_folded_to_the_width() -> None:
    narrow = _text(SCORED, width=40)
    issues = narrow.partition("Issues")[2].partition("Comments")[0]
    assert max(map(len, issues.splitlines())) <= 40
    assert "  - missed: Floats are compared with ==\n    (critical, L3)\n" in issues


def test_a_report_without_comments_or_questions_is_short() -> None:
    bare = replace(
        SCORED,
        review=replace(REVIEW, comments=()),
        report=replace(REPORT, comments=(), explanation=None, complexity=None, deductions=()),
    )
    text = _text(bare)
    assert "Comments" not in text
    assert "Explanation" not in text
    assert "Complexity" not in text


def test_nothing_of_a_stranger_steers_the_terminal() -> None:
    evil = "\x1b]0;owned\x07 \u202e \x9b31m \r\n[link=x]"
    report = replace(
        REPORT,
        reviewer=evil,
        comments=(replace(REPORT.comments[0], reasons=(evil,)),),
    )
    review = replace(REVIEW, comments=(Comment(evil),))
    item = replace(SCORED, path=evil, review=review, report=report)
    for name in ("text", "concise"):
        out = io.StringIO()
        WRITERS[name](iter([item]), out)
        assert all(line.isprintable() for line in out.getvalue().splitlines())


def test_paint_is_told_what_text_means() -> None:
    seen = []

    def paint(text: str, role: str) -> str:
        seen.append((role, text))
        return text

    _text(SCORED, paint=paint)
    assert ("bad", "wrong") in seen
    assert ("middling", "54.67 of 100") in seen
    assert ("title", "Issues") in seen


def test_a_point_said_in_part_is_told_apart_from_one_not_said() -> None:
    points = (KeyPoint("pairs", True, 0.8), KeyPoint("order", False, 0.5), KeyPoint("type", False))
    report = replace(REPORT, explanation=ExplanationResult(0.4, points))
    shown = _text(replace(SCORED, report=report)).partition("Explanation: 40%\n")[2]
    assert shown.splitlines()[:3] == [
        "  + said: pairs",
        "  ~ partly said (50%): order",
        "  - not said: type",
    ]


def test_of_sound_code_it_says_what_was_claimed_in_vain() -> None:
    sound = replace(SCORED.snippet, rubric=replace(SCORED.snippet.rubric, issues=()))
    report = replace(REPORT, issues=(), comments=REPORT.comments[1:])
    blamed = _text(replace(SCORED, snippet=sound, report=report))
    assert "  There was nothing to find. Claimed in vain: comments 2, 3.\n" in blamed
    silent = replace(report, comments=(), deductions=())
    assert "There was nothing to find. Nothing was claimed in vain." in _text(
        replace(SCORED, snippet=sound, report=silent)
    )
