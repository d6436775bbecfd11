"""Comments that assert nothing, whatever words they hold: word lists, and code copied out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .stance import FUNCTION_WORDS

FEWEST_LISTED = 7
FEWEST_COPIED = 3
_PLAIN = re.compile(r"[A-Za-z\s,;/.|&+-]+")
_WORD = re.compile(r"\w+")


def is_word_list(text: str, words: Sequence[str]) -> bool:
    """Whether a text of plain words has not one function word: a list, no assertion.

    Of 1,161 true remarks of that length in the labelled reviews 12 have no function word, most
    of them for being code, which is not plain.
    """
    return (
        len(words) >= FEWEST_LISTED
        and _PLAIN.fullmatch(text.strip()) is not None
        and not any(word in FUNCTION_WORDS for word in words)
    )


def copies_code(text: str, packed: str) -> bool:
    """Whether a text is nothing but a piece of the code; `packed` is that without white space."""
    piece = "".join(text.replace("`", "").split())
    return piece in packed and len(_WORD.findall(text)) >= FEWEST_COPIED
