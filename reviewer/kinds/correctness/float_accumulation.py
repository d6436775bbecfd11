"""A sum or product of floats is compared with ==."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import constant, walk
from ..kind import Bad, Good, KindCode, Match


def detect(node: ast.Compare, facts: Facts) -> Iterator[Match]:
    """`==` or `!=` with arithmetic on floats on one side. Tests have a kind of their own."""
    if len(node.ops) != 1 or not isinstance(node.ops[0], ast.Eq | ast.NotEq) or facts.in_test(node):
        return
    for side, other in ((node.left, node.comparators[0]), (node.comparators[0], node.left)):
        if _is_summed(side, facts) and _is_fraction(constant(other)):
            yield Match(
                node=facts.construct(node),
                core=node,
                confidence=0.85,
                message=f"`{facts.text(side)}` is a sum of floats, rounded at every step, so it "
                f"hardly ever equals {facts.text(other)} exactly: ten times 0.1 is not 1.0. "
                f"Compare with `math.isclose`, or with `<`.",
            )
            return
        if not isinstance(side, ast.BinOp) or not isinstance(
            side.op, ast.Add | ast.Sub | ast.Mult | ast.Div
        ):
            continue
        is_float = facts.head(side) == "float" or any(
            isinstance(constant(child), float) for child in walk(side)
        )
        if not is_float or (constant(other) == 0 and isinstance(side.op, ast.Mult)):
            continue
        sign = "==" if isinstance(node.ops[0], ast.Eq) else "!="
        yield Match(
            node=node,
            core=node,
            confidence=0.85,
            message=f"`{facts.text(side)}` is rounded at every step, so `{sign}` asks for an equal "
            f"last digit: 0.1 + 0.2 is not 0.3. Compare with `math.isclose`, or count money in "
            f"whole cents or Decimal.",
        )
        return


def _is_fraction(value: object) -> bool:
    """Whether a number is a float other than 0, which a sum of nothing is exactly."""
    return isinstance(value, float) and value != 0


def _is_summed(node: ast.expr, facts: Facts) -> bool:
    """Whether a name starts as a float and a loop adds to it."""
    if not isinstance(node, ast.Name):
        return False
    bindings = facts.bindings(node)
    starts = [b for b in bindings if b.how == "assign" and isinstance(constant(b.value), float)]
    return bool(starts) and any(b.how == "aug" and facts.loop(b.node) is not None for b in bindings)


KIND = KindCode(
    id="float-accumulation",
    detect=detect,
    on=(ast.Compare,),
    bad=(
        Bad(
            "x = 0.0\nwhile x != 1.0:\n    x += 0.1\n",
            lines=(2, 2),
            core=2,
        ),
        Bad(
            "def settled(net: float, fee: float, amount: float) -> bool:\n"
            "    return net + fee == amount\n",
            lines=(2, 2),
            core=2,
        ),
        Bad("done = step * 0.1 == 1.0\n", lines=(1, 1), core=1),
    ),
    good=(
        Good("x = 0.0\nwhile x < 1.0:\n    x += 0.1\n"),
        Good(
            "import math\n\ndef settled(net: float, fee: float, amount: float) -> bool:\n"
            "    return math.isclose(net + fee, amount)\n"
        ),
        Good(
            "def settled(net: int, fee: int, amount: int) -> bool:\n"
            "    return net + fee == amount\n"
        ),
        Good("even = n % 2 == 0\n"),
    ),
)
