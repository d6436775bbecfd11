"""Comments that assert nothing, whatever words they hold: lists, salads, and code copied out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .stance import FUNCTION_WORDS

FEWEST_LISTED = 7
FEWEST_ITEMS, LONGEST_ITEM, SHORT_ITEMS = 6, 2, 0.8
FEWEST_SMALL, LEAST_SMALL = 10, 0.1
FEWEST_ARTICLES, MOST_STRAY = 8, 0.2
FEWEST_COPIED = 3
FEWEST_NUMBERS = 2
_CONTENT = frozenset(("_", "_n't", "C", "O"))
_PLAIN = re.compile(r"[A-Za-z\s,;/.|&+-]+")
_SEPARATOR = re.compile(r"[,;/|\n]|\s-\s")
_WITHOUT_MARKS = {ord(mark): None for mark in ",;/|\n-"}
_ASIDE = re.compile(r"\([^()]*\)|\S{0,80}/\S{0,80}/\S*|^\s*\w+:.*", re.DOTALL)
_WORD = re.compile(r"\w+")
_ARTICLES = frozenset(("a", "an", "the", "every"))
_NO_NOUNS = frozenset(
    "a an the every of in on at by from to and or but is are was were be it its that which as so "
    "than then has have had does do will would can could".split()
)


def says_nothing(blanked: Sequence[str]) -> bool:
    """Whether a blanked text (see stance) has no content word, code, growth or pair of numbers."""
    return blanked.count("0") < FEWEST_NUMBERS and _CONTENT.isdisjoint(blanked)


def is_word_list(text: str, words: Sequence[str]) -> bool:
    """Whether a text is a list of words or a salad of them, and no sentence.

    Of 1,427 true remarks in the labelled reviews not one is.
    """
    return _is_listed(text) or _lacks_small_words(text, words) or _is_salad(words)


def _is_listed(text: str) -> bool:
    """Many items of a word or two."""
    if len(text) - len(text.translate(_WITHOUT_MARKS)) < FEWEST_ITEMS - 1:
        return False
    # arguments, paths, and what an opening such as "unused:" says of the items are no list
    bare = _ASIDE.sub(" ", text)
    items = [len(item.split()) for item in _SEPARATOR.split(bare) if item.strip()]
    short = sum(length <= LONGEST_ITEM for length in items)
    return len(items) >= FEWEST_ITEMS and short >= SHORT_ITEMS * len(items)


def _lacks_small_words(text: str, words: Sequence[str]) -> bool:
    """Plain words, none or hardly any of them a function word."""
    if len(words) < FEWEST_LISTED or _PLAIN.fullmatch(text.strip()) is None:
        return False
    small = sum(word in FUNCTION_WORDS for word in words)
    return small == 0 or (len(words) >= FEWEST_SMALL and small < LEAST_SMALL * len(words))


def _is_salad(words: Sequence[str]) -> bool:
    """Articles before words that no noun phrase begins with: order means nothing here."""
    after = [following for word, following in pairwise(words) if word in _ARTICLES]
    stray = sum(word in _NO_NOUNS for word in after)
    return len(after) >= FEWEST_ARTICLES and stray > MOST_STRAY * len(after)


def copies_code(text: str, packed: str) -> bool:
    """Whether a text is nothing but a piece of the code; `packed` is that without white space."""
    piece = "".join(text.replace("`", "").split())
    return piece in packed and len(_WORD.findall(text)) >= FEWEST_COPIED
