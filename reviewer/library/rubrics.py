"""Rubric files: TOML to model.Rubric."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from reviewer.model import (
    CATEGORIES,
    SEVERITIES,
    Complexity,
    Decoy,
    Explain,
    Issue,
    Rubric,
    Span,
)
from reviewer.problems import InputError, Problem

from .annotations import Annotated
from .fields import Fields
from .headings import heading_of
from .toml_source import TomlSource, parse_toml

T = TypeVar("T", Issue, Decoy)

MOST_ISSUES = 100


def read_rubric(text: str, path: str, annotated: Annotated, line_count: int) -> Rubric:
    """Parse a rubric and give its issues and decoys the lines that the markers name.

    `annotated` is the snippet of the rubric, `line_count` its number of lines. Raises InputError
    with every problem found, each with its line.
    """
    source = parse_toml(text, path)
    problems: list[Problem] = []
    top = Fields(source, source.data, (), problems)
    heading = heading_of(top)
    explain = _explain(top.table("explain"))
    complexity = _complexity(top.table("complexity"))
    issues = top.unique(
        (_issue(table) for table in top.tables("issue", MOST_ISSUES)), lambda i: i.id, "issue"
    )
    decoys = top.unique(
        (_decoy(table) for table in top.tables("decoy", MOST_ISSUES)), lambda d: d.id, "decoy"
    )
    top.finish()
    issues = tuple(
        replace(issue, lines=spans)
        for issue, spans in _place(issues, "issue", annotated.issues, source, line_count, problems)
    )
    decoys = tuple(
        replace(decoy, lines=spans)
        for decoy, spans in _place(decoys, "decoy", annotated.decoys, source, line_count, problems)
    )
    problems += _strays(annotated, issues, decoys, path)
    if problems:
        raise InputError(sorted(problems, key=lambda problem: problem.line or 0))
    return Rubric(
        title=heading.title,
        question=heading.question,
        difficulty=heading.difficulty,
        minutes=heading.minutes,
        context=heading.context,
        tags=heading.tags,
        explain=explain,
        complexity=complexity,
        issues=issues,
        decoys=decoys,
        hash=content_hash(text, annotated.code, annotated.issues, annotated.decoys),
    )


def content_hash(
    rubric: str,
    code: str,
    issues: Mapping[str, tuple[Span, ...]],
    decoys: Mapping[str, tuple[Span, ...]],
) -> str:
    """Identity of a rubric's content: its text, the code it is about, and the marked lines."""
    marks = [
        f"{sort} {name} {' '.join(map(str, spans))}"
        for sort, named in (("issue", issues), ("decoy", decoys))
        for name, spans in sorted(named.items())
    ]
    content = "\0".join([rubric, code, *marks])
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def _explain(table: Fields | None) -> Explain | None:
    if table is None:
        return None
    explain = Explain(table.text("question"), table.texts("key_points"))
    table.finish()
    return explain


def _complexity(table: Fields | None) -> Complexity | None:
    if table is None:
        return None
    complexity = Complexity(
        table.text_or_none("time"), table.text_or_none("space"), table.mapping("variables")
    )
    table.finish()
    return complexity


def _issue(table: Fields) -> Issue:
    issue = Issue(
        id=table.text("id"),
        title=table.text("title"),
        category=table.choice("category", CATEGORIES),
        severity=table.choice("severity", SEVERITIES),
        why=table.text("why"),
        fix=table.text("fix"),
        lines=table.spans("lines"),
        kind=table.text_or_none("kind"),
        optional=table.flag("optional"),
        time=table.growth("time"),
        space=table.growth("space"),
        evidence=table.texts("evidence"),
        phrases=table.texts("phrases"),
        misconceptions=table.texts("misconceptions"),
        hints=table.texts("hints"),
    )
    table.finish()
    return issue


def _decoy(table: Fields) -> Decoy:
    decoy = Decoy(
        table.text("id"), table.text("claim"), table.text("why_wrong"), table.spans("lines")
    )
    table.finish()
    return decoy


def _place(
    items: tuple[T, ...],
    what: str,
    marked: Mapping[str, tuple[Span, ...]],
    source: TomlSource,
    line_count: int,
    problems: list[Problem],
) -> list[tuple[T, tuple[Span, ...]]]:
    placed = []
    for number, item in enumerate(items):
        spans = item.lines or marked.get(item.id, ())
        fault = _misplaced(what, item, marked, line_count)
        if fault is not None:
            line = source.line((what, number, "lines"))
            problems.append(Problem(source.path, line, *fault))
        placed.append((item, spans))
    return placed


def _misplaced(
    what: str, item: Issue | Decoy, marked: Mapping[str, tuple[Span, ...]], line_count: int
) -> tuple[str, str, str] | None:
    """What is wrong with the lines of an item: message, remedy and key of the problem."""
    spans = item.lines or marked.get(item.id, ())
    if item.lines and item.id in marked:
        return f"{what} `{item.id}` has both a marker and `lines`", "Keep one of them", "lines"
    if not spans:
        mark = "defect" if what == "issue" else what
        remedy = f"Mark its line with `# {mark}: {item.id}`"
        return f"{what} `{item.id}` stands on no line", remedy, "id"
    if spans[-1].last > line_count:
        message = f"{what} `{item.id}` is on line {spans[-1].last}"
        return message, f"The snippet has {line_count} lines", "lines"
    return None


def _strays(
    annotated: Annotated, issues: tuple[Issue, ...], decoys: tuple[Decoy, ...], path: str
) -> list[Problem]:
    """Markers whose id the rubric does not have."""
    from difflib import get_close_matches

    strays = []
    for what, marked, known in (
        ("issue", annotated.issues, [issue.id for issue in issues]),
        ("decoy", annotated.decoys, [decoy.id for decoy in decoys]),
    ):
        for name, spans in marked.items():
            if name not in known:
                close = get_close_matches(name, known, n=1)
                remedy = f"Did you mean `{close[0]}`?" if close else f"Add [[{what}]] to {path}"
                strays.append(
                    Problem(
                        annotated.path,
                        spans[0].first,
                        f"the rubric has no {what} `{name}`",
                        remedy,
                        name,
                    )
                )
    return strays
