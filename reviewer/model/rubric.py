"""What a snippet's reviewers are expected to find: issues, decoys, explanation points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from .spans import Span

Severity = Literal["minor", "major", "critical"]
Category = Literal[
    "time",
    "space",
    "builtin",
    "correctness",
    "ml",
    "stats",
    "style",
    "robustness",
    "security",
    "testing",
]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
CATEGORIES: tuple[Category, ...] = get_args(Category)


@dataclass(frozen=True, slots=True)
class Growth:
    """Complexity of one resource in the snippet and in its fixed version, as big-O text."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Issue:
    """One defect of one snippet. `lines` are where it stands, in order."""

    id: str
    title: str
    category: Category
    severity: Severity
    why: str
    fix: str
    lines: tuple[Span, ...]
    kind: str | None = None
    optional: bool = False
    time: Growth | None = None
    space: Growth | None = None
    evidence: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    misconceptions: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decoy:
    """Code that tempts into the false remark `claim`; `why_wrong` says why it is false."""

    id: str
    claim: str
    why_wrong: str
    lines: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Explain:
    """The opening question, and the points a full answer covers."""

    question: str
    key_points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Complexity:
    """Complexity of the snippet as shown. `variables` maps a letter to what it counts."""

    time: str | None = None
    space: str | None = None
    variables: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rubric:
    """The key of one snippet. `hash` identifies its content, lines included."""

    title: str
    question: int
    difficulty: int
    minutes: int
    context: str
    tags: tuple[str, ...]
    explain: Explain | None
    complexity: Complexity | None
    issues: tuple[Issue, ...]
    decoys: tuple[Decoy, ...]
    hash: str = ""

    def issue(self, issue_id: str) -> Issue:
        """The issue of that id. Raises KeyError."""
        for issue in self.issues:
            if issue.id == issue_id:
                return issue
        raise KeyError(issue_id)

    def decoy(self, decoy_id: str) -> Decoy:
        """The decoy of that id. Raises KeyError."""
        for decoy in self.decoys:
            if decoy.id == decoy_id:
                return decoy
        raise KeyError(decoy_id)
