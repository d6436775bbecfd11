"""Voices that belong together, and what an engine should make of them."""

from __future__ import annotations

from dataclasses import dataclass

MOST_POINTS = 10.0
LEAST_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class VoiceGroup:
    """Styles of reviews with one goal: a mean score, or a share of the rater's mean score.

    `most` is in points (0..100), `least` a share (0..1); None where it is no goal.
    """

    name: str
    styles: frozenset[str]
    most: float | None = None
    least: float | None = None

    def reached(self, score: float, share: float) -> bool | None:
        """Whether a mean score, and its share of the rater's, reach the goal; None without one."""
        if self.most is not None:
            return score <= self.most
        return None if self.least is None else share >= self.least


_EMPTY = (
    ("confidently wrong", ("wrong", "contrarian", "optimist", "bluffer")),
    ("keyword lists", ("gamer", "stuffer")),
    ("vague", ("vague",)),
    ("code retold", ("restater", "echo")),
    ("praise", ("fan",)),
)
ODD_WORDS = (
    "joker", "phone", "hinglish", "terse", "socratic", "product", "idiomist",
    "quick", "newcomer", "oldhand",
)  # fmt: skip

GROUPS: tuple[VoiceGroup, ...] = (
    *(VoiceGroup(name, frozenset(styles), most=MOST_POINTS) for name, styles in _EMPTY),
    VoiceGroup("true, in odd words", frozenset(ODD_WORDS), least=LEAST_SHARE),
)
