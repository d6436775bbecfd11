"""One defect, seen by several analysers: their findings joined, each kept as evidence."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Defect, Finding, Source, Span

# Who knows best what a kind is and where it stands.
_RANK: dict[Source, int] = {"kind": 0, "radon": 1, "pylint": 2}


def merge(findings: Iterable[Finding]) -> tuple[Defect, ...]:
    """The defects that the findings speak of, sorted by span.

    Two findings speak of one defect when they mean the same kind, come from different rules, and
    one of them points (`core`) into the lines of the other. A finding joins the nearest such
    defect and no second one. What means no kind stays by itself.
    """
    groups: list[list[Finding]] = []
    by_kind: dict[str, list[list[Finding]]] = {}
    for finding in sorted(set(findings), key=_order):
        group = _nearest(finding, by_kind.get(finding.kind, [])) if finding.kind else None
        if group is not None:
            group.append(finding)
            continue
        groups.append([finding])
        if finding.kind:
            by_kind.setdefault(finding.kind, []).append(groups[-1])
    merged = [_defect(group) for group in groups]
    return tuple(sorted(merged, key=lambda d: (d.span, d.core, d.kind or "", d.message)))


def _order(finding: Finding) -> tuple[int, Span, int, str, str]:
    return _RANK[finding.source], finding.span, finding.core, finding.code, finding.message


def _nearest(finding: Finding, groups: list[list[Finding]]) -> list[Finding] | None:
    """The group whose first finding is of the same place; the nearest, where several are."""
    near = [
        (abs(group[0].core - finding.core), position)
        for position, group in enumerate(groups)
        if _meet(finding, group[0])
        and all((other.source, other.code) != (finding.source, finding.code) for other in group)
    ]
    return groups[min(near)[1]] if near else None


def _meet(one: Finding, other: Finding) -> bool:
    return _covers(one.span, other.core) or _covers(other.span, one.core)


def _covers(span: Span, line: int) -> bool:
    return span.first <= line <= span.last


def _defect(group: list[Finding]) -> Defect:
    best = group[0]
    doubt = 1.0
    for source in dict.fromkeys(finding.source for finding in group):
        doubt *= 1.0 - max(f.confidence for f in group if f.source == source)
    return Defect(
        kind=best.kind,
        span=Span(min(f.span.first for f in group), max(f.span.last for f in group)),
        core=best.core,
        message=best.message,
        confidence=1.0 - doubt if len(group) > 1 else best.confidence,
        names=best.names,
        evidence=tuple(group),
    )
