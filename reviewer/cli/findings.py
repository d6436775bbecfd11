"""`reviewer analyze`: findings as text for people, as JSON, and as a SARIF log."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from reviewer.problems import Problem

if TYPE_CHECKING:
    from reviewer.formats.findings_sarif import FileDefects, Repair
    from reviewer.model import Defect, Finding

    from .analyze import SourceFile

    Analysed = tuple[SourceFile, tuple[Finding, ...]]

CONFIDENCE_DIGITS = 3
MOST_CHARACTERS = 400
"""In one message of the text."""
MOST_REPAIRS = 100
"""In the log, of one file."""


def text_parts(analysed: Iterable[Analysed]) -> Iterator[str]:
    """A line for each defect, with every rule that reports it."""
    from reviewer.analysis import merge

    for file, findings in analysed:
        for defect in merge(findings):
            yield _text(file.name, defect)


def json_parts(analysed: Iterable[Analysed]) -> Iterator[str]:
    """An array of files, each with its findings as the analysers gave them."""
    from reviewer.formats.canonical import array_parts

    return array_parts(
        {"path": file.name, "findings": [_data(finding) for finding in findings]}
        for file, findings in analysed
    )


def sarif_parts(
    analysed: Iterable[Analysed],
    problems: Sequence[Problem],
    *,
    fixing: bool = False,
    conditional: bool = False,
) -> Iterator[str]:
    """A SARIF log of the defects, with their repairs where `fixing`.

    `problems` may still grow while `analysed` is read.
    """
    from reviewer import __version__
    from reviewer.formats.canonical import dumps
    from reviewer.formats.findings_sarif import sarif_log
    from reviewer.library import Library

    files = (
        _file_defects(file, findings, fixing=fixing, conditional=conditional)
        for file, findings in analysed
    )
    kinds = Library.open().kinds_on_demand()
    log = sarif_log(files, kinds, root=os.getcwd(), version=__version__, problems=problems)
    yield dumps(log) + "\n"


def _text(path: str, defect: Defect) -> str:
    from reviewer.safe_text import one_line, printable

    span = defect.span
    lines = f"{span.first}" if span.first == span.last else f"{span.first}-{span.last}"
    rules = " + ".join(f"{finding.source}:{finding.code}" for finding in defect.evidence)
    message = one_line(defect.message, MOST_CHARACTERS)
    return f"{printable(path)}:{lines}: {message} [{rules}{_repair_mark(defect.evidence[0])}]\n"


def _repair_mark(finding: Finding) -> str:
    """Which sort of repair the kind of a finding has, if any."""
    if finding.source != "kind":
        return ""
    from reviewer.kinds import load

    kind = load(finding.code)
    return "" if kind.repair is None else f", {kind.safety} repair"


def _data(finding: Finding) -> dict[str, Any]:
    return {
        "source": finding.source,
        "code": finding.code,
        "kind": finding.kind,
        "lines": [finding.span.first, finding.span.last],
        "core": finding.core,
        "message": finding.message,
        "confidence": round(finding.confidence, CONFIDENCE_DIGITS),
    }


def _file_defects(
    file: SourceFile, findings: tuple[Finding, ...], *, fixing: bool, conditional: bool
) -> FileDefects:
    from reviewer.analysis import merge
    from reviewer.formats.findings_sarif import FileDefects

    defects = merge(findings)
    repairs = _repairs(file.code, defects, conditional) if fixing else {}
    return FileDefects(file.name, file.code, defects, file.newline or "\n", repairs)


def _repairs(code: str, defects: Sequence[Defect], conditional: bool) -> dict[int, Repair]:
    """The repairs of the first defects that have one, each made on the code as it is."""
    from reviewer.formats.findings_sarif import Repair
    from reviewer.kinds import load
    from reviewer.kinds.detection import finding_of
    from reviewer.kinds.rewrites import Analysed, CannotRepair, repaired

    before = Analysed.of(code)
    matches = {finding_of(kind_id, match): match for kind_id, match in before.found}
    found: dict[int, Repair] = {}
    for position, defect in enumerate(defects):
        match = matches.get(defect.evidence[0])
        if match is None or len(found) == MOST_REPAIRS:
            continue
        kind = load(defect.evidence[0].code)
        if kind.repair is None or not (conditional or kind.safety == "safe"):
            continue
        try:
            after = repaired(before, kind, match)
        except CannotRepair:
            continue
        words = f"Repair {kind.id}"
        words += f", on condition that {kind.condition}" if kind.safety == "conditional" else ""
        found[position] = Repair(after.code, words)
    return found
