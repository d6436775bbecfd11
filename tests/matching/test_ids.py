"""Ids of the key, which no reviewer knows, count for nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.engine import Engine
from reviewer.library import Library
from reviewer.matching import Matcher
from reviewer.matching.prepared import PreparedSnippet
from reviewer.model import Comment, Review

from .conftest import LIST_SCAN, NEVER_CLOSED, OPENED, SCANNED

IDS = (NEVER_CLOSED.id, LIST_SCAN.id)
TEXTS = (
    "Great choice, this reads well.",
    "The loans file is never closed.",
    "Every loan searches all readers again, use a set.",
)


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_an_id_anywhere_in_a_comment_changes_nothing(matcher: Matcher, data: st.DataObject) -> None:
    said = data.draw(st.sampled_from(TEXTS)).split()
    place = data.draw(st.integers(0, len(said)))
    found = data.draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=3))
    span = data.draw(st.sampled_from([None, OPENED, SCANNED]))
    with_ids = Comment(" ".join([*said[:place], *found, *said[place:]]), span)
    plain = Comment(" ".join(said), span)
    both = matcher.match(Review("made/loans", "x", (plain, with_ids))).comments
    assert both[0] == both[1]


@pytest.mark.parametrize("body", ["{}", "{}.", "({})", "{}?!"])
def test_an_id_by_itself_earns_nothing(body: str, engine: Engine, builtin: Library) -> None:
    for snippet_id in builtin.ids()[::5]:
        issues = builtin.snippet(snippet_id).rubric.issues
        if not issues:
            continue  # sound code: silence scores in full
        said = [Comment(body.format(issue.id), issue.lines[0]) for issue in issues]
        report = engine.score(Review(snippet_id, "x", tuple(said)))
        assert [comment.addresses for comment in report.comments] == [{}] * len(issues)
        assert report.score == 0


def test_only_whole_ids_are_ids(prepared: PreparedSnippet) -> None:
    for text in ("never closed", "list-scanning", "a-list-scan", "never-closed-file"):
        assert prepared.without_ids(text) == text
    assert prepared.without_ids("(never-closed, list-scan)") == "( ,  )"
