"""The first row of the report: the score, and how it comes about."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.practice.debrief.debrief import Debrief
from reviewer.practice.debrief.summary import circumstances, clean_remarks, remarks
from reviewer.scoring import tally

from .glyphs import STATUS
from .tones import TONES

Parts = tuple[tuple[str, str], ...]
_BAR = 40


def summary(debrief: Debrief) -> Iterator[Parts]:
    """Paragraphs as text in styles."""
    yield tuple(_score(debrief.report.score))
    if debrief.report.issues:
        yield tuple(_counts(debrief))
    for remark in (*clean_remarks(debrief), *remarks(debrief)):
        yield ((remark, ""),)
    yield (("How it adds up\n", "bold $primary"), *_sums(debrief))
    yield ((circumstances(debrief), "$quiet"),)
    yield (("↓ steps through issues, comments and the fix.", "$quiet"),)


def _score(score: float) -> Iterator[tuple[str, str]]:
    tone = "good" if score >= 75 else "fair" if score >= 40 else "bad"
    filled = round(score / 100 * _BAR)
    yield (f"{score:.0f}", f"bold {TONES[tone]}")
    yield (" of 100\n", "")
    yield ("━" * filled, TONES[tone])
    yield ("─" * (_BAR - filled), "$quiet")


def _counts(debrief: Debrief) -> Iterator[tuple[str, str]]:
    counted = [r for r in debrief.report.issues if not (r.optional and r.status == "missed")]
    for status in ("found", "partial", "missed"):
        results = [r for r in counted if r.status == status]
        mark = STATUS[status]
        yield (f"{mark.glyph} ", TONES[mark.tone])
        yield (f"{len(results)} {mark.word}", "bold" if results else "$quiet")
        if results:
            levels = [r.severity for r in results]
            parts = [
                f"{levels.count(level)} {level}"
                for level in ("critical", "major", "minor")
                if level in levels
            ]
            yield (f"   {', '.join(parts)}", "$quiet")
        yield ("\n" if status != "missed" else "", "")


def _sums(debrief: Debrief) -> Iterator[tuple[str, str]]:
    """What the issues found are worth, and what was taken off."""
    report, weights = debrief.report, debrief.weights
    earned, possible = tally(report.issues, weights)
    yield (f"{100 * earned / possible if possible else 100:>3.0f}  ", TONES["good"])
    if possible:
        of = weights.of_severity
        levels = ", ".join(f"{word} {of(word):g}" for word in ("critical", "major", "minor"))
        if any(result.status == "partial" for result in report.issues):
            levels += f", partly {weights.partial:g} of it"
        yield (f"{earned:g} of {possible:g} by weight", "")
        yield (f" ({levels})", "$quiet")
    else:
        yield ("nothing could be missed", "")
    reasons = {"wrong": "a false claim", "decoy": "taken in by a decoy", "vague": "too vague"}
    for deduction in report.deductions:
        points = f"−{deduction.points:g}"
        yield (f"\n{points:>3}  ", "$error")
        yield (f"comment {deduction.comment + 1}: {reasons[deduction.reason]}", "")
