"""Words that take back what a text says: they tell a denial in the key's own words from the key.

A denial in a reviewer's own words is mostly for the models to see. Here texts are meant that repeat
the key, in which these cues mean little else, and a few turns that are plain in any text.
"""

from __future__ import annotations

import re

_TURNS = (
    r"no (?:real |actual )?(?:problem|issue|bug|defect|concern|harm|need|point|reason|trouble)",
    r"not (?:really |actually )?(?:a |an |any )?(?:real |actual )?"
    r"(?:problem|issue|bug|defect|concern|mistake|error|flaw)",
    r"no (?:cause|grounds?) for",
    r"non-?(?:issue|problem)",
    r"nothing(?: is| here is|'s)? (?:wrong|to (?:fix|change|worry|improve|gain))",
    r"nothing (?:would be|is|can be) gained",
    r"(?:is|was|are|be|it's|that's|simply|just|plainly) (?:wrong|false|untrue|incorrect|mistaken|"
    r"a (?:mistake|myth|rumou?r|misunderstanding|misconception)) "
    r"to (?:say|claim|state|think|believe|assume|call)",
    r"(?:is|was|are|simply|just|plainly) (?:(?-i:false)|untrue)",  # False is a value
    r"(?:not|isn't|wasn't|is never) (?:true|so that|the case|what happens|the problem)",
    r"(?:is|it's|that's|just|but) a false alarm",
    r"(?:untrue|myth|rumou?r|mistaken|misunderstanding|misconception|overkill)",
    r"(?:would be|is) (?:a )?(?:wrong|false|mistaken) (?:reading|claim|belief|view)",
    r"(?:don't|do not|doesn't|does not|cannot|can't|couldn't|won't|never|hardly) "
    r"(?:really |actually )?"
    r"(?:agree|confirm|matters?|worry|believe|think that|think so|hold|happen|apply|fall for|"
    r"have the problem)",
    r"disagree",
    r"contrary to",
    r"opposite (?:is\b|of\s*[\"“'])",
    r"ignore (?:it|that|this|the)",
    r"not in this code",
    r"(?:cannot happen|never happens|rule out|by no means)",
    r"(?:is|are|works?|was|looks?|all|perfectly|simply|just|quite|completely) "
    r"(?:perfectly |just |quite |completely |all )?"
    r"(?:fine|ok|okay|harmless|intended|as intended|as it should|handled|safe|correct|right)",
    r"as it (?:is|stands) (?:is |it )?(?:right|correct|fine)",
    r"leave (?:it|this|that) as",
    r"did (?:well|right) not to",
    r"(?:takes?|taken) care of",
    r"the code (?:is|does) (?:right|the right|correct|good)",
    r"(?:don't|do not) (?:follow|fix|change|listen)",
)
_CUES = re.compile(
    rf"\b(?:{'|'.join(_TURNS)})(?!\w)|^(?:false|untrue):|[:;,–—-] +a false alarm"
    r"|\bit (?:doesn't|does not|isn't)\W*$",
    re.IGNORECASE,
)
_CONTRAST = re.compile(
    r"^(?:\S+\s+){0,12}?\S*\b(?:(?:but|yet|only|however),?\s|it (?:does|isn't):\s)", re.IGNORECASE
)


_PLAINLY = re.compile(
    r"\b(?:no (?:real |actual )?(?:problem|issue|bug|defect) (?:here|at all|with this|in this)"
    r"|not (?:really |actually )?an? (?:real |actual )?(?:problem|issue|bug|defect)\b"
    r"(?! (?:until|yet|if|unless|at|in|for|with))"
    r"|nothing (?:is )?wrong (?:here|with)|(?:wrong|incorrect) to (?:say|claim|state|call)"
    r"|not true that|untrue that|(?:is|it's|that's|just) a false alarm\b"
    r"|a myth\b)",
    re.IGNORECASE,
)


def denies_plainly(text: str) -> bool:
    """Whether a text denies in words that hardly mean anything else: 1 of 1,324 short true
    remarks in the labelled reviews has such words."""
    return _PLAINLY.search(_CONTRAST.sub("", text)) is not None


def cues(text: str) -> frozenset[str]:
    """The denying turns of phrase in a text, in lower case."""
    plain = text if text.isascii() else text.replace("’", "'")
    return frozenset(found.group().lower() for found in _CUES.finditer(plain))


def last_cues(text: str) -> frozenset[str]:
    """The same without what stands before an early "but": that is what others say."""
    return cues(_CONTRAST.sub("", text))
