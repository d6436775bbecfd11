"""A whole list is built to take its first item."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import is_zero
from ..kind import Bad, Good, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Subscript, facts: Facts) -> Iterator[Match]:
    """`[... for ...][0]` and `list(filter(...))[0]`."""
    made = node.value
    if not is_zero(node.slice) or not isinstance(node.ctx, ast.Load):
        return
    is_call = facts.is_builtin(made, "list") and len(made.args) == 1
    if not isinstance(made, ast.ListComp) and not is_call:
        return
    if isinstance(made, ast.ListComp) and all(
        facts.is_small(generator.iter) for generator in made.generators
    ):
        return
    yield Match(
        node=node,
        core=node,
        confidence=0.9,
        message=f"`{facts.text(node)}` computes every item and keeps the first. "
        f"`next(...)` of a generator stops there, and its second argument covers the empty case.",
        parts={"made": made},
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """next() of a generator."""
    made = match.parts["made"]
    assert isinstance(match.node, ast.expr)
    if isinstance(made, ast.ListComp):
        edit.replace(match.node, "next({items})", items=edit.as_generator(made))
    else:
        edit.replace(match.node, "next(iter({items}))", items=made.args[0])


KIND = KindCode(
    id="list-of-filter-or-map-then-first",
    detect=detect,
    on=(ast.Subscript,),
    repair=repair,
    condition="nothing catches the IndexError (it becomes StopIteration)",
    bad=(
        Bad(
            "first = [user for user in users if user.admin][0]\n",
            lines=(1, 1),
            core=1,
            repaired="first = next(user for user in users if user.admin)\n",
        ),
        Bad(
            "first = list(table)[0]\n", lines=(1, 1), core=1, repaired="first = next(iter(table))\n"
        ),
    ),
    good=(
        Good("first = next(user for user in users if user.admin)\n"),
        Good("admins = [user for user in users if user.admin]\nfirst = admins[0]\n"),
        Good("last = [user for user in users][-1]\n"),
    ),
)
