"""Hints with a price. Which one comes next tells nothing of how many issues there are.

A strand is a row of hints from vague to plain: those of one issue, or general ones, which say how
to go on reading and are true of any code. General strands stand among those of issues, and every
snippet gives as many hints, sound code too.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from reviewer.model import SEVERITIES, Report, Rubric, Snippet

MOST_HINTS = 8
"""Hints one attempt can take, whatever the snippet."""
VAGUE_POINTS = 2
PLAIN_POINTS = 4
_GENERAL = "general:"


@dataclass(frozen=True, slots=True)
class Offer:
    """A hint that can be taken: its strand (an issue's id, or a general one), text and price."""

    strand: str
    text: str
    points: int


def next_hint(
    snippet: Snippet, taken: Mapping[str, int], found: frozenset[str] = frozenset()
) -> Offer | None:
    """The hint to offer next, None when an attempt has had its share.

    `taken` counts the hints taken by strand; `found` are the ids of issues that need none. A
    strand that was begun goes on before another is begun.
    """
    if sum(taken.values()) >= MOST_HINTS:
        return None
    strands = _strands(snippet)
    begun = [strand for strand in strands if taken.get(strand)]
    for strand in [*begun, *strands]:
        count, texts = taken.get(strand, 0), strands[strand]
        if strand not in found and count < len(texts):
            return Offer(strand, texts[count], _points(count))
    return None


def hints_taken(snippet: Snippet, taken: Mapping[str, int]) -> tuple[str, ...]:
    """The texts of the hints taken, strand by strand; strands the snippet lost are left out."""
    strands = _strands(snippet)
    return tuple(
        text for strand, count in taken.items() for text in strands.get(strand, ())[:count]
    )


def hint_points(taken: Mapping[str, int]) -> int:
    """The price of the hints taken, in points. Shown beside the score, never taken off it."""
    return sum(_points(at) for count in taken.values() for at in range(count))


def price_in_words(taken: Mapping[str, int]) -> str:
    """`less 6 points for 2 hints`; "" where none was taken."""
    count = sum(taken.values())
    hints = "1 hint" if count == 1 else f"{count} hints"
    return f"less {hint_points(taken)} points for {hints}" if count else ""


def found_in(report: Report) -> frozenset[str]:
    """The ids of the issues that a report holds found."""
    return frozenset(result.id for result in report.issues if result.status == "found")


def _points(at: int) -> int:
    """The price of the hint at that place of its strand."""
    return PLAIN_POINTS if at else VAGUE_POINTS


def _strands(snippet: Snippet) -> dict[str, tuple[str, ...]]:
    """The strands in the order they are begun: one general, chosen by the snippet's name, stands
    among the issues; the others come last."""
    issues = _of_issues(snippet.rubric)
    general = dict(_general(snippet))
    digest = sha256(snippet.id.encode()).digest()
    early = list(general)[digest[0] % (len(general) - 1)]  # the last one helps the least
    order = list(issues)
    order.insert(min(digest[1] % 3, len(order)), early)
    every = issues | general
    return {strand: every[strand] for strand in [*order, *general]}


def _of_issues(rubric: Rubric) -> dict[str, tuple[str, ...]]:
    """The hints of the issues, the grave ones first, then those that count."""
    hinted = [issue for issue in rubric.issues if issue.hints]
    hinted.sort(key=lambda issue: (issue.optional, -SEVERITIES.index(issue.severity)))
    return {issue.id: issue.hints for issue in hinted}


def _general(snippet: Snippet) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Ways to go on reading, in the names of this code."""
    names = _functions(snippet.code)
    first, last = (names[0], names[-1]) if names else ("the code", "the last lines")
    longest = names[1] if len(names) > 1 else first
    yield (
        f"{_GENERAL}promise",
        (
            f"Read what is promised about {first}, sentence by sentence.",
            f"For each promise about {first}, name the line that keeps it; what is left over?",
        ),
    )
    yield (
        f"{_GENERAL}inputs",
        (
            "Which input have you not tried in your head yet?",
            f"Go through {last} with nothing, with one item, and with two that are equal.",
        ),
    )
    yield (
        f"{_GENERAL}growth",
        (
            "Take the figures of the context into the loops.",
            f"How often does the innermost line of {longest} run for them, and what does it cost?",
        ),
    )
    yield (f"{_GENERAL}doubt", _doubt(snippet, longest))


def _doubt(snippet: Snippet, name: str) -> tuple[str, ...]:
    vague = "Look again at what you doubt: can you show an input that breaks it?"
    lines = [span for decoy in snippet.rubric.decoys for span in decoy.lines[:1]]
    where = f"{lines[0]}" if lines else name
    return (vague, f"Name an input for which {where} does wrong, or say why there is none.")


def _functions(code: str) -> list[str]:
    """The names of the functions and methods, in the order of the code."""
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError, RecursionError):
        return []
    found = [
        node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    found.sort(key=lambda node: node.lineno)
    return [node.name for node in found if not node.name.startswith("__")]
