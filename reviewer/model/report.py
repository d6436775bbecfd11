"""The scored review."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from .rubric import Severity

Verdict = Literal["issue", "extra", "nit", "wrong", "vague", "praise"]
Status = Literal["found", "partial", "missed"]
Credit = Literal["full", "partial"]
SuggestionVerdict = Literal["verified", "plausible", "flawed", "unchecked"]


@dataclass(frozen=True, slots=True)
class IssueResult:
    """What became of one issue. `comments` are the indexes of the comments that address it."""

    id: str
    severity: Severity
    status: Status
    credit: float
    comments: tuple[int, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class SuggestionResult:
    """What is known of a suggested change, and how."""

    verdict: SuggestionVerdict
    detail: str


@dataclass(frozen=True, slots=True)
class CommentResult:
    """What is said of one comment, with the reasons in words.

    `confidence` is the engine's in its own verdict. `possible` are further issues that the engine
    held possible and did not credit, with their probability. `judge` names the language model
    whose verdict this is; None where it is the engine's.
    """

    index: int
    verdict: Verdict
    addresses: Mapping[str, Credit] = field(default_factory=dict)
    decoy: str | None = None
    confidence: float = 1.0
    suggestion: SuggestionResult | None = None
    reasons: tuple[str, ...] = ()
    possible: Mapping[str, float] = field(default_factory=dict)
    judge: str | None = None


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """One point of the explanation, and how far the reviewer's text covers it: `credit` is the
    share, 0..1, `covered` whether it is enough to be called so."""

    text: str
    covered: bool
    credit: float = 0.0

    @property
    def partly(self) -> bool:
        """Whether it was said in part. Less than a quarter is next to nothing."""
        return not self.covered and self.credit >= 0.25


@dataclass(frozen=True, slots=True)
class ExplanationResult:
    """The mark of the explanation, 0..1."""

    score: float
    key_points: tuple[KeyPoint, ...]


@dataclass(frozen=True, slots=True)
class ComplexityMark:
    """The mark of one complexity answer.

    `expected` is the rubric's, or where the rubric has none a static estimate's; then `reasons`
    say of what, and by which lines.
    """

    answer: str | None
    correct: bool
    expected: str
    source: Literal["rubric", "estimate"] = "rubric"
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ComplexityResult:
    """The marks of both answers; None where there is nothing to hold the answer to."""

    time: ComplexityMark | None
    space: ComplexityMark | None


@dataclass(frozen=True, slots=True)
class Deduction:
    """Points taken off, and the comment they are taken for."""

    reason: Literal["wrong", "decoy", "vague"]
    comment: int
    points: float


@dataclass(frozen=True, slots=True)
class Report:
    """The scored review. `rubric` is the rubric's hash, `engine` names version and model."""

    snippet: str
    reviewer: str
    rubric: str
    engine: str
    score: float
    issues: tuple[IssueResult, ...]
    comments: tuple[CommentResult, ...]
    explanation: ExplanationResult | None = None
    complexity: ComplexityResult | None = None
    deductions: tuple[Deduction, ...] = ()
