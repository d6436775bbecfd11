"""The rubric of an injected defect, as TOML."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reviewer.model import Finding, Issue, Kind, Span

from .classes import issue_class
from .excerpt import Excerpt
from .toml_text import SCHEMA_LINE, pairs

MINUTES_PER_LINES = 8
"""Lines of code that a reviewer is given a minute for, besides two to begin with."""


_KEYS = (
    "id", "kind", "title", "category", "severity", "why", "fix", "time", "space", "evidence",
    "phrases", "misconceptions", "hints",
)  # fmt: skip


def injected_issue(
    kind: Kind,
    finding: Finding,
    lines: Sequence[int],
    fixed_lines: Sequence[str],
    tests: Sequence[str] = (),
) -> Issue:
    """The issue of an injected defect, which is on `lines` of the snippet.

    `fixed_lines` are those that stood there in the clean code, `tests` are tests that fail on the
    snippet.
    """
    sort = issue_class(kind)
    return Issue(
        id=kind.id,
        kind=kind.id,
        title=kind.title,
        category=sort.category,
        severity=sort.severity,
        why=f"{finding.message} {kind.why}",
        fix=_fix(kind, fixed_lines),
        lines=_spans(lines),
        time=kind.time,
        space=kind.space,
        evidence=(f"kind:{kind.id}", *(f"test:{test}" for test in tests)),
        phrases=(_first_sentence(finding.message), *kind.phrases),
        misconceptions=kind.misconceptions,
        hints=(sort.first_hint, f"Look at {_place(lines)}.", kind.statement),
    )


def rubric_text(kind: Kind, issue: Issue, excerpt: Excerpt, source: str) -> str:
    """The TOML of a rubric whose one issue, of that kind, is marked in the snippet.

    `source` names the file that the code was taken from.
    """
    name = excerpt.name or source
    size = excerpt.code.count("\n")
    shown = f"`{excerpt.name}` of {source}" if excerpt.name else source
    head: dict[str, object] = {
        "title": name,
        "question": issue_class(kind).question,
        "difficulty": 2 if size <= 40 else 3,
        "minutes": 2 + -(-size // MINUTES_PER_LINES),
        "context": f"{shown}. What it does not define stands elsewhere.",
        "tags": ["injected"],
    }
    table = {name: getattr(issue, name) for name in _KEYS}
    parts = [SCHEMA_LINE, *pairs(head)]
    if excerpt.summary:
        explain: dict[str, object] = {
            "question": f"What does {name} do?",
            "key_points": [excerpt.summary],
        }
        parts += ["", "[explain]", *pairs(explain)]
    parts += ["", "[[issue]]", *pairs(table)]
    return "\n".join(parts) + "\n"


def _spans(lines: Sequence[int]) -> tuple[Span, ...]:
    """Lines in order as ranges."""
    found: list[Span] = []
    for line in lines:
        if found and found[-1].last == line - 1:
            found[-1] = Span(found[-1].first, line)
        else:
            found.append(Span(line, line))
    return tuple(found)


def _fix(kind: Kind, fixed_lines: Sequence[str]) -> str:
    written = [line.strip() for line in fixed_lines if line.strip()]
    if not 1 <= len(written) <= 3:
        return kind.fix
    return f"{kind.fix} Here: {' / '.join(f'`{line}`' for line in written)}."


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=\.) ", text, maxsplit=1)[0]


def _place(lines: Sequence[int]) -> str:
    first, last = lines[0], lines[-1]
    return f"line {first}" if first == last else f"lines {first} to {last}"
