"""The words of the program as frozen dataclasses, without I/O. Imports nothing of ours."""

from .change import Change
from .finding import Defect, Finding, Source
from .kind import Kind
from .report import (
    CommentResult,
    ComplexityMark,
    ComplexityResult,
    Credit,
    Deduction,
    ExplanationResult,
    IssueResult,
    KeyPoint,
    Report,
    Status,
    SuggestionResult,
    SuggestionVerdict,
    Verdict,
)
from .review import Comment, ComplexityAnswer, Review
from .rubric import (
    CATEGORIES,
    SEVERITIES,
    Category,
    Complexity,
    Decoy,
    Explain,
    Growth,
    Issue,
    Rubric,
    Severity,
)
from .snippet import Snippet
from .spans import Span

__all__ = [
    "CATEGORIES",
    "SEVERITIES",
    "Category",
    "Change",
    "Comment",
    "CommentResult",
    "Complexity",
    "ComplexityAnswer",
    "ComplexityMark",
    "ComplexityResult",
    "Credit",
    "Decoy",
    "Deduction",
    "Defect",
    "Explain",
    "ExplanationResult",
    "Finding",
    "Growth",
    "Issue",
    "IssueResult",
    "KeyPoint",
    "Kind",
    "Report",
    "Review",
    "Rubric",
    "Severity",
    "Snippet",
    "Source",
    "Span",
    "Status",
    "SuggestionResult",
    "SuggestionVerdict",
    "Verdict",
]
