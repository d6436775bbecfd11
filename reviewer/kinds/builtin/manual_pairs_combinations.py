"""Nested index loops enumerate the pairs of a sequence."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import constant, range_len, same, walk
from ..kind import Bad, Good, KindCode, Match


def detect(node: ast.For, facts: Facts) -> Iterator[Match]:
    """`for i in range(len(xs))` around `for j in range(i + 1, len(xs))`, with i and j only used to
    read xs."""
    inner = node.body[0]
    items = range_len(node.iter)
    if not (
        len(node.body) == 1
        and isinstance(inner, ast.For)
        and items is not None
        and isinstance(node.target, ast.Name)
        and isinstance(inner.target, ast.Name)
    ):
        return
    bounds = inner.iter
    if not (facts.is_builtin(bounds, "range") and len(bounds.args) == 2):
        return
    lower, upper = bounds.args
    starts_next = (
        isinstance(lower, ast.BinOp)
        and isinstance(lower.op, ast.Add)
        and same(lower.left, node.target)
        and constant(lower.right) == 1
    )
    if not starts_next or not same(range_len(ast.Call(ast.Name("range"), [upper], [])), items):
        return
    indexes = {node.target.id, inner.target.id}
    for part in inner.body:
        for child in walk(part):
            if isinstance(child, ast.Name) and child.id in indexes:
                above = facts.parent(child)
                if not (
                    isinstance(above, ast.Subscript)
                    and same(above.value, items)
                    and isinstance(above.ctx, ast.Load)
                ):
                    return
    name = facts.text(items)
    if facts.head(items) == "ndarray":
        return
    yield Match(
        node=node,
        core=inner,
        names=(name,),
        confidence=0.9,
        message=f"The two index loops visit every pair of `{name}` once. "
        f"`for a, b in itertools.combinations({name}, 2)` says so without an index.",
    )


KIND = KindCode(
    id="manual-pairs-combinations",
    detect=detect,
    on=(ast.For,),
    bad=(
        Bad(
            """\
def clashes(events):
    found = []
    for i in range(len(events)):
        for j in range(i + 1, len(events)):
            if events[i].room == events[j].room:
                found.append((events[i], events[j]))
    return found
""",
            lines=(3, 6),
            core=4,
            names=("events",),
        ),
    ),
    good=(
        Good("""\
from itertools import combinations
found = [(a, b) for a, b in combinations(events, 2) if a.room == b.room]
"""),
        Good("""\
for i in range(len(xs)):
    for j in range(i + 1, len(xs)):
        table[i, j] = xs[i] * xs[j]
"""),
    ),
)
