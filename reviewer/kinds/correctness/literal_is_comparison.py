"""x is "a" or x is 1 compares identity where equality is meant."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import constant
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Compare, facts: Facts) -> Iterator[Match]:
    """`is` or `is not` with a number, a string, bytes or a display."""
    sides = [node.left, *node.comparators]
    for position, operator in enumerate(node.ops):
        if not isinstance(operator, ast.Is | ast.IsNot):
            continue
        for side in (sides[position], sides[position + 1]):
            value = constant(side)
            literal = isinstance(value, str | bytes | int | float) and not isinstance(value, bool)
            if literal or isinstance(side, ast.List | ast.Dict | ast.Set | ast.Tuple):
                yield Match(
                    node=node,
                    core=node,
                    names=(facts.text(sides[position]),),
                    confidence=0.95,
                    message=f"`{facts.text(node)}` asks whether both are the same object, which "
                    f"for literals is chance. `==` compares the values.",
                    parts={"plain": len(node.ops) == 1, "negated": isinstance(operator, ast.IsNot)},
                )
                return


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """== or !=."""
    node = match.node
    assert isinstance(node, ast.Compare)
    if not match.parts["plain"]:
        edit.refuse("the comparison is a chain")
    sign = "!=" if match.parts["negated"] else "=="
    edit.replace(node, f"{{left}} {sign} {{right}}", left=node.left, right=node.comparators[0])


def find_equals(node: ast.Compare, facts: Facts) -> Iterator[Match]:
    """`x == "literal"`."""
    if (
        len(node.ops) == 1
        and isinstance(node.ops[0], ast.Eq)
        and isinstance(node.comparators[0], ast.Constant)
        and isinstance(node.comparators[0].value, str | int)
    ):
        yield Match(node=node, core=node, message="")


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """`is` for `==`."""
    node = match.node
    assert isinstance(node, ast.Compare)
    edit.replace(node, "{left} is {right}", left=node.left, right=node.comparators[0])


KIND = KindCode(
    id="literal-is-comparison",
    detect=detect,
    on=(ast.Compare,),
    repair=repair,
    safety="safe",
    inject=Injection(find_equals, inject, on=(ast.Compare,)),
    bad=(
        Bad(
            'if mode is "fast":\n    pass\n',
            lines=(1, 1),
            core=1,
            names=("mode",),
            repaired='if mode == "fast":\n    pass\n',
        ),
        Bad(
            "ok = code is not 0\n",
            lines=(1, 1),
            core=1,
            names=("code",),
            repaired="ok = code != 0\n",
        ),
    ),
    good=(
        Good('if mode == "fast":\n    pass\n', injected='if mode is "fast":\n    pass\n'),
        Good("if value is None or value is True or value is ...:\n    pass\n"),
    ),
)
