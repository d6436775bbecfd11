"""The fixed version and the tests: what runs of them, and the detectors, say."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.sandbox import Outcome

from ..growth.measure import workloads
from ..growth.record import is_stale, record_path
from .complaint import Complaint, Repair
from .evidence import SURE, test_names
from .running import Runs
from .subject import Subject

DEFECT = "test_defect_"


def check_fixed_kinds(subject: Subject) -> Iterator[Complaint]:
    """Complaints about defects of the rubric that a detector still sees in the fixed version."""
    listed = {
        kind
        for issue in subject.snippet.rubric.issues
        for kind in (issue.kind, *(e.removeprefix("kind:") for e in issue.evidence if ":" in e))
        if kind
    }
    for finding in subject.fixed_findings:
        if finding.code in listed and finding.confidence >= SURE:
            message = f"the fixed version still shows `{finding.code}`"
            yield subject.in_file("fixed", "fixed.py", finding.core, message, "Mend it there too")


def check_runs(subject: Subject, runs: Runs) -> Iterator[Complaint]:
    """Complaints about what the tests and workloads showed when they were run."""
    yield from _ends(subject, runs)
    if isinstance(runs.snippet, Outcome) and not subject.snippet.rubric.issues:
        lines = test_names(subject)
        for name in sorted(runs.snippet.failed):
            message = f"`{name}` fails, and the rubric lists no issue"
            remedy = "Mend the code or the test, or list the defect"
            yield subject.in_file("tests", "test_behaviour.py", lines.get(name), message, remedy)
    elif isinstance(runs.snippet, Outcome) and isinstance(runs.fixed, Outcome):
        yield from _outcomes(subject, runs.snippet, runs.fixed)
        yield from _test_evidence(subject, runs.snippet, runs.fixed)
    yield from _growth(subject, runs)


def _ends(subject: Subject, runs: Runs) -> Iterator[Complaint]:
    for name, outcome in (("snippet.py", runs.snippet), ("fixed.py", runs.fixed)):
        if isinstance(outcome, str):
            message = f"the tests cannot be run on {name}: {outcome}"
            yield subject.in_file("tests", "test_behaviour.py", None, message)


def _outcomes(subject: Subject, snippet: Outcome, fixed: Outcome) -> Iterator[Complaint]:
    lines = test_names(subject)
    for name in sorted(fixed.failed):
        message = f"`{name}` fails on the fixed version"
        remedy = "Mend fixed.py, or the test"
        yield subject.in_file("tests", "test_behaviour.py", lines.get(name), message, remedy)
    for name in sorted(snippet.failed):
        if not name.startswith(DEFECT):
            message = f"`{name}` fails on the snippet"
            remedy = f"Name it {DEFECT}<issue id> if it shows a defect, else mend the snippet"
            yield subject.in_file("tests", "test_behaviour.py", lines.get(name), message, remedy)


def _test_evidence(subject: Subject, snippet: Outcome, fixed: Outcome) -> Iterator[Complaint]:
    lines = test_names(subject)
    cited: set[str] = set()
    for number, issue in enumerate(subject.snippet.rubric.issues):
        for entry in issue.evidence:
            name = entry.removeprefix("test:")
            if name == entry or name not in lines:
                continue
            cited.add(name)
            if name not in snippet.failed:
                yield subject.in_rubric(
                    "evidence", ("issue", number, "evidence"),
                    f"`{name}` passes on the snippet, so it does not show `{issue.id}`",
                    "Make it fail there, or remove the evidence", text=entry,
                )  # fmt: skip
    issues = {issue.id for issue in subject.snippet.rubric.issues}
    for name in sorted(set(lines) - cited):
        if not name.startswith(DEFECT):
            continue
        issue_id = name.removeprefix(DEFECT).replace("_", "-")
        shows = issue_id in issues and name in snippet.failed and name in fixed.passed
        message = f"`{name}` is evidence of no issue"
        remedy = "--fix adds it" if shows else f'Add "test:{name}" to the issue that it shows'
        repair = Repair(issue_id, f"test:{name}") if shows else None
        yield subject.in_file(
            "evidence", "test_behaviour.py", lines[name], message, remedy, level="warning",
            repair=repair,
        )  # fmt: skip


def _growth(subject: Subject, runs: Runs) -> Iterator[Complaint]:
    if isinstance(runs.growth, str):
        yield subject.in_file("growth", "growth.py", None, f"cannot be measured: {runs.growth}")
        return
    known = workloads(subject.snippet.growth or "")
    issues = {
        issue.id: (number, issue) for number, issue in enumerate(subject.snippet.rubric.issues)
    }
    for issue_id, line in known.items():
        if issue_id not in issues:
            message = f"the rubric has no issue `{issue_id}`"
            yield subject.in_file("growth", "growth.py", line, message, "Name one that it has")
            continue
        number, issue = issues[issue_id]
        against = (runs.growth or {}).get(issue_id)
        if against is not None:
            yield subject.in_rubric(
                "growth", ("issue", number, "evidence"), f"growth of `{issue_id}`: {against}",
                "See `reviewer author measure`; correct the claim or the workload", text="growth",
            )  # fmt: skip
        elif "growth" not in issue.evidence and runs.growth is not None:
            yield subject.in_rubric(
                "evidence", ("issue", number, "evidence"),
                f"`growth` is measured for `{issue_id}` and is not listed", "--fix adds it",
                level="warning", repair=Repair(issue_id, "growth"),
            )  # fmt: skip
    if is_stale(subject.snippet):
        path = record_path(subject.snippet).name
        yield subject.in_rubric(
            "growth", (), f"{path} is of other code", "Write it anew: `author measure ID --write`",
            level="warning",
        )  # fmt: skip
