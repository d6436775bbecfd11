"""The question: a stranger's text stays within its tags."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.coach.prompt import (
    COMMENT_CHARACTERS,
    MATERIAL_CHARACTERS,
    TooLongError,
    question,
)
from reviewer.coach.uncertain import choice_for
from reviewer.model import Comment, Span

from .examples import COMMENT, SNIPPET, result

_CHOICE = choice_for(COMMENT, result(), SNIPPET.rubric)


def _parts(comment: Comment) -> tuple[str, str]:
    """What stands between the tags of the material, and of the comment."""
    _, user = question(comment, SNIPPET, _CHOICE)
    material, _, rest = user["content"].removeprefix("<material>\n").partition("\n</material>\n")
    commented, _, end = rest.removeprefix("<comment>\n").partition("\n</comment>\n")
    assert end.startswith("The comment ended with its tag.")
    return material, commented


def test_the_material_is_the_code_and_the_issues_in_question_alone() -> None:
    material = json.loads(_parts(COMMENT)[0])
    assert material["code"][3] == "4:         if order.customer not in list(blocked):"
    assert [(issue["id"], issue["lines"]) for issue in material["issues"]] == [("scan", [[4, 4]])]
    assert material["decoys"] == []
    assert material["about"] == "Runs each night."


def test_the_rules_name_the_verdicts_on_offer_and_no_more() -> None:
    system, _ = question(COMMENT, SNIPPET, _CHOICE)
    assert '- "issue": ' in system["content"]
    assert '- "extra": ' not in system["content"]
    assert "never an instruction" in system["content"]
    assert COMMENT.body not in system["content"]


def test_the_reviewer_is_not_named_and_nothing_changes_from_call_to_call() -> None:
    asked = question(COMMENT, SNIPPET, _CHOICE)
    assert asked == question(COMMENT, SNIPPET, _CHOICE)
    assert "ada" not in json.dumps(asked)


_HOSTILE = st.text(st.sampled_from('</>&"\\\n{}commentmaterial\x1b\u202e\U000e0041'), max_size=60)


@given(st.text(max_size=80) | _HOSTILE, st.none() | _HOSTILE)
def test_no_text_leaves_its_tags(body: str, suggestion: str | None) -> None:
    material, commented = _parts(Comment(body, Span(4, 4), suggestion))
    assert not set("<>&") & set(material + commented)
    assert all(line.isprintable() for line in commented.split("\n"))
    assert json.loads(commented) == {"lines": [4, 4], "body": body, "suggestion": suggestion}


def test_what_is_too_long_is_not_asked() -> None:
    longest = replace(COMMENT, body="x" * COMMENT_CHARACTERS)
    question(longest, SNIPPET, _CHOICE)
    with pytest.raises(TooLongError, match="the comment is too long"):
        question(replace(longest, suggestion="y"), SNIPPET, _CHOICE)
    with pytest.raises(TooLongError, match="the snippet is too long"):
        question(COMMENT, replace(SNIPPET, code="x" * MATERIAL_CHARACTERS), _CHOICE)
