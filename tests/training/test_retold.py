"""Code told in words: what is there, and no judgement."""

from __future__ import annotations

import random

from reviewer.library import Library
from reviewer.matching.text import words
from reviewer.model import Span
from reviewer.training.retold import MOST_CHARACTERS, MOST_STATEMENTS, retold

CODE = """def total(prices):
    # the sum
    found = 0
    for price in prices:
        if price > 10:
            found += price
    return found
"""
SETS = {"found is 0.", "found is set to 0.", "Sets found to 0.", "Assigns 0 to found."}


def told(first: int, last: int, seed: int) -> str:
    return retold(CODE, Span(first, last), random.Random(seed))


def test_a_statement_is_told_in_several_ways() -> None:
    ways = {told(3, 3, seed).replace("`", "") for seed in range(200)}
    assert ways == SETS | {"Here 0 is stored in found."}


def test_only_statements_that_begin_on_the_lines_are_told() -> None:
    assert told(2, 2, 0) == ""
    for seed in range(50):
        text = told(7, 7, seed).replace("`", "")
        assert text in {"Returns found.", "found is returned.", "Gives back found."}


def test_no_more_than_some_statements() -> None:
    for seed in range(50):
        assert "return" not in told(3, 7, seed).lower()
    assert MOST_STATEMENTS == 3


def test_the_same_words_from_the_same_chance() -> None:
    assert told(1, 7, 5) == told(1, 7, 5)


def test_every_line_of_the_library_can_be_told(builtin: Library) -> None:
    for snippet_id in builtin.ids()[::5]:
        snippet = builtin.snippet(snippet_id)
        for line in range(1, len(snippet.lines) + 1):
            text = retold(snippet.code, Span(line, line), random.Random(line))
            assert len(text) < MOST_STATEMENTS * 5 * MOST_CHARACTERS
            assert not {"quadratic", "leak", "bug", "slow", "wrong"} & (
                set(words(text)) - set(words(snippet.code))
            )
