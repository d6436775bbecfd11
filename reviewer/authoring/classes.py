"""What a rubric says of an issue that follows from its kind alone: category, severity, hints."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.model import CATEGORIES, Category, Kind, Severity

_SEVERITY: dict[Category, Severity] = {
    "time": "major",
    "space": "minor",
    "builtin": "minor",
    "correctness": "major",
    "ml": "critical",
    "stats": "major",
    "style": "minor",
    "robustness": "major",
    "security": "critical",
    "testing": "major",
}
# Kinds whose folder is not an issue's category, or that matter more or less than it.
_CATEGORY: dict[str, Category] = {
    "sql-or-shell-by-string": "security",
    "unsafe-model-load": "security",
    "bare-or-broad-except": "robustness",
    "assert-for-validation": "robustness",
    "open-without-with": "robustness",
    "missing-encoding": "robustness",
    "raise-without-from": "robustness",
    "nan-equality": "correctness",
    "pandas-chained-assignment": "correctness",
    "pandas-merge-unspecified": "correctness",
    "numpy-legacy-seed": "style",
    "pandas-inplace": "style",
    "pandas-values": "style",
    "ddof-of-sample": "stats",
    "multiple-comparisons": "stats",
}
_MINOR = frozenset({"raise-without-from", "eq-none", "no-seed", "sorted-first-for-min"})
_FIRST_HINT: dict[Category, str] = {
    "time": "What does the code do again for each item, and how much work is that?",
    "space": "Which values are held in memory at once, and which of them are needed?",
    "builtin": "Which lines does the standard library or the language have a word for?",
    "correctness": "Try to think of a call whose result would be wrong.",
    "ml": "What does the model or its score get to see that it should not?",
    "stats": "Which assumption do the numbers rest on?",
    "style": "Which line would make a reader stop?",
    "robustness": "What happens here on the day something goes wrong?",
    "security": "What if a stranger chose the input?",
    "testing": "Could this test fail if the code were wrong?",
}
_QUESTION = {"ml": 5, "stats": 1, "testing": 8}
"""Interview question by category; 10 asks about Python itself."""
_BEHAVES = frozenset({"time", "space", "builtin", "style"})


@dataclass(frozen=True, slots=True)
class IssueClass:
    """`keeps_behaviour`: the defect costs time, memory or clarity; results stay right."""

    category: Category
    severity: Severity
    question: int
    first_hint: str
    keeps_behaviour: bool


def issue_class(kind: Kind) -> IssueClass:
    """The class of issues of a kind."""
    category = category_of(kind.id, kind.category)
    return IssueClass(
        category=category,
        severity="minor" if kind.id in _MINOR else _SEVERITY[category],
        question=9 if kind.category == "pandas-numpy" else _QUESTION.get(category, 10),
        first_hint=_FIRST_HINT[category],
        keeps_behaviour=category in _BEHAVES,
    )


def category_of(kind_id: str, folder: str) -> Category:
    """The category of issues of a kind; `folder` is the one that its text and code stand in."""
    if kind_id in _CATEGORY:
        return _CATEGORY[kind_id]
    if folder == "pandas-numpy":
        return "time"
    return next((known for known in CATEGORIES if known == folder), "style")
