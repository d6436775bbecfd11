"""All detectors over one module: facts once, then each node to the rules that asked for it."""

from __future__ import annotations

import ast

from ..model import Finding, Span
from .facts import Facts
from .kind import Match
from .registry import Dispatch, dispatch


def detect(tree: ast.Module, code: str, kind: str | None = None) -> list[Finding]:
    """The findings of all kinds, or of one, in `code`, whose tree is `tree`; sorted by place.

    Raises AnalysisError when the tree is nested too deep, UnknownKind for an unknown `kind`.
    """
    found = {
        (finding.span, finding.core, finding.code, finding.message): finding
        for kind_id, match in matches(tree, code, kind)[1]
        for finding in (finding_of(kind_id, match),)
    }
    return [found[key] for key in sorted(found)]


def matches(
    tree: ast.Module, code: str, kind: str | None = None
) -> tuple[Facts, list[tuple[str, Match]]]:
    """The facts of the module and what the detectors match, as (kind id, match) pairs."""
    table = dispatch(kind)
    facts = Facts(tree, code, table.by_type)
    return facts, run(table, facts)


def run(table: Dispatch, facts: Facts) -> list[tuple[str, Match]]:
    """What the detectors of `table` match in a module, in source order of the nodes asked."""
    found: list[tuple[str, Match]] = []
    aliases = facts.aliases
    for node in facts.nodes:
        for kind_id, detector in table.detectors(node, aliases):
            found.extend([(kind_id, match) for match in detector(node, facts)])
    return found


def finding_of(kind_id: str, match: Match) -> Finding:
    """The finding that a match is reported as."""
    node, until = match.node, match.until or match.node
    first = _first_line(node)
    last = max(first, getattr(until, "end_lineno", None) or first)
    return Finding(
        source="kind",
        code=kind_id,
        span=Span(first, last),
        core=_first_line(match.core),
        message=match.message,
        kind=kind_id,
        confidence=match.confidence,
        names=match.names,
    )


def _first_line(node: ast.AST) -> int:
    """The line a node starts on; a decorated function starts at its first decorator."""
    line: int = getattr(node, "lineno", 1)
    return line
