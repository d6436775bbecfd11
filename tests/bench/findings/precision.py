"""How often the kind detectors are right about well-kept code: the judged findings, counted.

`python -m tests.bench.findings.precision` prints the precision of each kind as it was sampled,
and, for the findings that the detectors still report with a confidence of REPORTED or more, as it
is now. Each line of judged.jsonl is one finding, judged by reading the code: `sample` 1 was drawn
from the first detectors, 2 and 3 after corrections, 4 is all that was left then, 5 was drawn from
six packages (at most nine of a kind) after the detectors were widened. From sample 2
on only findings of confidence REPORTED or more were drawn, and none twice. `verdict` is false
where the message is wrong of this code, where its advice would break or not improve it, or where
what it warns of cannot matter there. The same findings led the corrections: on other code the
precision of the second table is to be taken as an upper bound.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

JUDGED = Path(__file__).with_name("judged.jsonl")
MODULES = {
    "rich": "rich",
    "pandas": "pandas",
    "scikit-learn": "sklearn",
    "numpy": "numpy",
    "pytest": "_pytest",
    "textual": "textual",
}
REPORTED = 0.5
"""Below this confidence the engine does not take a finding as evidence."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One finding on installed code, and whether it is right."""

    sample: int
    package: str
    version: str
    path: str
    line: int
    kind: str
    confidence: float
    verdict: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Precision:
    """How many of the findings of a kind are right."""

    kind: str
    right: int
    judged: int

    @property
    def share(self) -> float:
        """The precision, within 0..1."""
        return self.right / self.judged


def read_judged() -> tuple[Judged, ...]:
    """All judged findings, in the order of the file."""
    lines = JUDGED.read_text(encoding="utf-8").splitlines()
    return tuple(Judged(**json.loads(line)) for line in lines)


def by_kind(findings: Iterable[Judged]) -> tuple[Precision, ...]:
    """The precision of each kind, most judged first."""
    verdicts: dict[str, list[bool]] = defaultdict(list)
    for finding in findings:
        verdicts[finding.kind].append(finding.verdict)
    counted = [Precision(kind, sum(seen), len(seen)) for kind, seen in verdicts.items()]
    return tuple(sorted(counted, key=lambda item: (-item.judged, item.kind)))


def installed(findings: Iterable[Judged]) -> tuple[Judged, ...]:
    """Those whose package is installed here in the very version that was judged."""
    present: dict[tuple[str, str], bool] = {}
    for finding in findings:
        key = (finding.package, finding.version)
        if key not in present:
            try:
                present[key] = version(finding.package) == finding.version
            except PackageNotFoundError:
                present[key] = False
    return tuple(item for item in findings if present[item.package, item.version])


def still_reported(findings: Iterable[Judged]) -> tuple[Judged, ...]:
    """Those that the detectors report today with a confidence of REPORTED or more."""
    from reviewer.kinds import detect, parse

    reports: dict[tuple[str, str], set[tuple[int, str]]] = {}
    kept = []
    for finding in findings:
        key = (finding.package, finding.path)
        if key not in reports:
            spec = find_spec(MODULES[finding.package])
            assert spec is not None
            assert spec.origin is not None
            code = (Path(spec.origin).parent / finding.path).read_text(encoding="utf-8")
            found = detect(parse(code), code)
            reports[key] = {(f.core, f.code) for f in found if f.confidence >= REPORTED}
        if (finding.line, finding.kind) in reports[key]:
            kept.append(finding)
    return tuple(kept)


def table(title: str, findings: Iterable[Judged]) -> str:
    """The precision by kind as text."""
    rows = by_kind(findings)
    right, judged = sum(row.right for row in rows), sum(row.judged for row in rows)
    if not judged:
        return f"{title}: no finding"
    lines = [f"{title}: {right} of {judged} right, precision {right / judged:.2f}"]
    lines += [f"  {row.kind:<36}{row.right:>4} of {row.judged:<4}{row.share:.2f}" for row in rows]
    return "\n".join(lines)


def main() -> int:
    """Print both tables."""
    judged = read_judged()
    for sample in sorted({item.sample for item in judged}):
        drawn = [item for item in judged if item.sample == sample]
        right = sum(item.verdict for item in drawn)
        print(f"sample {sample}: {right} of {len(drawn)} right, {right / len(drawn):.2f}")
    print(table("all that were judged", judged))
    here = installed(judged)
    print(f"{len(here)} of {len(judged)} judged findings are of versions installed here")
    print(table("still reported", still_reported(here)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
