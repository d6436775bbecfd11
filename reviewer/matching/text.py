"""Words, identifiers and character n-grams of review text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

_CODE = re.compile(r"`([^`]+)`")
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*|\d+(?:\.\d+)?")
_TOKEN = re.compile(
    r"[A-Za-z_][A-Za-z0-9_]*|\d+(?:\.\d+)?|[<>=!+\-*/|&]=|\*\*|//|->|\[\]|\{\}|[<>%]"
)
_CALLED = re.compile(r"\b([A-Za-z_]\w*)\(")
_DOTTED = re.compile(r"\b([A-Za-z_]\w*)\.([a-z_]\w+)\b")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SUPERSCRIPTS = str.maketrans({"²": "^2", "³": "^3", "ⁿ": "^n", "×": "*", "·": "*", "’": "'"})
_SUFFIXES = (
    "ations", "ation", "ingly", "ments", "ment", "ings", "edly", "ness", "able", "ing", "ers",
    "ion", "ies", "ed", "er", "es", "ly", "s", "e", "y",
)  # fmt: skip
LONGEST_WORD = 40
STOPWORDS = frozenset(
    "a an the this that these those it its is are was were be been being am do does did done "
    "have has had of to in on at by for from with as and or but if then than so such here there "
    "you your we our i my me he his she her they them their us what which who when where why how "
    "can could will would should may might must shall just very really quite also too more most "
    "some any each other into over up out about".split()
)


def normalise(text: str) -> str:
    """The text with superscripts, signs and typographic quotes written in ASCII."""
    return text if text.isascii() else text.translate(_SUPERSCRIPTS)


def stem(word: str) -> str:
    """The word without its inflection: a light suffix stripper that keeps three letters."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word


@lru_cache(maxsize=20_000)
def stems(token: str) -> tuple[str, ...]:
    """Stems of a token: of an identifier's parts and of itself; none for a stop word."""
    if not token[0].isalpha() and token[0] != "_":
        return (token,)
    pieces = [piece for part in token.split("_") for piece in _CAMEL.split(part) if piece]
    lowered = [piece.lower() for piece in pieces]
    found = [stem(piece) for piece in lowered if piece not in STOPWORDS]
    if len(pieces) > 1:
        found.append(token.lower())
    return tuple(found)


def tokens(text: str) -> list[str]:
    """Words, numbers, and the operators that reviews argue about, as written, in order."""
    return _TOKEN.findall(normalise(text))


def stems_of(said: Iterable[str]) -> list[str]:
    """Stems of the content words among tokens, identifiers both whole and in parts, in order."""
    return [part for token in said for part in stems(token)]


def terms(text: str) -> list[str]:
    """Stems of a text's content words, in order."""
    return stems_of(tokens(text))


def written(text: str) -> list[str]:
    """Words and numbers as written, identifiers whole."""
    return _WORD.findall(text)


def words(text: str) -> list[str]:
    """Words and numbers in lower case."""
    return [word.lower() for word in written(text)]


def code_words(text: str) -> frozenset[str]:
    """Words that the text marks as code: in backticks, with underscores, called, or dotted."""
    found: set[str] = set()
    if "`" in text:
        found.update(word for span in _CODE.findall(text) for word in _WORD.findall(span))
    if "(" in text:
        found.update(_CALLED.findall(text))
    if "_" in text:
        found.update(word for word in _WORD.findall(text) if "_" in word.strip("_"))
    if "." in text:
        found.update(part for parts in _DOTTED.findall(text) for part in parts)
    return frozenset(found)


def identifiers(text: str) -> frozenset[str]:
    """All words of the text that could be identifiers, as written."""
    return identifiers_of(written(text))


def identifiers_of(found: Iterable[str]) -> frozenset[str]:
    """Those of the words that could be identifiers."""
    return frozenset(word for word in found if not word[0].isdigit())


@lru_cache(maxsize=20_000)
def ngrams(token: str) -> Mapping[str, float]:
    """Character n-grams (3 to 5) of a word padded by a space, lower case, with their number."""
    grams: dict[str, float] = {}
    padded = f" {token[:LONGEST_WORD].lower()} "
    for size in range(3, 6):
        for start in range(len(padded) - size + 1):
            gram = padded[start : start + size]
            grams[gram] = grams.get(gram, 0.0) + 1.0
    return grams
