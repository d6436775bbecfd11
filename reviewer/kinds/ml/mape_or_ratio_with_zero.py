"""A relative error divides by values that can be zero."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import same, walk, walk_scope
from ..kind import Bad, Good, KindCode, Match

_GUARDS = ("maximum", "clip", "where", "errstate", "nonzero", "nan_to_num", "clamp", "max")


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`abs((actual - predicted) / actual)` in a function that never asks whether actual is 0."""
    if len(node.args) != 1 or facts.is_test_module:
        return
    ratio = node.args[0]
    if not (isinstance(ratio, ast.BinOp) and isinstance(ratio.op, ast.Div)):
        base = facts.parent(node)  # `abs(actual - predicted) / actual`
        if not (isinstance(base, ast.BinOp) and isinstance(base.op, ast.Div) and base.left is node):
            return
        difference, below = ratio, base.right
    else:
        difference, below = ratio.left, ratio.right
    if isinstance(below, ast.Call) and len(below.args) == 1:
        below = below.args[0] if getattr(below.func, "attr", "") == "abs" else below
    if not (isinstance(difference, ast.BinOp) and isinstance(difference.op, ast.Sub)):
        return
    if not isinstance(below, ast.Name) or not _is_side(below, difference):
        return
    if facts.function(node) is None or _is_guarded(node, below, facts):
        return
    yield Match(
        node=facts.construct(node),
        core=node,
        names=(below.id,),
        confidence=0.75,
        message=f"Where `{below.id}` is 0 the relative error is infinite or nan, and near 0 it "
        f"drowns all others. Leave those rows out and say so, or use an error that does not "
        f"divide by single values (MAE, or the sum of errors over the sum of values).",
    )


def _is_side(below: ast.Name, difference: ast.BinOp) -> bool:
    return same(below, difference.left) or same(below, difference.right)


def _is_guarded(node: ast.Call, below: ast.Name, facts: Facts) -> bool:
    for part in walk_scope(facts.enclosing(node)):
        if isinstance(part, ast.Compare | ast.If | ast.IfExp):
            test = part if isinstance(part, ast.Compare) else part.test
            if any(same(name, below) for name in walk(test)):
                return True
        if isinstance(part, ast.Call):
            name = getattr(part.func, "attr", getattr(part.func, "id", ""))
            if name in _GUARDS:
                return True
    return False


KIND = KindCode(
    id="mape-or-ratio-with-zero",
    detect=detect,
    calls=("abs", "absolute", "fabs"),
    bad=(
        Bad(
            """\
import numpy as np

def mape(actual, predicted):
    return np.mean(np.abs((actual - predicted) / actual)) * 100
""",
            lines=(4, 4),
            core=4,
            names=("actual",),
        ),
        Bad(
            """\
def errors(pairs):
    return [abs(true - guess) / true for true, guess in pairs]
""",
            lines=(2, 2),
            core=2,
            names=("true",),
        ),
    ),
    good=(
        Good("""\
import numpy as np

def mape(actual, predicted):
    kept = actual != 0
    return np.mean(np.abs((actual - predicted)[kept] / actual[kept]))
"""),
        Good("def far(a, b, scale):\n    return abs(a - b) / scale\n"),
        Good("def off(a, b):\n    if a == 0:\n        return b\n    return abs(a - b) / a\n"),
    ),
)
