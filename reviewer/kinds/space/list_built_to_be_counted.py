"""len([x for x in xs if ...]) builds a list to count it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`len` of a list made on the spot by a comprehension or by list(filter(...))."""
    if not facts.is_builtin(node, "len") or len(node.args) != 1:
        return
    made = node.args[0]
    named = facts.value(made)
    if isinstance(named, ast.ListComp) and isinstance(made, ast.Name):
        named = facts.used_once(made)
    else:
        named = None
    made = named if named is not None else made
    is_filter = (
        isinstance(made, ast.Call)
        and facts.is_builtin(made, "list")
        and len(made.args) == 1
        and (facts.is_builtin(made.args[0], "filter") or isinstance(made.args[0], ast.GeneratorExp))
    )
    if not isinstance(made, ast.ListComp) and not is_filter:
        return
    yield Match(
        node=node if named is None else facts.statement(named),
        until=node,
        core=node,
        confidence=0.95 if named is None else 0.7,
        message=f"`{facts.text(made)}` keeps every item in memory only to count them. "
        f"`sum(1 for ... if ...)` counts without storing anything.",
        parts={"made": made, "named": named is not None},
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """`sum(1 for ...)` with the comprehension's own loops and conditions."""
    made = match.parts["made"]
    if match.parts["named"]:
        edit.refuse("the list has a name")
    if not isinstance(made, ast.ListComp):
        edit.refuse("only a comprehension is rewritten")
    assert isinstance(match.node, ast.expr)
    if isinstance(made.elt, ast.Name | ast.Constant | ast.Attribute):
        edit.replace(made.elt, "1")
    else:
        edit.refuse("computing the items may do more than give a value")
    edit.replace(match.node, "sum({counted})", counted=edit.as_generator(made))


def find_counts(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`sum(1 for ...)`."""
    if (
        facts.is_builtin(node, "sum")
        and len(node.args) == 1
        and isinstance(node.args[0], ast.GeneratorExp)
        and isinstance(node.args[0].elt, ast.Constant)
        and node.args[0].elt.value == 1
        and isinstance(node.args[0].generators[-1].target, ast.Name)
    ):
        yield Match(node=node, core=node, message="", parts={"counted": node.args[0]})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """`len([x for x in ...])`."""
    counted = match.parts["counted"]
    edit.replace(counted.elt, counted.generators[-1].target.id)
    edit.replace(match.node, "len({made})", made=edit.as_list(counted))


KIND = KindCode(
    id="list-built-to-be-counted",
    detect=detect,
    calls=("len",),
    repair=repair,
    safety="safe",
    inject=Injection(find_counts, inject, calls=("sum",)),
    bad=(
        Bad(
            "def failures(runs):\n    failed = [run for run in runs if not run.ok]\n"
            "    return len(failed)\n",
            lines=(2, 3),
            core=3,
        ),
        Bad(
            "late = len([order for order in orders if order.days > 30])\n",
            lines=(1, 1),
            core=1,
            repaired="late = sum(1 for order in orders if order.days > 30)\n",
        ),
        Bad("late = len(list(filter(is_late, orders)))\n", lines=(1, 1), core=1),
    ),
    good=(
        Good("def f(xs):\n    odd = [x for x in xs if x % 2]\n    return odd, len(odd)\n"),
        Good(
            "late = sum(1 for order in orders if order.days > 30)\n",
            injected="late = len([order for order in orders if order.days > 30])\n",
        ),
        Good("late = [order for order in orders if order.late]\nprint(len(late), late)\n"),
        Good("distinct = len({order.customer for order in orders})\n"),
    ),
)
