"""What the issues of a library rest on: a program's word, or a reader's alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reviewer.model import Issue

SOURCES = ("kind", "pylint", "radon", "test", "growth", "human")


@dataclass(frozen=True, slots=True)
class Tally:
    """Issues, those with evidence that a program confirms, and those by each source."""

    issues: int
    machine: int
    by_source: dict[str, int]

    @property
    def share(self) -> float:
        """Share of the issues with machine evidence, 0..1; 0 without issues."""
        return self.machine / self.issues if self.issues else 0.0


def sources(issue: Issue) -> frozenset[str]:
    """The sources of an issue's evidence."""
    return frozenset(entry.partition(":")[0] for entry in issue.evidence)


def tally(issues: Iterable[Issue]) -> Tally:
    """Count the issues by their evidence."""
    each = [sources(issue) for issue in issues]
    return Tally(
        len(each),
        sum(bool(one - {"human"}) for one in each),
        {name: sum(name in one for one in each) for name in SOURCES},
    )
