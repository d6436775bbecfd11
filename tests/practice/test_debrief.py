"""The pages of a report: what was said beside what the key says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reviewer.library import Weights
from reviewer.model import (
    Comment,
    CommentResult,
    Decoy,
    Deduction,
    ExplanationResult,
    Growth,
    Issue,
    IssueResult,
    KeyPoint,
    Report,
    Review,
    Span,
)
from reviewer.practice.debrief import blocks
from reviewer.practice.debrief.debrief import Debrief
from reviewer.practice.debrief.pages import page
from reviewer.practice.debrief.summary import calibration, clean_remarks, remarks
from reviewer.practice.details import CommentDetails, Details
from reviewer.practice.history import Appeal

from .examples import snippet

SCAN = Issue(
    "scan", "A list is scanned", "time", "critical", "It is slow.", "Use a set.", (Span(4, 4),),
    kind="membership-list-in-loop", time=Growth("O(n*m)", "O(n+m)"),
)  # fmt: skip
COPY = Issue("copy", "A list is copied", "space", "minor", "Copies.", "Append.", (Span(5, 5),))
DECOY = Decoy("order", "The order is lost.", "It is kept.", (Span(3, 3),))
COMMENTS = (
    Comment("Make right a set.", Span(4, 4), "        if item in known:"),
    Comment("The order is lost.", Span(3, 3)),
    Comment("Improve this.", Span(5, 5)),
)
REPORT = Report(
    "core/shared-items",
    "ada",
    "abc",
    "0",
    40.0,
    (
        IssueResult("scan", "critical", "found", 1.0, (0,)),
        IssueResult("copy", "minor", "missed", 0.0, ()),
    ),
    (
        CommentResult(0, "issue", {"scan": "full"}, confidence=0.9, reasons=("close to the key",)),
        CommentResult(1, "wrong", decoy="order", reasons=("as the decoy",)),
        CommentResult(2, "vague", reasons=("asserts nothing",)),
    ),
    deductions=(Deduction("decoy", 1, 8.0), Deduction("vague", 2, 2.0)),
)


@pytest.fixture
def debrief() -> Debrief:
    plain = snippet()
    fixed = plain.code.replace("in right:", "in known:").replace(
        "    found = []\n", "    known = set(right)\n    found = []\n"
    )
    rubric = replace(plain.rubric, issues=(SCAN, COPY), decoys=(DECOY,))
    return Debrief(
        replace(plain, rubric=rubric, fixed=fixed),
        Review(plain.id, "ada", COMMENTS),
        REPORT,
        Weights(),
        details=Details(
            hints={"scan": 2},
            comments=(
                CommentDetails("major", None, 20.0, 20.0),
                CommentDetails(None, None, 50, 30),
            ),
        ),
    )


def texts(shown: tuple[blocks.Block, ...]) -> list[str]:
    return [block.text for block in shown if hasattr(block, "text")]


def test_an_issue_stands_beside_what_was_said_of_it(debrief: Debrief) -> None:
    shown = page(debrief, "issue:scan")
    assert texts(shown.said) == [
        "You said",
        "Make right a set.",
        "Comment 1: names an issue, 90% sure",
        "Begun 0:20 into the review",
        "You called it major; the key says critical: one step too low.",
        "You took 2 hints for it, at 6 points.",
    ]
    assert texts(shown.key) == ["The key says", "It is slow.", "What to do", "Use a set."]
    assert blocks.Grows("time", "O(n*m)", "O(n+m)") in shown.key
    diffs = [block for block in shown.below if isinstance(block, blocks.Diff)]
    assert any("    known = set(right)" in diff.after for diff in diffs)


def test_an_issue_that_was_missed_says_that_nothing_was_said(debrief: Debrief) -> None:
    assert texts(page(debrief, "issue:copy").said) == ["You said", "Nothing about this."]


def test_a_vague_comment_is_shown_with_what_the_key_has_on_its_lines(debrief: Debrief) -> None:
    shown = page(debrief, "comment:2")
    assert blocks.Marked("missed", "A list is copied (L5)") in shown.key
    assert blocks.Points(2.0) in shown.said
    assert blocks.Reasons(("asserts nothing",), always=True) in shown.said


def test_reasons_of_a_verdict_that_the_key_explains_wait_to_be_asked_for(debrief: Debrief) -> None:
    shown = page(debrief, "comment:0")
    assert blocks.Reasons(("close to the key",)) in shown.said
    assert blocks.Marked("found", "A list is scanned") in shown.key


def test_who_believed_a_decoy_reads_it_on_its_page(debrief: Debrief) -> None:
    assert "The order is lost." in texts(page(debrief, "decoy:order").said)
    assert texts(page(debrief, "comment:1").key) == [
        "The key says",
        "Looks wrong, is right",
        "It is kept.",
    ]


def test_an_appeal_is_shown_where_it_was_made(debrief: Debrief) -> None:
    made = datetime(2026, 3, 4, tzinfo=UTC)
    held = replace(debrief, appeals={"issue:scan": Appeal("issue:scan", "No", made)})
    assert blocks.Appealed("No", made) in page(held, "issue:scan").said
    assert blocks.Appealed("No", made) not in page(held, "issue:copy").said


def test_a_point_said_in_part_is_neither_said_nor_missing(debrief: Debrief) -> None:
    points = (KeyPoint("a", True, 1.0), KeyPoint("b", False, 0.5), KeyPoint("c", False, 0.0))
    report = replace(REPORT, explanation=ExplanationResult(0.5, points))
    shown = page(replace(debrief, report=report), "explanation")
    assert shown.key[1:] == (
        blocks.Marked("said", "a"),
        blocks.Marked("partly said", "b (partly said, 50%)"),
        blocks.Marked("not said", "c"),
    )


def test_severities_are_held_against_the_key(debrief: Debrief) -> None:
    assert calibration(debrief) == (
        "Severities you gave: 0 of 1 as in the key, 0 too high, 1 too low."
    )
    assert calibration(replace(debrief, details=Details())) == ""


def test_sound_code_says_what_was_claimed_in_vain(debrief: Debrief) -> None:
    sound = replace(debrief, snippet=snippet(), report=replace(REPORT, issues=()))
    assert clean_remarks(debrief) == ()
    assert clean_remarks(sound) == (
        "There was nothing to find: the code is sound.",
        "Claimed in vain: comments 2, 3, 10 points off.",
    )
    silent = replace(sound, report=replace(sound.report, deductions=()))
    assert clean_remarks(silent)[1] == "You claimed nothing in vain."


def test_a_changed_key_is_told(debrief: Debrief) -> None:
    (told,) = remarks(replace(debrief, changed=True, lost=2, details=Details()))
    assert told.endswith("has changed since this attempt. 2 of its issues are gone.")


def test_five_hundred_comments_on_one_issue_are_counted_not_all_quoted(debrief: Debrief) -> None:
    many = tuple(range(500))
    report = replace(
        REPORT,
        issues=(IssueResult("scan", "critical", "found", 1.0, many),),
        comments=tuple(CommentResult(n, "issue", {"scan": "full"}) for n in many),
        deductions=(),
    )
    review = Review("core/shared-items", "ada", tuple(Comment(f"n{n}", Span(4, 4)) for n in many))
    shown = page(replace(debrief, report=report, review=review), "issue:scan")
    assert "and 488 more comments" in texts(shown.said)
    assert len(shown.said) < 60


@pytest.mark.parametrize("key", ["issue:none", "comment:9", "decoy:none", "what"])
def test_what_the_report_does_not_have_has_no_page(debrief: Debrief, key: str) -> None:
    with pytest.raises(KeyError):
        page(debrief, key)
