"""The words of the program as frozen dataclasses, without I/O. Imports nothing of ours."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

# Loaded when asked for: to make the classes of all modules takes as long as to list the snippets.
_MODULES = {
    "change": ("Change",),
    "finding": ("Defect", "Finding", "Source"),
    "kind": ("Kind",),
    "report": (
        "CommentResult",
        "ComplexityMark",
        "ComplexityResult",
        "Credit",
        "Deduction",
        "ExplanationResult",
        "IssueResult",
        "KeyPoint",
        "Report",
        "Status",
        "SuggestionResult",
        "SuggestionVerdict",
        "Verdict",
    ),
    "review": ("Comment", "ComplexityAnswer", "Review"),
    "rubric": (
        "CATEGORIES",
        "SEVERITIES",
        "Category",
        "Complexity",
        "Decoy",
        "Explain",
        "Growth",
        "Issue",
        "Rubric",
        "Severity",
    ),
    "snippet": ("Snippet",),
    "spans": ("Span",),
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
