"""A list is built only to be consumed at once by any, all, sum, min or max."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor

_CONSUMERS = ("any", "all", "sum", "min", "max", "set", "tuple", "sorted", "frozenset")


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A list comprehension as the only argument of a function that reads it once.

    str.join is left alone: it needs a list anyway.
    """
    if len(node.args) != 1 or not facts.is_builtin(node, *_CONSUMERS):
        return
    name = node.func.id  # type: ignore[attr-defined]
    made = node.args[0]
    if not isinstance(made, ast.ListComp):
        yield from _of_other(node, name, made, facts)
        return
    early = name in ("any", "all")
    yield Match(
        node=node,
        core=node,
        confidence=0.95 if name not in ("sorted", "tuple") else 0.7,
        names=(name,),
        message=f"The list inside `{name}(...)` is built in full and thrown away. "
        + (
            f"Without the brackets `{name}` sees the items one by one and stops at the first "
            f"that decides."
            if early
            else f"Without the brackets `{name}` takes the items one by one and no list is stored."
        ),
    )


def _of_other(node: ast.Call, name: str, made: ast.expr, facts: Facts) -> Iterator[Match]:
    """`sum(list(map(...)))`, and a list comprehension with a name that only `sum` reads."""
    if name not in ("any", "all", "sum", "min", "max"):
        return
    whole: ast.AST = node
    wrapped = facts.is_builtin(made, "list", "tuple") and len(made.args) == 1
    if isinstance(made, ast.Name):
        value = facts.value(made)
        if not isinstance(value, ast.ListComp) or facts.used_once(made) is None:
            return
        whole = facts.statement(value)
    elif not wrapped or not (
        isinstance(made.args[0], ast.GeneratorExp)  # type: ignore[attr-defined]
        or facts.is_builtin(made.args[0], "map", "filter", "range", "zip")  # type: ignore[attr-defined]
    ):
        return
    yield Match(
        node=whole,
        until=node,
        core=node,
        confidence=0.55 if whole is not node else 0.9,
        names=(name,),
        message=f"The list is built in full only for `{name}` to go through it once. "
        f"A generator gives `{name}` the items one by one and no list is stored.",
        parts={"wrapped": made if wrapped else None},
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """Drop the brackets."""
    call = match.core
    assert isinstance(call, ast.Call)
    if match.parts:
        wrapped = match.parts["wrapped"]
        if wrapped is None or call.keywords:
            edit.refuse("the list has a name")
        edit.replace(call, f"{match.names[0]}({{items}})", items=wrapped.args[0])
        return
    if call.keywords:
        edit.replace(call.args[0], "({items})", items=edit.as_generator(call.args[0]))
    else:
        edit.replace(call, f"{match.names[0]}({{items}})", items=edit.as_generator(call.args[0]))


def find_generators(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A generator as the only argument of a function that reads it once."""
    if (
        len(node.args) == 1
        and not node.keywords
        and isinstance(node.args[0], ast.GeneratorExp)
        and facts.is_builtin(node, "any", "all", "sum", "min", "max")
        and not isinstance(node.args[0].elt, ast.Constant)
    ):
        yield Match(node=node, core=node, message="", parts={"items": node.args[0]})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Add brackets."""
    call = match.node
    assert isinstance(call, ast.Call)
    assert isinstance(call.func, ast.Name)
    edit.replace(call, f"{call.func.id}({{items}})", items=edit.as_list(match.parts["items"]))


KIND = KindCode(
    id="list-for-generator",
    detect=detect,
    calls=_CONSUMERS,
    repair=repair,
    safety="safe",
    inject=Injection(find_generators, inject, calls=_CONSUMERS),
    bad=(
        Bad(
            "total = sum(list(map(int, texts)))\n",
            lines=(1, 1),
            core=1,
            names=("sum",),
            repaired="total = sum(map(int, texts))\n",
        ),
        Bad(
            "def total(rows):\n    amounts = [row.amount for row in rows]\n"
            "    return sum(amounts)\n",
            lines=(2, 3),
            core=3,
            names=("sum",),
        ),
        Bad(
            "ok = all([row.valid for row in rows])  # every row\n",
            lines=(1, 1),
            core=1,
            names=("all",),
            repaired="ok = all(row.valid for row in rows)  # every row\n",
        ),
        Bad(
            "total = sum([line.price * line.count for line in lines])\n",
            lines=(1, 1),
            core=1,
            names=("sum",),
            repaired="total = sum(line.price * line.count for line in lines)\n",
        ),
    ),
    good=(
        Good("def f(rows):\n    xs = [r.x for r in rows]\n    return sum(xs) / len(xs)\n"),
        Good("total = sum(list(table))\n"),
        Good(
            "ok = any(row.valid for row in rows)\n",
            injected="ok = any([row.valid for row in rows])\n",
        ),
        Good('text = ", ".join([str(row) for row in rows])\n'),
        Good("total = sum([1, 2, 3])\n"),
        Good("def any(xs):\n    return xs\n\nfound = any([x for x in xs])\n"),
    ),
)
