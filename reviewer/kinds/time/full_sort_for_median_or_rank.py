"""A whole list is sorted for one item in the middle."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import constant, len_of, walk
from ..kind import Bad, Good, KindCode, Match


def detect(node: ast.Subscript, facts: Facts) -> Iterator[Match]:
    """`sorted(xs)[k]` with k neither 0 nor -1, and `ordered[len(ordered) // 2]` of a name that is
    read for nothing else."""
    if isinstance(node.slice, ast.Slice) or not isinstance(node.ctx, ast.Load):
        return
    source = facts.value(node.value) if isinstance(node.value, ast.Name) else node.value
    if not facts.is_builtin(source, "sorted"):
        return
    assert isinstance(source, ast.Call)
    if constant(node.slice) in (0, -1) or facts.is_small(source.args[0] if source.args else None):
        return
    middle = any(len_of(child) is not None for child in walk(node.slice))
    if isinstance(node.value, ast.Name):
        name = node.value
        reads = [use for use in facts.uses(name) if isinstance(use.ctx, ast.Load)]
        plain = all(
            isinstance(facts.parent(use), ast.Subscript) or len_of(facts.parent(use)) is not None
            for use in reads
        )
        first = min(
            (use for use in reads if isinstance(facts.parent(use), ast.Subscript)),
            key=lambda use: (use.lineno, use.col_offset),
        )
        if not middle or not plain or first is not name:
            return
    text = facts.text(source.args[0])
    yield Match(
        node=facts.construct(node),
        core=node,
        names=(text,) if text.isidentifier() else (),
        confidence=0.75,
        message=f"All of `{text}` is put in order to read one position. "
        + ("`statistics.median` says what is meant; " if middle else "")
        + "`numpy.partition` or `heapq.nsmallest` finds it without a full sort.",
    )


KIND = KindCode(
    id="full-sort-for-median-or-rank",
    detect=detect,
    on=(ast.Subscript,),
    bad=(
        Bad(
            "def median(values):\n    return sorted(values)[len(values) // 2]\n",
            lines=(2, 2),
            core=2,
            names=("values",),
        ),
    ),
    good=(
        Good("import statistics\nmiddle = statistics.median(values)\n"),
        Good("ordered = sorted(values)\nprint(ordered)\nmiddle = ordered[len(ordered) // 2]\n"),
        Good("best = sorted(values)[0]\n"),
    ),
)
