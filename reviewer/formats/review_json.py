"""The native review, `reviewer.review/1`, as JSON data."""

from __future__ import annotations

from typing import Any

from reviewer.model import Comment, ComplexityAnswer, Review, Span

from . import limits
from .check import Checker, input_error
from .decode import Where
from .fences import take_suggestion

SCHEMA = "reviewer.review/1"
_REVIEW_KEYS = ("schema", "snippet", "reviewer", "explanation", "complexity", "comments")
_COMPLEXITY_KEYS = ("time", "space")
_LINE_REMEDY = "`line` is the last line of the comment"
_COMMENT_KEYS = ("start_line", "line", "body", "suggestion")


def review_to_dict(review: Review) -> dict[str, Any]:
    """`review` as JSON data with the keys in their documented order."""
    complexity = review.complexity
    return {
        "schema": SCHEMA,
        "snippet": review.snippet,
        "reviewer": review.reviewer,
        "explanation": review.explanation,
        "complexity": complexity and {"time": complexity.time, "space": complexity.space},
        "comments": [
            {
                "start_line": comment.span and comment.span.first,
                "line": comment.span and comment.span.last,
                "body": comment.body,
                "suggestion": comment.suggestion,
            }
            for comment in review.comments
        ],
    }


def review_from_dict(data: object, *, path: str = "review") -> Review:
    """The review that `data` describes. Raises InputError, which names every fault."""
    checker = Checker()
    review = check_review(data, checker)
    if checker.faults:
        raise input_error(checker.faults, path)
    return review


def check_review(data: object, checker: Checker) -> Review:
    """The review that `data` describes, as far as it does; `checker` has the faults."""
    values = checker.mapping(data, (), _REVIEW_KEYS, required=("snippet",))
    schema = values.get("schema", SCHEMA)
    if schema != SCHEMA:
        checker.note(("schema",), "the review is of another schema", f"`{SCHEMA}` is read")
    snippet = checker.text(values.get("snippet", ""), ("snippet",), limits.NAME_CHARACTERS)
    if not snippet and "snippet" in values and not checker.faults:
        checker.note(("snippet",), "`snippet` is empty", "It names the snippet, <track>/<slug>")
    comments = checker.items(values.get("comments", []), ("comments",), limits.COMMENTS)
    reviewer = checker.optional_text(values.get("reviewer"), ("reviewer",), limits.NAME_CHARACTERS)
    explanation = checker.optional_text(
        values.get("explanation"), ("explanation",), limits.EXPLANATION_CHARACTERS
    )
    return Review(
        snippet=snippet,
        reviewer=reviewer or "",
        comments=tuple(
            _comment(comment, checker, ("comments", index))
            for index, comment in enumerate(comments)
        ),
        explanation=explanation or "",
        complexity=_complexity(values.get("complexity"), checker),
    )


def _complexity(data: object, checker: Checker) -> ComplexityAnswer | None:
    if data is None:
        return None
    where: Where = ("complexity",)
    values = checker.mapping(data, where, _COMPLEXITY_KEYS)
    limit = limits.COMPLEXITY_CHARACTERS
    return ComplexityAnswer(
        time=checker.optional_text(values.get("time"), (*where, "time"), limit),
        space=checker.optional_text(values.get("space"), (*where, "space"), limit),
    )


def _comment(data: object, checker: Checker, where: Where) -> Comment:
    values = checker.mapping(data, where, _COMMENT_KEYS, required=("body",))
    body = checker.text(values.get("body", ""), (*where, "body"), limits.BODY_CHARACTERS)
    suggestion = checker.optional_text(
        values.get("suggestion"), (*where, "suggestion"), limits.SUGGESTION_CHARACTERS
    )
    if suggestion is None:
        body, suggestion = take_suggestion(body)
    last = checker.line_number(values.get("line"), (*where, "line"))
    first = checker.line_number(values.get("start_line"), (*where, "start_line"))
    return Comment(body, _span(first, last, checker, where), suggestion)


def _span(first: int | None, last: int | None, checker: Checker, where: Where) -> Span | None:
    if last is None:
        if first is not None:
            checker.note((*where, "start_line"), "`start_line` without `line`", _LINE_REMEDY)
        return None
    if first is None:
        return Span(last, last)
    if first > last:
        message = f"`start_line` {first} is after `line` {last}"
        checker.note((*where, "start_line"), message, _LINE_REMEDY)
        return None
    return Span(first, last)
