"""assert a == 0.3 compares floats exactly."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import constant, walk
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Assert | ast.Call, facts: Facts) -> Iterator[Match]:
    """An assert in a test that compares with a float that binary fractions cannot hold."""
    if isinstance(node, ast.Call):
        yield from _assert_equal(node, facts)
        return
    test = node.test
    if not (
        isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], ast.Eq)
    ) or not facts.in_test(node):
        return
    left, right = test.left, test.comparators[0]
    for value, other in ((right, left), (left, right)):
        number = constant(facts.value(value) or value)
        if (
            isinstance(number, float)
            and not _is_exact(number)
            and not isinstance(other, ast.Constant)
            and not _is_approx(other)
        ):
            yield Match(
                node=node,
                core=node,
                confidence=0.9,
                message=f"{facts.text(value)} has no exact binary form, so an equal result may "
                f"differ in the last digit. Compare with `pytest.approx({facts.text(value)})`.",
                parts={"value": value},
            )
            return


def _assert_equal(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`self.assertEqual(f(x), 0.3)`"""
    if not isinstance(node.func, ast.Attribute) or len(node.args) < 2:
        return
    for value, other in ((node.args[1], node.args[0]), (node.args[0], node.args[1])):
        number = constant(value)
        if (
            isinstance(number, float)
            and not _is_exact(number)
            and not isinstance(other, ast.Constant)
            and not _is_approx(other)
        ):
            yield Match(
                node=node,
                core=node,
                confidence=0.9,
                message=f"{facts.text(value)} has no exact binary form, so an equal result may "
                f"differ in the last digit. Use `assertAlmostEqual`.",
                parts={"value": value},
            )
            return


def _is_exact(number: float) -> bool:
    """Whether a float is a short binary fraction such as 0.5 or 3.0, or not finite."""
    return number * 64 == int(number * 64) if abs(number) < 1e15 else True


def _is_approx(node: ast.expr) -> bool:
    return any(
        getattr(child.func, "attr", getattr(child.func, "id", "")) in ("approx", "round", "isclose")
        for child in walk(node)
        if isinstance(child, ast.Call)
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """pytest.approx around the number."""
    value = match.parts["value"]
    if isinstance(match.node, ast.Call):
        edit.replace(match.node.func, "self.assertAlmostEqual")
        return
    if not isinstance(value, ast.Constant | ast.UnaryOp):
        edit.refuse("the number has a name")
    edit.replace(value, f"{edit.use('pytest')}.approx({edit.code(value)})")


def find_approx(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`pytest.approx(0.3)` without a tolerance."""
    if (
        facts.called(node) == "pytest.approx"
        and len(node.args) == 1
        and not node.keywords
        and isinstance(constant(node.args[0]), float)
    ):
        yield Match(node=node, core=node, message="")


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """The bare number."""
    call = match.node
    assert isinstance(call, ast.Call)
    edit.replace(call, edit.code(call.args[0]))


KIND = KindCode(
    id="float-equality-in-test",
    detect=detect,
    on=(ast.Assert,),
    calls=("assertEqual", "assertEquals"),
    repair=repair,
    safety="safe",
    inject=Injection(find_approx, inject, calls=("approx",)),
    bad=(
        Bad(
            "class T(TestCase):\n    def test_mean(self):\n"
            "        self.assertEqual(mean([1, 2]), 1.55)\n",
            lines=(3, 3),
            core=3,
            repaired="class T(TestCase):\n    def test_mean(self):\n"
            "        self.assertAlmostEqual(mean([1, 2]), 1.55)\n",
        ),
        Bad(
            "def test_rate():\n    expected = 0.07\n    assert rate(100) == expected\n",
            lines=(3, 3),
            core=3,
        ),
        Bad(
            "import pytest\n\ndef test_sum():\n    assert total([0.1, 0.2]) == 0.3\n",
            lines=(4, 4),
            core=4,
            repaired="import pytest\n\ndef test_sum():\n"
            "    assert total([0.1, 0.2]) == pytest.approx(0.3)\n",
        ),
    ),
    good=(
        Good(
            "import pytest\n\ndef test_sum():\n    assert total(rows) == pytest.approx(0.3)\n",
            injected="def test_sum():\n    assert total(rows) == 0.3\n",
        ),
        Good("def test_half():\n    assert half(3) == 1.5\n"),
        Good("def ready(x):\n    assert x == 0.3\n"),
    ),
)
