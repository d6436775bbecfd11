"""The expected value is computed with the code under test."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import same, walk
from ..kind import Bad, Good, KindCode, Match


def detect(node: ast.Assert | ast.Call, facts: Facts) -> Iterator[Match]:
    """`assert f(x) == f(x)`, also with one of the two under a name; `assert_same(f(x), f(x))`."""
    if isinstance(node, ast.Call):
        yield from _in_helper(node, facts)
        return
    test = node.test
    if not (
        isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], ast.Eq)
    ) or not facts.in_test(node):
        return
    left = facts.value(test.left) or test.left
    right = facts.value(test.comparators[0]) or test.comparators[0]
    both_named = left is not test.left and right is not test.comparators[0]
    if not isinstance(left, ast.Call) or not same(left, right) or left is right:
        return
    if not any(isinstance(child, ast.Name | ast.Constant) for child in walk(left)):
        return
    expected = any("expected" in facts.text(side) for side in (test.left, test.comparators[0]))
    if not expected and (both_named or not left.args):
        return  # calling twice on purpose: repeatable results
    yield Match(
        node=node,
        core=node,
        names=(facts.text(left.func),),
        confidence=0.85 if expected else 0.6,
        message=f"Both sides are `{facts.text(left)}`: the test compares the code with itself and "
        f"cannot fail. Write the expected value down.",
    )


def _in_helper(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A function named assert_... that is given the same call with arguments twice."""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if not name.startswith("assert") or len(node.args) < 2:
        return
    left, right = node.args[:2]
    if isinstance(left, ast.Call) and left.args and same(left, right):
        yield Match(
            node=node,
            core=node,
            names=(facts.text(left.func),),
            confidence=0.5,  # twice on purpose: repeatable results
            message=f"Both sides are `{facts.text(left)}`: the check compares the code with itself "
            f"and cannot fail. Write the expected value down.",
        )


KIND = KindCode(
    id="test-of-the-implementation",
    detect=detect,
    on=(ast.Assert, ast.Call),
    bad=(
        Bad(
            "def check(step, rows):\n    assert_same(step.transform(rows), step.transform(rows))\n",
            lines=(2, 2),
            core=2,
            names=("step.transform",),
        ),
        Bad(
            "def test_price():\n    expected = price(3, 0.2)\n"
            "    assert price(3, 0.2) == expected\n",
            lines=(3, 3),
            core=3,
            names=("price",),
        ),
    ),
    good=(
        Good("def test_price():\n    assert price(3, 0.2) == 2.4\n"),
        Good("def test_price():\n    assert price(3, 0.2) == price(6, 0.1)\n"),
        Good(
            "def test_repeats():\n    first = draw(1)\n    second = draw(1)\n"
            "    assert first == second\n"
        ),
    ),
)
