"""A glyph, a word and a tone for every state, so that none is told by colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewer.model import Severity, Status, SuggestionVerdict, Verdict
    from reviewer.practice.debrief.blocks import State


@dataclass(frozen=True, slots=True)
class Mark:
    """How a state looks: `tone` names the colour (tones.TONES)."""

    glyph: str
    word: str
    tone: str


STATUS: dict[Status, Mark] = {
    "found": Mark("✓", "found", "good"),
    "partial": Mark("◐", "partly", "fair"),
    "missed": Mark("✗", "missed", "bad"),
}
OPTIONAL_MISSED = Mark("○", "not mentioned", "quiet")

VERDICT: dict[Verdict, Mark] = {
    "issue": Mark("✓", "names an issue", "good"),
    "extra": Mark("+", "true, beside the rubric", "good"),
    "nit": Mark("·", "a matter of taste", "quiet"),
    "wrong": Mark("✗", "not true", "bad"),
    "vague": Mark("?", "too vague", "fair"),
    "praise": Mark("♥", "praise", "quiet"),
}
PARTIAL_ISSUE = Mark("◐", "partly names an issue", "fair")

SUGGESTION: dict[SuggestionVerdict, Mark] = {
    "verified": Mark("✓", "verified", "good"),
    "plausible": Mark("◐", "plausible", "fair"),
    "flawed": Mark("✗", "flawed", "bad"),
    "unchecked": Mark("·", "not checked", "quiet"),
}

SEVERITY: dict[Severity, Mark] = {
    "critical": Mark("▲", "critical", "bad"),
    "major": Mark("■", "major", "fair"),
    "minor": Mark("▪", "minor", "quiet"),
}

DONE = Mark("✓", "done", "good")
OPEN = Mark("○", "open", "fair")
DRAFT = Mark("✎", "draft", "accent")
COMMENT = Mark("◆", "comment", "accent")
DECOY = Mark("⚑", "decoy", "fair")
APPEAL = Mark("⚐", "held wrong", "accent")
KIND = Mark("≈", "kind", "link")

_BESIDE: dict[State, Mark] = {
    "not mentioned": OPTIONAL_MISSED,
    "partial issue": PARTIAL_ISSUE,
    "decoy": DECOY,
    "right": DONE,
    "said": DONE,
    "partly said": STATUS["partial"],
    "not said": STATUS["missed"],
}
STATES: dict[State, Mark] = dict(
    (*STATUS.items(), *VERDICT.items(), *SUGGESTION.items(), *_BESIDE.items())
)
"""The marks of a report's pages."""


def level(difficulty: int) -> str:
    """A difficulty of 1 to 5 as dots."""
    filled = max(0, min(5, difficulty))
    return "●" * filled + "○" * (5 - filled)
