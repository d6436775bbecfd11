"""A report with all that is known beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from reviewer.library import Weights
from reviewer.library.growth_records import GrowthRecord, read_growth
from reviewer.model import Comment, CommentResult, Decoy, Issue, Report, Review, Snippet

from ..details import Details
from ..history import Appeal, Standing


@dataclass(frozen=True)
class Debrief:
    """One scored attempt. `standing` is the snippet's; `appeals` are by subject. `submitted` is set
    where the attempt is not the one just made."""

    snippet: Snippet
    review: Review
    report: Report
    weights: Weights
    seconds: float = 0.0
    details: Details = field(default_factory=Details)
    standing: Standing | None = None
    appeals: Mapping[str, Appeal] = field(default_factory=dict)
    submitted: datetime | None = None
    changed: bool = False
    """Whether the snippet's key was another when the attempt was scored."""
    lost: int = 0
    """Issues that the report names and the snippet no longer has."""

    @cached_property
    def growth(self) -> GrowthRecord:
        """What was measured of the snippet; read when it is first asked for."""
        return read_growth(self.snippet)

    @cached_property
    def fixed(self) -> tuple[str, ...]:
        """The lines of the fixed version; none where there is none."""
        return tuple((self.snippet.fixed or "").splitlines())

    def marked(self, index: int) -> CommentResult:
        """What became of a comment. Raises KeyError."""
        return self._marked[index]

    def comment(self, index: int) -> Comment:
        """A comment of the review."""
        return self.review.comments[index]

    @cached_property
    def _marked(self) -> dict[int, CommentResult]:
        return {result.index: result for result in self.report.comments}

    def on_lines(self, comment: Comment) -> tuple[Issue | Decoy, ...]:
        """The issues and decoys of the key that stand on a comment's lines."""
        if comment.span is None:
            return ()
        every: tuple[Issue | Decoy, ...] = (
            *self.snippet.rubric.issues,
            *self.snippet.rubric.decoys,
        )
        return tuple(
            one for one in every if any(comment.span.overlaps(lines) for lines in one.lines)
        )
