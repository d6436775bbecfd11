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
    yield from _by_rest(node, inner, facts)
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


def _by_rest(node: ast.For, inner: ast.stmt, facts: Facts) -> Iterator[Match]:
    """`for i, a in enumerate(xs): for b in xs[i + 1:]` with i used for nothing else."""
    if not (facts.is_builtin(node.iter, "enumerate") and len(node.iter.args) == 1):
        return
    target, items = node.target, node.iter.args[0]
    rest = inner.iter if isinstance(inner, ast.For) and len(node.body) == 1 else None
    if not (isinstance(rest, ast.Subscript) and isinstance(rest.slice, ast.Slice)):
        return
    if not isinstance(target, ast.Tuple) or not same(rest.value, items) or rest.slice.upper:
        return
    start, index = rest.slice.lower, target.elts[0]
    if not (
        isinstance(start, ast.BinOp)
        and isinstance(start.op, ast.Add)
        and constant(start.right) == 1
        and same(start.left, index)
    ):
        return
    uses = [part for part in walk(node) if same(part, index)]
    if len(uses) != 2 or facts.head(items) == "ndarray":
        return
    name = facts.text(items)
    yield Match(
        node=node,
        core=inner,
        names=(name,),
        confidence=0.85,
        message=f"The two loops visit every pair of `{name}` once, and copy the rest of it for "
        f"each item. `for a, b in itertools.combinations({name}, 2)` says so directly.",
    )


KIND = KindCode(
    id="manual-pairs-combinations",
    detect=detect,
    on=(ast.For,),
    bad=(
        Bad(
            "for i, a in enumerate(xs):\n    for b in xs[i + 1 :]:\n        check(a, b)\n",
            lines=(1, 3),
            core=2,
            names=("xs",),
        ),
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
        Good("for i, a in enumerate(xs):\n    for b in xs[i + 1 :]:\n        check(i, a, b)\n"),
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
