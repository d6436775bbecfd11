"""All pairs are tried to find two items with a given sum or difference."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import range_len, same, walk
from ..kind import Bad, Good, KindCode, Match


def detect(node: ast.For, facts: Facts) -> Iterator[Match]:
    """Two nested loops over the same items, and a test that their sum or difference equals
    something that neither loop binds."""
    inner = node.body[0] if node.body else None
    if not isinstance(inner, ast.For) or facts.is_short(node):
        return
    items = range_len(node.iter) or node.iter
    if facts.is_builtin(node.iter, "enumerate"):
        assert isinstance(node.iter, ast.Call)
        items = node.iter.args[0] if node.iter.args else items
    if not any(same(child, items) for child in walk(inner.iter)):
        return
    test = inner.body[0]
    if not (
        isinstance(test, ast.If)
        and isinstance(test.test, ast.Compare)
        and isinstance(test.test.ops[0], ast.Eq)
    ):
        return
    for side, other in (
        (test.test.left, test.test.comparators[0]),
        (test.test.comparators[0], test.test.left),
    ):
        if (
            isinstance(side, ast.BinOp)
            and isinstance(side.op, ast.Add | ast.Sub)
            and _reads(side.left, node, inner)
            and _reads(side.right, node, inner)
            and not _reads(other, node, inner)
        ):
            name = facts.text(items)
            yield Match(
                node=node,
                core=test,
                names=(name,) if name.isidentifier() else (),
                confidence=0.9,
                message=f"Every pair of `{name}` is tried. For each item the partner it needs is "
                f"known, `{facts.text(other)}` less the item: look it up in a set of those seen "
                f"so far, in one pass.",
            )
            return


def _reads(node: ast.expr, outer: ast.For, inner: ast.For) -> bool:
    bound = {
        name.id
        for loop in (outer, inner)
        for name in walk(loop.target)
        if isinstance(name, ast.Name)
    }
    return any(isinstance(child, ast.Name) and child.id in bound for child in walk(node))


KIND = KindCode(
    id="two-sum-nested-loops",
    detect=detect,
    on=(ast.For,),
    bad=(
        Bad(
            """\
def pair(amounts, goal):
    for i in range(len(amounts)):
        for j in range(i + 1, len(amounts)):
            if amounts[i] + amounts[j] == goal:
                return i, j
    return None
""",
            lines=(2, 5),
            core=4,
            names=("amounts",),
        ),
        Bad(
            "for a in xs:\n    for b in xs:\n        if a - b == gap:\n            print(a, b)\n",
            lines=(1, 4),
            core=3,
            names=("xs",),
        ),
    ),
    good=(
        Good(
            "seen = set()\nfor x in xs:\n    if goal - x in seen:\n        print(x)\n"
            "    seen.add(x)\n"
        ),
        Good(
            "for a in xs:\n    for b in ys:\n        if a + b == goal:\n            print(a, b)\n"
        ),
    ),
)
