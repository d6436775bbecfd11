"""x == None compares by value where identity is meant."""

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
    """`== None` or `!= None`."""
    sides = [node.left, *node.comparators]
    for position, operator in enumerate(node.ops):
        if isinstance(operator, ast.Eq | ast.NotEq) and (
            constant(sides[position]) is None or constant(sides[position + 1]) is None
        ):
            other = (
                sides[position] if constant(sides[position + 1]) is None else sides[position + 1]
            )
            word = "is" if isinstance(operator, ast.Eq) else "is not"
            yield Match(
                node=node,
                core=node,
                names=(facts.text(other),),
                confidence=0.9,
                message=f"`{facts.text(node)}` runs the object's own `==`, which on arrays and "
                f"frames compares item by item. `{facts.text(other)} {word} None` asks what is "
                f"meant.",
                parts={"other": other, "word": word, "plain": len(node.ops) == 1},
            )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """`is None`."""
    if not match.parts["plain"]:
        edit.refuse("the comparison is a chain")
    edit.replace(match.node, f"{{other}} {match.parts['word']} None", other=match.parts["other"])


def find_is_none(node: ast.Compare, facts: Facts) -> Iterator[Match]:
    """`x is None`."""
    if (
        len(node.ops) == 1
        and isinstance(node.ops[0], ast.Is)
        and constant(node.comparators[0]) is None
    ):
        yield Match(node=node, core=node, message="")


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """`==` for `is`."""
    node = match.node
    assert isinstance(node, ast.Compare)
    edit.replace(node, "{left} == None", left=node.left)


KIND = KindCode(
    id="eq-none",
    detect=detect,
    on=(ast.Compare,),
    repair=repair,
    condition="the object does not define == for None (query builders do)",
    inject=Injection(find_is_none, inject, on=(ast.Compare,)),
    bad=(
        Bad(
            "if user == None:\n    pass\n",
            lines=(1, 1),
            core=1,
            names=("user",),
            repaired="if user is None:\n    pass\n",
        ),
        Bad(
            "ok = user != None\n",
            lines=(1, 1),
            core=1,
            names=("user",),
            repaired="ok = user is not None\n",
        ),
    ),
    good=(
        Good("if user is None:\n    pass\n", injected="if user == None:\n    pass\n"),
        Good("if user == 0:\n    pass\n"),
    ),
)
