"""All repairs of a module, one after the other, each on what the last one left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from ..model import Finding
from .detection import finding_of
from .kind import KindCode, Match, Safety
from .registry import load
from .rewrites import Analysed, CannotRepair, repaired

MOST_REPAIRS = 500
"""In one module. It ends every run, also if two repairs should undo each other."""


@dataclass(frozen=True, slots=True)
class Fix:
    """A repair that was made of the defect on `line` of the code as it was given.

    `finding` is placed in the code as it was just before this repair. `condition` says what a
    `conditional` one rests on.
    """

    finding: Finding
    line: int
    safety: Safety
    condition: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """Code after its repairs, in the order they were made."""

    code: str
    fixes: tuple[Fix, ...]


def fix(code: str, *, conditional: bool = False) -> Fixed:
    """Repair what the detectors find until nothing is left that has a repair.

    Each repair is proved as by `rewrites.repair`, and findings are taken anew after it, so that
    repairs of overlapping places follow each other. Only safe repairs are made unless
    `conditional`. Raises AnalysisError.
    """
    analysed = Analysed.of(code)
    fixes: list[Fix] = []
    refused: set[tuple[str, str, str]] = set()
    while len(fixes) < MOST_REPAIRS:
        step = _step(analysed, conditional, refused)
        if step is None:
            break
        kind, finding, after = step
        line = _line_before(code, analysed.code, finding.core)
        fixes.append(Fix(finding, line, kind.safety, kind.condition))
        analysed = after
    return Fixed(analysed.code, tuple(fixes))


def _step(
    analysed: Analysed, conditional: bool, refused: set[tuple[str, str, str]]
) -> tuple[KindCode, Finding, Analysed] | None:
    """The first repair that can be made; `refused` remembers what cannot, wherever it moves."""
    for kind, match in _repairable(analysed, conditional):
        finding = finding_of(kind.id, match)
        lines = analysed.code.splitlines()[finding.span.first - 1 : finding.span.last]
        key = (kind.id, finding.message, "\n".join(lines))
        if key in refused:
            continue
        try:
            return kind, finding, repaired(analysed, kind, match)
        except CannotRepair:
            refused.add(key)
    return None


def _repairable(analysed: Analysed, conditional: bool) -> Iterator[tuple[KindCode, Match]]:
    """Matches of kinds with a repair: safe ones first, each sort in the order of the code."""
    wanted: tuple[Safety, ...] = ("safe", "conditional") if conditional else ("safe",)
    for safety in wanted:
        for kind_id, match in analysed.found:
            kind = load(kind_id)
            if kind.repair is not None and kind.safety == safety:
                yield kind, match


def _line_before(before: str, after: str, line: int) -> int:
    """The line of `before` that stands, or stood, where `line` is in `after`."""
    matcher = SequenceMatcher(None, before.splitlines(), after.splitlines(), autojunk=False)
    for _, first, last, start, end in matcher.get_opcodes():
        if start < line <= end:
            return min(first + line - start, max(last, first + 1))
    return line
