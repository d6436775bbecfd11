"""Why a verdict was given, in words that a user understands."""

from __future__ import annotations

from collections.abc import Sequence

from reviewer.model import Finding

from .assign import Decision, confirming
from .observation import Observation
from .places import NOWHERE
from .prepared import PreparedIssue, PreparedSnippet

_TRUE_ROLES = ("title", "why", "fix", "phrase")
_LONGEST = 160
_SIMILAR = 0.3


def reasons(
    seen: Observation,
    prepared: PreparedSnippet,
    decision: Decision,
    findings: Sequence[Finding] = (),
) -> tuple[str, ...]:
    """The reasons of a decision, the strongest first."""
    said: list[str] = []
    for number in decision.addresses:
        said += _credit(seen, prepared, number, findings)
    if decision.verdict == "wrong":
        said += _falsehood(seen, prepared, decision)
    elif decision.verdict == "vague":
        said.append("says nothing about this code that could be checked")
    elif decision.verdict == "praise":
        said.append("praise; it names no defect")
    elif decision.verdict == "extra":
        found = confirming(seen, findings)
        said.append(f"not in the key, but the analyser sees it too: {found[0].message}")
    elif decision.verdict == "nit":
        said.append("not in the key; costs nothing")
    return tuple(said)


def _credit(
    seen: Observation, prepared: PreparedSnippet, number: int, findings: Sequence[Finding]
) -> list[str]:
    issue = prepared.issues[number]
    best = seen.similarities.max(axis=0)
    reference = prepared.best_reference(best, number, _TRUE_ROLES)
    said = [f"close to the key: “{_cut(reference.text)}”"]
    said += _lines(seen, issue)
    orders = {growth.order for growth in seen.growths}
    if orders & {growth.order for growth in issue.before}:
        said.append("names the growth that the key names")
    elif orders & {growth.order for growth in issue.after}:
        said.append("names the growth that the fix reaches")
    used = sorted(issue.added & (frozenset(seen.words) | seen.names | seen.suggested))
    if used:
        said.append("names what the fixed version brings: " + ", ".join(used[:4]))
    kind = prepared.snippet.rubric.issues[number].kind
    for finding in findings:
        here = any(finding.span.overlaps(span) for span in issue.spans)
        if here and kind is not None and finding.kind == kind:
            said.append(f"the analyser confirms it on line {finding.core}: {finding.message}")
            break
    return said


def _lines(seen: Observation, issue: PreparedIssue) -> list[str]:
    if seen.span is None:
        return ["no lines given; the text alone tells which defect is meant"]
    gap = min((seen.span.distance(span) for span in issue.spans), default=NOWHERE)
    if gap == 0:
        return ["on the lines of the defect"]
    return [f"{gap} line{'s' if gap > 1 else ''} away from the defect"]


def _falsehood(seen: Observation, prepared: PreparedSnippet, decision: Decision) -> list[str]:
    if decision.decoy is not None:
        decoy = prepared.snippet.rubric.decoys[decision.decoy]
        return [f"falls for a decoy: {decoy.why_wrong}"]
    best = seen.similarities.max(axis=0)
    mean = best.mean(axis=0)
    false = [row for row, reference in enumerate(prepared.references) if reference.role == "false"]
    if false:
        row = max(false, key=lambda candidate: float(mean[candidate]))
        owner = prepared.references[row].owner
        truth = prepared.best_reference(best, owner, _TRUE_ROLES)
        if mean[row] >= _SIMILAR:
            return [
                f"close to a known misconception: “{_cut(prepared.references[row].text)}”",
                f"what is true: {_cut(truth.text)}",
            ]
    return ["worded as a claim that does not hold for these lines"]


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
