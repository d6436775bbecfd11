"""The rubric of an injected defect, as TOML."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reviewer.model import Finding, Kind

from .classes import issue_class
from .excerpt import Excerpt
from .toml_text import SCHEMA_LINE, pairs

MINUTES_PER_LINES = 8
"""Lines of code that a reviewer is given a minute for, besides two to begin with."""


def rubric_text(
    kind: Kind,
    finding: Finding,
    excerpt: Excerpt,
    lines: Sequence[int],
    fixed_lines: Sequence[str],
    source: str,
    tests: Sequence[str] = (),
) -> str:
    """The TOML of a rubric whose one issue is `finding`, on `lines` of the snippet.

    `fixed_lines` are those that stood there in the clean code, `source` names the file it was
    taken from, `tests` are tests that fail on the snippet.
    """
    sort = issue_class(kind)
    name = excerpt.name or source
    size = excerpt.code.count("\n")
    shown = f"`{excerpt.name}` of {source}" if excerpt.name else source
    head: dict[str, object] = {
        "title": name,
        "question": sort.question,
        "difficulty": 2 if size <= 40 else 3,
        "minutes": 2 + -(-size // MINUTES_PER_LINES),
        "context": f"{shown}. What it does not define stands elsewhere.",
        "tags": ["injected"],
    }
    issue: dict[str, object] = {
        "id": kind.id,
        "kind": kind.id,
        "title": kind.title,
        "category": sort.category,
        "severity": sort.severity,
        "why": f"{finding.message} {kind.why}",
        "fix": _fix(kind, fixed_lines),
        "time": kind.time,
        "space": kind.space,
        "evidence": [f"kind:{kind.id}", *(f"test:{test}" for test in tests)],
        "phrases": [_first_sentence(finding.message), *kind.phrases],
        "misconceptions": list(kind.misconceptions),
        "hints": [sort.first_hint, f"Look at {_place(lines)}.", kind.statement],
    }
    parts = [SCHEMA_LINE, *pairs(head)]
    if excerpt.summary:
        explain: dict[str, object] = {
            "question": f"What does {name} do?",
            "key_points": [excerpt.summary],
        }
        parts += ["", "[explain]", *pairs(explain)]
    parts += ["", "[[issue]]", *pairs(issue)]
    return "\n".join(parts) + "\n"


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
