"""Split a comment into claims: the assertions that are matched, and vetoed, one by one."""

from __future__ import annotations

import re

MOST_CLAIMS = 40
MOST_CHARACTERS = 20_000

_FENCE = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
_BULLET = re.compile(r"^[^\S\n]*(?:[-*•]|\d+[.)])\s+", re.MULTILINE)
_SENTENCE = re.compile(
    r"(?<=[.!?…])[\"')\]]*\s+(?=[A-Z`\"'(\[0-9a-z])|\n\s*\n|\n(?=\s*(?:[-*•]|\d+[.)])\s)"
)
_CLAUSE = re.compile(
    r"\s*(?:;|\s[-–—]\s|,?\s+(?:but|also|plus|besides|and also|moreover|however|while|whereas)\b"
    r"|,\s+(?:and|so|yet|otherwise|which)\b)\s*",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|etc|vs|cf|resp|approx|incl)\.$", re.IGNORECASE)
_FEWEST_WORDS = 3


def prose(body: str) -> str:
    """The comment without fenced code blocks, at most MOST_CHARACTERS long."""
    return _FENCE.sub(" ", body[:MOST_CHARACTERS]).strip()


def split_claims(body: str) -> tuple[str, ...]:
    """The claims of a comment, in order; at most MOST_CLAIMS. A short comment is one claim.

    Sentences and list items are claims; long sentences are cut at contrasts and joints. Pieces
    of fewer than three words stay with what precedes them.
    """
    return claims_of(prose(body))


def claims_of(text: str) -> tuple[str, ...]:
    """The claims of a comment's prose; see `split_claims`."""
    claims: list[str] = []
    for sentence in _sentences(_BULLET.sub("\n\n", text)):
        for piece in _clauses(sentence):
            piece = piece.strip(" ,;–—-")
            if not piece:
                continue
            if claims and len(piece.split()) < _FEWEST_WORDS:
                claims[-1] = f"{claims[-1]} {piece}"
            else:
                claims.append(piece)
            if len(claims) == MOST_CLAIMS:
                return tuple(claims)
    return tuple(claims)


def _sentences(text: str) -> list[str]:
    sentences: list[str] = []
    for piece in _SENTENCE.split(text):
        if sentences and _ABBREVIATION.search(sentences[-1][-12:]):
            sentences[-1] = f"{sentences[-1]} {piece}"
        elif piece and piece.strip():
            sentences.append(" ".join(piece.split()))
    return sentences


def _clauses(sentence: str) -> list[str]:
    pieces = _CLAUSE.split(sentence)
    return pieces if all(len(piece.split()) >= _FEWEST_WORDS for piece in pieces) else [sentence]
