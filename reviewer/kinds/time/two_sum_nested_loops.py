"""All pairs are tried to find two items with a given sum or difference."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import constant, names_in, range_len, same, walk
from ..kind import Bad, Good, KindCode, Match


def detect(node: ast.For | ast.comprehension, facts: Facts) -> Iterator[Match]:
    """Two nested loops over the same items, or all their combinations, and a test that their sum
    or difference equals something that neither loop binds."""
    if facts.called(node.iter) == "itertools.combinations":
        yield from _of_combinations(node, facts)
    if isinstance(node, ast.comprehension):
        return
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
    wanted = _wanted(test.test, names_in(node.target) | names_in(inner.target))
    if wanted is not None:
        yield _match(node, test, items, wanted, facts)


def _of_combinations(node: ast.For | ast.comprehension, facts: Facts) -> Iterator[Match]:
    """`for a, b in combinations(xs, 2)` and a test of their sum."""
    call = node.iter
    assert isinstance(call, ast.Call)
    if len(call.args) != 2 or constant(call.args[1]) != 2 or facts.is_small(call.args[0]):
        return
    if isinstance(node, ast.comprehension):
        tests, whole = list(node.ifs), facts.parents[node]
    else:
        tests, whole = [part.test for part in node.body if isinstance(part, ast.If)], node
    for test in tests:
        if isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.Eq):
            wanted = _wanted(test, names_in(node.target))
            if wanted is not None:
                yield _match(whole, test, call.args[0], wanted, facts)
                return


def _match(whole: ast.AST, test: ast.AST, items: ast.expr, wanted: ast.expr, facts: Facts) -> Match:
    name = facts.text(items)
    return Match(
        node=whole,
        core=test,
        names=(name,) if name.isidentifier() else (),
        confidence=0.9,
        message=f"Every pair of `{name}` is tried. For each item the partner it needs is "
        f"known, `{facts.text(wanted)}` less the item: look it up in a set of those seen "
        f"so far, in one pass.",
    )


def _wanted(test: ast.Compare, bound: set[str]) -> ast.expr | None:
    """What the sum or difference of two of the bound names is held against."""
    for side, other in (
        (test.left, test.comparators[0]),
        (test.comparators[0], test.left),
    ):
        if isinstance(side, ast.Call) and getattr(side.func, "id", "") == "abs" and side.args:
            side = side.args[0]
        if (
            isinstance(side, ast.BinOp)
            and isinstance(side.op, ast.Add | ast.Sub)
            and names_in(side.left) & bound
            and names_in(side.right) & bound
            and not names_in(other) & bound
        ):
            return other
    return None


KIND = KindCode(
    id="two-sum-nested-loops",
    detect=detect,
    on=(ast.For, ast.comprehension),
    bad=(
        Bad(
            "from itertools import combinations\n"
            "found = [(a, b) for a, b in combinations(xs, 2) if abs(a - b) == gap]\n",
            lines=(2, 2),
            core=2,
            names=("xs",),
        ),
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
