"""Workflow commands that GitHub Actions shows as annotations, and the page of the step.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reviewer.safe_text import no_command

from ..annotations import LEVELS, RULES, Annotation, annotate, repository_path
from ..records import Scored
from . import Sink, WriterOptions
from .markdown import SUMMARY, Page

MOST_OF_A_LEVEL = 10
"""GitHub shows no more of each level in a step."""


def write(scored: Iterable[Scored], out: Sink, options: WriterOptions) -> None:
    """Write the worst annotations, a line each; to `options.summary` all reviews as a table."""
    page = None if options.summary is None else Page(SUMMARY)
    kept: dict[str, list[Annotation]] = {rule_id: [] for rule_id in RULES}
    counts: Counter[str] = Counter()
    for item in scored:
        if page is not None:
            page.add(item)
        for annotation in annotate(item):
            counts[annotation.level] += 1
            if len(kept[annotation.rule.id]) < MOST_OF_A_LEVEL:
                kept[annotation.rule.id].append(annotation)
    for level in LEVELS:
        worst = [one for rule in RULES.values() if rule.level == level for one in kept[rule.id]]
        for annotation in worst[:MOST_OF_A_LEVEL]:
            out.write(_command(annotation) + "\n")
    out.write(_more(counts))
    if page is not None and options.summary is not None:
        page.write(options.summary)


def _command(annotation: Annotation) -> str:
    line = "" if annotation.line is None else f",line={annotation.line}"
    file, title = _property(repository_path(annotation.path)), _property(annotation.title)
    message = _data("\n".join((annotation.place, *annotation.details)))
    return f"::{annotation.level} file={file}{line},title={title}::{message}"


def _more(counts: Counter[str]) -> str:
    left = {level: counts[level] - MOST_OF_A_LEVEL for level in LEVELS}
    said = [
        f"{number:,} more {level}{'' if number == 1 else 's'}"
        for level, number in left.items()
        if number > 0
    ]
    if not said:
        return ""
    return f"Not annotated, as GitHub shows {MOST_OF_A_LEVEL} of a level: {', '.join(said)}.\n"


def _data(text: str) -> str:
    plain = no_command(text)
    return plain.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
