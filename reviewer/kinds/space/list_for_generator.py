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
    if len(node.args) != 1 or not isinstance(node.args[0], ast.ListComp):
        return
    if not facts.is_builtin(node, *_CONSUMERS):
        return
    name = node.func.id  # type: ignore[attr-defined]
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


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """Drop the brackets."""
    call = match.node
    assert isinstance(call, ast.Call)
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
        Good(
            "ok = any(row.valid for row in rows)\n",
            injected="ok = any([row.valid for row in rows])\n",
        ),
        Good('text = ", ".join([str(row) for row in rows])\n'),
        Good("total = sum([1, 2, 3])\n"),
        Good("def any(xs):\n    return xs\n\nfound = any([x for x in xs])\n"),
    ),
)
