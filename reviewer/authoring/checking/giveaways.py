"""Names, comments and texts before the review that give a defect away."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator

from .complaint import Complaint
from .subject import Subject

_CONFESSIONS = re.compile(
    r"\b(?:bugs?|buggy|fixme|todo|xxx|hack(?:y|ish)?|wrong(?:ly)?|incorrect(?:ly)?|defects?"
    r"|flaw(?:s|ed)?"
    r"|slow(?:ly)?|inefficient(?:ly)?|quadratic|leaks?|leaky|unsafe|insecure|naive(?:ly)?"
    r"|should (?:be|have|use|not)|O\([^)]*\))(?!\w)",
    re.IGNORECASE,
)
_TELLING = frozenset(
    """buggy bug broken wrong incorrect slow slowly inefficient naive unsafe insecure leaky
    leaking flawed faulty quadratic fixme todo""".split()
)
_WORD = re.compile(r"[a-z]{4,}")
_COMMON = frozenset(
    "that this with from each every when which only once into than then they".split()
)
SHARED = 0.7
"""Share of an issue's title words that no text shown before the review may hold."""
FEWEST_WORDS = 3


def check_giveaways(subject: Subject) -> Iterator[Complaint]:
    """Complaints about what a trainee could read the answer from."""
    yield from _comments(subject)
    yield from _names(subject)
    yield from _introduction(subject)
    yield from _labels(subject)


def words(text: str) -> set[str]:
    """The words that carry meaning, without a plural's s."""
    found = set(_WORD.findall(text.lower())) - _COMMON
    return {word.removesuffix("s") if len(word) > 4 else word for word in found}


def share(title: str, text: str) -> float:
    """Share of the words of a title that a text holds; 0 for titles too short to tell."""
    wanted = words(title)
    return len(wanted & words(text)) / len(wanted) if len(wanted) >= FEWEST_WORDS else 0.0


def _comments(subject: Subject) -> Iterator[Complaint]:
    remedy = "Say what the code is for, as its own author would"
    for line, text in _said(subject.snippet.code):
        match = _CONFESSIONS.search(text)
        if match:
            message = f"`{match.group()}` in a comment gives a defect away"
            yield subject.in_file("giveaway", "snippet.py", line, message, remedy)
            continue
        for issue in subject.snippet.rubric.issues:
            if share(issue.title, text) >= SHARED:
                message = f"a comment says what issue `{issue.id}` is"
                yield subject.in_file("giveaway", "snippet.py", line, message, remedy)


def _said(code: str) -> Iterator[tuple[int, str]]:
    """Lines and texts of comments. What a docstring promises is the measure of the code: only a
    comment confesses."""
    for token in tokenize.generate_tokens(io.StringIO(code).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def _names(subject: Subject) -> Iterator[Complaint]:
    seen: set[str] = set()
    for node in ast.walk(ast.parse(subject.snippet.code)):
        name = _bound(node)
        parts = set(re.findall(r"[a-z]+", re.sub(r"([A-Z])", r"_\1", name).lower()))
        telling = sorted(parts & _TELLING)
        if telling and name not in seen:
            seen.add(name)
            message = f"the name `{name}` gives a defect away"
            remedy = f"Choose one without `{telling[0]}`"
            line = getattr(node, "lineno", None)
            yield subject.in_file("giveaway", "snippet.py", line, message, remedy)


def _bound(node: ast.AST) -> str:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return node.name
    if isinstance(node, ast.arg):
        return node.arg
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        return node.id
    return ""


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.;:?!])\s", text)


def _introduction(subject: Subject) -> Iterator[Complaint]:
    rubric = subject.snippet.rubric
    asked = rubric.explain.question if rubric.explain else ""
    for issue in rubric.issues:
        for at, text in (
            (("title",), rubric.title),
            (("context",), rubric.context),
            (("explain", "question"), asked),
        ):
            if any(share(issue.title, sentence) >= SHARED for sentence in _sentences(text)):
                message = f"`{at[-1]}` says what issue `{issue.id}` is"
                remedy = "It is shown before the review: describe the task, not the defect"
                yield subject.in_rubric("giveaway", at, message, remedy)


def _labels(subject: Subject) -> Iterator[Complaint]:
    """The id and the tags, which a list of snippets shows."""
    kinds = {issue.kind for issue in subject.snippet.rubric.issues}
    labels = [("title", subject.id), *(("tags", tag) for tag in subject.snippet.rubric.tags)]
    for key, label in labels:
        telling = sorted(_TELLING & set(re.split(r"[^a-z]+", label.lower())))
        if telling or label in kinds:
            what = "id" if key == "title" else "tag"
            remedy = "Name the task of the code"
            message = f"the {what} `{label}` gives a defect away"
            yield subject.in_rubric("giveaway", (key,), message, remedy, text=label)
