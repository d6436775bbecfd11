"""The library's rubrics and the detectors agree: what a rubric calls seen by a detector is seen,
and reference solutions are free of the defects they are to mend."""

from __future__ import annotations

import pytest

from reviewer.kinds import detect, parse
from reviewer.library import Library
from reviewer.model import Issue

LIBRARY = Library.open()
SNIPPETS = LIBRARY.ids()
SURE = 0.7
PREFIX = "kind:"


def evidence_kinds(issue: Issue) -> set[str]:
    return {text.removeprefix(PREFIX) for text in issue.evidence if text.startswith(PREFIX)}


@pytest.mark.parametrize("snippet_id", SNIPPETS)
def test_detectors_fire_on_the_lines_of_the_issues_they_are_evidence_for(snippet_id: str) -> None:
    snippet = LIBRARY.snippet(snippet_id)
    found = detect(parse(snippet.code), snippet.code)
    unseen = [
        (issue.id, kind)
        for issue in snippet.rubric.issues
        for kind in sorted(evidence_kinds(issue))
        if not any(
            one.code == kind and one.span.first <= lines.last and lines.first <= one.span.last
            for one in found
            for lines in issue.lines
        )
    ]
    assert unseen == []


@pytest.mark.parametrize("snippet_id", SNIPPETS)
def test_no_detector_sees_a_listed_defect_in_the_reference_solution(snippet_id: str) -> None:
    snippet = LIBRARY.snippet(snippet_id)
    if snippet.fixed is None:
        assert not snippet.rubric.issues
        return
    listed = {
        kind
        for issue in snippet.rubric.issues
        for kind in {issue.kind, *evidence_kinds(issue)}
        if kind is not None
    }
    left = [
        (one.code, one.core)
        for one in detect(parse(snippet.fixed), snippet.fixed)
        if one.code in listed and one.confidence >= SURE
    ]
    assert left == []
