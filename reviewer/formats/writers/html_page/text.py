"""Text of strangers in the page."""

from __future__ import annotations

import re

from reviewer.safe_text import one_line

from ...inert import character_data

NAME, TITLE, TEXT, CODE = 80, 200, 2_000, 4_000
"""Characters of names, of titles, of remarks, of suggested changes."""
_CODE = re.compile("`([^`\n]+)`")


def name(text: str, limit: int = NAME) -> str:
    """`text` on one line, for a place between tags or in an attribute."""
    return character_data(one_line(text, limit))


def prose(text: str, limit: int = TEXT) -> str:
    """`text` with its lines, and what stands in backticks as code."""
    return _CODE.sub(r"<code>\1</code>", block(text, limit))


def block(text: str, limit: int = CODE) -> str:
    """`text` with its lines."""
    return character_data(text if len(text) <= limit else text[: limit - 1] + "…")


def role_of(score: float) -> str:
    """The class of a score, in thirds of the scale."""
    return "good" if score >= 200 / 3 else "mid" if score >= 100 / 3 else "bad"
