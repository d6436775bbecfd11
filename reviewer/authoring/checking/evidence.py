"""Evidence: each entry must be true, and what is true must be listed."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches

from reviewer.analysis import AnalysisError, analyze, measures
from reviewer.analysis.pylint_messages import CODES, KINDS
from reviewer.kinds import kind_ids
from reviewer.model import Finding, Issue, Source, Span

from ..growth.measure import workloads
from .complaint import Complaint, Repair
from .subject import Subject, listed, overlaps

FORMS = ("kind:<id>", "pylint:<code>", "radon:<measure><sign><number>", "test:<name>", "growth",
         "human")  # fmt: skip
_RADON = re.compile(
    r"(?P<measure>cc|volume|difficulty|effort|mi)(?:(?P<sign>[<>])(?P<limit>\d+(?:\.\d+)?))?"
)
_ATTRIBUTES = {
    "cc": "complexity", "volume": "volume", "difficulty": "difficulty", "effort": "effort",
    "mi": "maintainability",
}  # fmt: skip
MCCABE = 10.0
SURE = 0.7
_PYLINT: tuple[Source, ...] = ("pylint",)


def check_evidence(subject: Subject) -> Iterator[Complaint]:
    """Complaints about evidence that can be judged without running the snippet."""
    pylint = _pylint(subject)
    for number, issue in enumerate(subject.snippet.rubric.issues):
        if issue.kind is not None and issue.kind not in subject.kinds:
            yield _unknown_kind(subject, number, "kind", issue.kind)
        if not issue.evidence:
            remedy = "Say what shows it; `human` where only a reader can see it"
            at = ("issue", number, "id")
            yield subject.in_rubric("evidence", at, f"`{issue.id}` has no evidence", remedy)
        for entry in issue.evidence:
            yield from _entry(subject, number, issue, entry, pylint)
        yield from _unlisted(subject, number, issue, pylint)


def _entry(
    subject: Subject, number: int, issue: Issue, entry: str, pylint: tuple[Finding, ...]
) -> Iterator[Complaint]:
    source, _, name = entry.partition(":")
    at = ("issue", number, "evidence")
    if source == "kind" and name:
        if name not in kind_ids():
            yield _unknown_kind(subject, number, "evidence", name)
        else:
            yield from _silent(subject, number, issue, entry, subject.findings, name)
    elif source == "pylint" and name:
        if name not in CODES:
            known = _nearest(name, CODES)
            yield subject.in_rubric(
                "evidence", at, f"`{entry}` is no pylint message that is asked for", known,
                text=entry,
            )  # fmt: skip
        else:
            yield from _silent(subject, number, issue, entry, pylint, name)
    elif source == "radon" and name:
        yield from _radon(subject, number, issue, entry, name)
    elif source == "test" and name:
        known_tests = test_names(subject)
        if name not in known_tests:
            remedy = _nearest(name, known_tests) or "Write it in test_behaviour.py"
            yield subject.in_rubric(
                "evidence", at, f"there is no test `{name}`", remedy, text=entry
            )
    elif entry == "growth":
        if issue.id not in workloads(subject.snippet.growth or ""):
            remedy = f'Write growth.py with WORKLOADS = {{"{issue.id}": workload}}'
            message = f"growth.py has no workload for `{issue.id}`"
            yield subject.in_rubric("evidence", at, message, remedy, text=entry)
    elif entry != "human":
        message = f"`{entry}` is no evidence"
        remedy = f"Write one of {', '.join(FORMS)}"
        yield subject.in_rubric("evidence", at, message, remedy, text=entry)


def _silent(
    subject: Subject,
    number: int,
    issue: Issue,
    entry: str,
    findings: tuple[Finding, ...],
    code: str,
) -> Iterator[Complaint]:
    """A complaint where no finding of that code meets the issue's lines."""
    fired = [finding.span for finding in findings if finding.code == code]
    if any(overlaps(span, issue) for span in fired):
        return
    where = f"but on {listed(tuple(fired))}" if fired else "nor anywhere else"
    message = (
        f"`{entry}` does not fire on the lines of `{issue.id}` ({listed(issue.lines)}), {where}"
    )
    yield subject.in_rubric(
        "evidence", ("issue", number, "evidence"), message, "Remove it, or mark the right lines",
        text=entry,
    )  # fmt: skip


def _radon(
    subject: Subject, number: int, issue: Issue, entry: str, name: str
) -> Iterator[Complaint]:
    at = ("issue", number, "evidence")
    form = _RADON.fullmatch(name)
    if form is None:
        remedy = f"Write radon:cc>{MCCABE:g}, or volume, difficulty, effort, mi"
        yield subject.in_rubric("evidence", at, f"`{entry}` is no measure", remedy, text=entry)
        return
    limit = float(form["limit"] or MCCABE)
    values = [
        float(getattr(one, _ATTRIBUTES[form["measure"]]))
        for one in measures(subject.snippet.code)
        if overlaps(one.span, issue)
    ]
    below = form["sign"] == "<"
    if any(value < limit if below else value > limit for value in values):
        return
    measured = ", ".join(f"{value:g}" for value in values) or "no function stands there"
    message = f"`{entry}` is not true of the lines of `{issue.id}`: {measured}"
    yield subject.in_rubric("evidence", at, message, "State what is measured", text=entry)


def _unlisted(
    subject: Subject, number: int, issue: Issue, pylint: tuple[Finding, ...]
) -> Iterator[Complaint]:
    """Warnings about detectors that see the issue and are not among its evidence."""
    if issue.kind is None:
        return
    seen = [
        (f"kind:{one.code}", one)
        for one in subject.findings
        if one.code == issue.kind and one.confidence >= SURE
    ]
    seen += [(f"pylint:{one.code}", one) for one in pylint if KINDS.get(one.code) == issue.kind]
    for entry in sorted({entry for entry, one in seen if overlaps(one.span, issue)}):
        if entry not in issue.evidence:
            yield subject.in_rubric(
                "evidence", ("issue", number, "evidence"),
                f"`{entry}` fires on the lines of `{issue.id}` and is not listed", "--fix adds it",
                level="warning", repair=Repair(issue.id, entry),
            )  # fmt: skip


def _unknown_kind(subject: Subject, number: int, key: str, name: str) -> Complaint:
    message = f"there is no kind `{name}`" + (" with a detector" if key == "evidence" else "")
    known = kind_ids() if key == "evidence" else subject.kinds
    remedy = _nearest(name, known) or "See `reviewer kinds`"
    return subject.in_rubric("evidence", ("issue", number, key), message, remedy, text=name)


def test_names(subject: Subject) -> dict[str, int]:
    """The test functions of the snippet, with their lines."""
    pattern = re.compile(r"^[ \t]*(?:async )?def (test_\w*)", re.MULTILINE)
    text = subject.snippet.tests or ""
    return {match[1]: text.count("\n", 0, match.start()) + 1 for match in pattern.finditer(text)}


def _pylint(subject: Subject) -> tuple[Finding, ...]:
    code = subject.snippet.code
    try:
        found = analyze(code, sources=_PYLINT)
    except AnalysisError:
        return ()
    return tuple(replace(one, span=_meant(one, ast.parse(code))) for one in found)


def _meant(finding: Finding, tree: ast.Module) -> Span:
    """The lines a message speaks of. pylint names the `def` line alone: where it asks for another
    shape (R) it speaks of the function, else of the signature."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.lineno == finding.core:
            last = node.body[0].lineno - 1 if finding.code[0] != "R" else node.end_lineno
            return Span(node.lineno, max(node.lineno, last or 0))
    return finding.span


def _nearest(word: str, known: Iterable[str]) -> str:
    close = get_close_matches(word, list(known), n=1)
    return f"Did you mean `{close[0]}`?" if close else ""
