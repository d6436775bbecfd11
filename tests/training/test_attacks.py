"""Attacks that models are trained with: what they say, and how it is labelled."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from reviewer.library import Library
from reviewer.matching.emptiness import copies_code
from reviewer.matching.text import words
from reviewer.model import Comment, Snippet
from reviewer.training.attacks import (
    ATTACK_VOICE,
    FAR_LINES,
    SAME_TOPIC,
    TRUE_ELSEWHERE,
    Remark,
    attack_cases,
)
from reviewer.training.cases import Case

VERDICTS = {
    "assertion": "issue",
    "copied": "nit",
    "denial": "wrong",
    "far": "nit",
    "key_words": "vague",
    "keywords": "vague",
    "order": "vague",
    "other_key": "nit",
    "other_remark": "nit",
    "praise": "praise",
    "retold": "nit",
    "salad": "vague",
    "vague": "vague",
}
REMARKS = (
    Remark("core/bed-roster", "time", "Searching a list of beds each night is quadratic."),
    Remark("elsewhere", "resource", "The handle leaks when parsing fails."),
)


@pytest.fixture(scope="module")
def snippets(builtin: Library) -> list[Snippet]:
    return [builtin.snippet(name) for name in builtin.ids()[::3]]


@pytest.fixture(scope="module")
def cases(snippets: list[Snippet]) -> list[Case]:
    return list(attack_cases(snippets, REMARKS))


def said(cases: list[Case], name: str) -> list[tuple[Snippet, Comment]]:
    """The comments of one sort of attack, with their snippets."""
    voice = f"{ATTACK_VOICE}:{name}"
    found = [
        (case.snippet, comment)
        for case in cases
        if case.voice == voice
        for comment in case.labelled.review.comments
    ]
    assert found
    return found


def key(snippet: Snippet) -> str:
    """All that the key says."""
    parts = [
        " ".join([issue.title, issue.why, issue.fix, *issue.phrases])
        for issue in snippet.rubric.issues
    ]
    return " ".join(parts)


def plain(text: str) -> str:
    """The words of a text, points left out."""
    return " ".join(words(text))


def test_the_same_attacks_every_time(snippets: list[Snippet], cases: list[Case]) -> None:
    assert list(attack_cases(snippets, REMARKS)) == cases


def test_the_same_attacks_whatever_the_hash_seed() -> None:
    script = (
        "from reviewer.library import Library\n"
        "from reviewer.training.attacks import attack_cases\n"
        "library = Library.open()\n"
        "print([c.labelled for c in attack_cases([library.snippet('core/bed-roster')], ())])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_every_sort_is_labelled_as_said(cases: list[Case]) -> None:
    found = {case.voice.partition(":")[2] for case in cases}
    assert found == set(VERDICTS)
    assert found >= SAME_TOPIC | TRUE_ELSEWHERE
    for case in cases:
        verdict = VERDICTS[case.voice.partition(":")[2]]
        gold, review = case.labelled.gold, case.labelled.review
        assert (case.corpus, gold.rater) == (ATTACK_VOICE, "made")
        assert len(gold.comments) == len(review.comments) > 0
        for comment, label in zip(review.comments, gold.comments, strict=True):
            assert label.verdict == verdict
            if verdict != "issue":
                assert label.addresses == {}
                continue
            ((issue_id, credit),) = label.addresses.items()
            assert credit == "full"
            assert comment.span in case.snippet.rubric.issue(issue_id).lines


def test_every_comment_stands_on_lines_of_an_issue(cases: list[Case]) -> None:
    for case in cases:
        lines = {span for issue in case.snippet.rubric.issues for span in issue.lines}
        assert {comment.span for comment in case.labelled.review.comments} <= lines


def test_assertions_and_denials_say_the_keys_words(cases: list[Case]) -> None:
    for name in ("assertion", "denial"):
        for snippet, comment in said(cases, name):
            body = comment.body.lower()
            assert any(
                text.lower().split(". ")[0].rstrip(".") in body
                for issue in snippet.rubric.issues
                for text in (issue.title, issue.why, issue.fix, *issue.phrases)
            ), comment.body


def test_lists_and_salads_hold_words_of_the_key(cases: list[Case]) -> None:
    for snippet, comment in said(cases, "salad"):
        assert set(comment.body.split()) <= set(key(snippet).split())
    for snippet, comment in said(cases, "key_words"):
        assert set(words(comment.body)) <= set(words(key(snippet)))


def test_true_words_far_off_are_far_from_what_they_are_true_of(cases: list[Case]) -> None:
    for snippet, comment in said(cases, "far"):
        owners = [i for i in snippet.rubric.issues if comment.body in (*i.phrases, i.title)]
        assert owners
        span = comment.span
        assert span is not None
        assert any(all(span.distance(own) >= FAR_LINES for own in issue.lines) for issue in owners)


def test_copies_are_nothing_but_code(cases: list[Case]) -> None:
    for snippet, comment in said(cases, "copied"):
        packed = "".join(snippet.code.split())
        assert "".join(comment.body.split()) in packed
        assert copies_code(comment.body, packed) == (len(words(comment.body)) >= 3)


def test_foreign_words_are_of_other_snippets(snippets: list[Snippet], cases: list[Case]) -> None:
    for snippet, comment in said(cases, "other_key"):
        assert comment.body not in key(snippet)
        others = [other for other in snippets if other.id != snippet.id]
        assert any(plain(comment.body) in plain(key(other)) for other in others)
    bodies = {remark.snippet: remark.body for remark in REMARKS}
    for snippet, comment in said(cases, "other_remark"):
        assert comment.body in bodies.values()
        assert comment.body != bodies.get(snippet.id)


def test_without_remarks_there_are_no_remarks_of_others(snippets: list[Snippet]) -> None:
    names = {case.voice.partition(":")[2] for case in attack_cases(snippets[:2], ())}
    assert "other_remark" not in names
    assert "other_key" in names
