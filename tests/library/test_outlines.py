"""Rubrics in outline: the same as parsing them, much quicker."""

from __future__ import annotations

import pytest

from reviewer.library import Library
from reviewer.library.outlines import IssueOutline, outline_or_nothing, read_outline
from reviewer.problems import InputError


def test_the_outlines_of_all_snippets_are_what_their_rubrics_say(builtin: Library) -> None:
    outlines = builtin.outlines()
    assert tuple(outlines) == builtin.ids()
    for snippet_id, outline in outlines.items():
        assert outline == tuple(
            IssueOutline(issue.id, issue.kind, issue.category, issue.optional)
            for issue in builtin.snippet(snippet_id).rubric.issues
        )


PLAIN = """\
title = "x"
[[issue]]
id = "a"
kind = "eq-none"
category = "correctness"
optional = true
phrases = [
  "id = 3",
  "[[issue]]",
]
[[issue]]
id = "b"
category = "time"
[[decoy]]
id = "c"
"""
EXPECTED = (
    IssueOutline("a", "eq-none", "correctness", optional=True),
    IssueOutline("b", None, "time"),
)


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        PLAIN.replace("[[issue]]\nid", "[[issue]]  # first\nid"),
        PLAIN.replace("\n[[issue]]\n", "\n  [[ issue ]]\n"),
        PLAIN.replace('"time"', "'time'  # slow"),
        PLAIN.replace('"time"', '"""time"""'),
        PLAIN.replace('id = "a"', '"id" = "\\u0061"'),
        PLAIN.replace('id = "a"', '  id="a"'),
    ],
)
def test_every_way_to_write_toml_gives_the_same(text: str) -> None:
    assert read_outline(text, "x.toml") == EXPECTED


def test_an_inline_table_is_read_too() -> None:
    text = 'issue = [{ id = "b", category = "time" }]\n'
    assert read_outline(text, "x.toml") == EXPECTED[1:]


def test_what_is_no_toml_has_no_outline() -> None:
    broken = "[[issue]]\nid = \n"
    with pytest.raises(InputError, match=r"x\.toml:2"):
        read_outline(broken, "x.toml")
    assert outline_or_nothing(broken, "x.toml") == ()
    assert outline_or_nothing("[[issue]]\nid = 4\ncategory = 5\n", "x.toml") == ()
