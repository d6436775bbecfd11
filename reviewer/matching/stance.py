"""How something is said, apart from what is said: the stance of a comment.

Content words are blanked, so that a model learns the shapes of assertion, denial, question and
praise instead of topics. N-grams of the blanked text are the features.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from .text import LONGEST_WORD, normalise

# Closed-class words and words of judgement; everything else is content.
FUNCTION_WORDS = frozenset(
    """
    a an the this that these those it its they them their there here you your we our i my one
    each every all both any some no none nothing nobody not never n't without neither nor only
    just even still already always sometimes often usually mostly rarely exactly actually
    really basically simply quite rather very too so thus hence therefore because since as if
    unless when whenever while until before after then than but however although though yet
    anyway anyhow otherwise instead and or also plus is are was were be been being am isn't
    aren't wasn't do does did don't doesn't didn't done has have had can could cannot can't
    couldn't will would won't wouldn't shall should shouldn't may might must mustn't need
    needs needed needn't want wants what which who why how where of in on at by for from with
    into to about over under between again once twice more most less least fewer much many few
    same other another fine good ok okay nice great well love like clean clear solid neat
    elegant perfect perfectly correct right correctly properly safe safely harmless cheap fast
    faster slow slower efficient optimal wrong wrongly bad bug bugs broken breaks break
    problem issue trouble risk danger dangerous careful worse worst better best useless
    pointless redundant unnecessary necessary required require requires enough anything
    everything something please maybe perhaps probably possibly likely surely certainly
    obviously clearly of-course think guess believe sure unsure wonder suppose seems seem
    looks look consider considering avoid prefer use uses used using replace remove drop add
    make makes made keep keeps change move return returns gives give gets get got becomes
    become means mean leads lead causes cause happens happen guarantees guarantee guaranteed
    ensures ensure handles handle takes take automatically internally implicitly silently
    python worry matter matters cannot impossible possible able unlikely nit minor typo
    """.split()
)
_TOKEN = re.compile(
    r"```.*?(?:```|\Z)|`[^`]*`|O\s*\([^)]*\)|[A-Za-z_][A-Za-z0-9_]*(?:['-][A-Za-z]+)*|\d[\d.,]*%?|[!?;:]|\.(?=\s|$)",
    re.DOTALL,
)
_GROWTH = re.compile(r"O\s*\(")
_SAYS_NOTHING = ("<", ">", "_", "< _", "_ >", "< >", "< _ >")
MOST_TOKENS = 400


def shape(text: str) -> list[str]:
    """The blanked text: kept words, `_` for runs of content, `C` code, `O` big-O, `0` numbers."""
    tokens: list[str] = []
    for token in _TOKEN.findall(normalise(text)):
        piece = _known(token) if len(token) <= LONGEST_WORD else _blanked(token)
        if piece == "_" and tokens and tokens[-1] == "_":
            continue
        tokens.append(piece)
        if len(tokens) == MOST_TOKENS:
            break
    return tokens


def _blanked(token: str) -> str:
    word = token.lower()
    if word in FUNCTION_WORDS:
        return word
    if token.startswith("`") or "_" in token:
        return "C"
    if _GROWTH.match(token):
        return "O"
    if token[0].isdigit():
        return "0"
    if token[0].isalpha():
        return "_n't" if word.endswith("n't") else "_"
    return token


_known = lru_cache(maxsize=20_000)(_blanked)


def stance_ngrams(text: str, longest: int = 3) -> Counter[str]:
    """N-grams (1 to `longest`) of the blanked text, with marks for its beginning and end."""
    return ngrams_of(shape(text), longest)


def ngrams_of(blanked: Sequence[str], longest: int = 3) -> Counter[str]:
    """The same of a text blanked already."""
    tokens = ["<", *blanked, ">"]
    grams: Counter[str] = Counter()
    for size in range(1, longest + 1):
        shifted = (tokens[start:] for start in range(size))
        grams.update(map(" ".join, zip(*shifted, strict=False)))
    for gram in _SAYS_NOTHING:
        del grams[gram]
    return grams
