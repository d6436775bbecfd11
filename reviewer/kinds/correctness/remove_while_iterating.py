"""A collection is changed while a loop goes through it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import method_call, path_of, range_len
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor
_CHANGES = ("remove", "pop", "insert", "append", "extend", "clear", "discard", "add", "popitem")


def detect(node: ast.For, facts: Facts) -> Iterator[Match]:
    """A loop over a name whose body adds to it or takes from it, and goes on."""
    path = path_of(node.iter)
    if path is None:
        items = node.iter
        if (
            isinstance(items, ast.Call)
            and isinstance(items.func, ast.Attribute)
            and items.func.attr in ("items", "keys", "values")
            and not items.args
        ):
            path = path_of(items.func.value)
        elif isinstance(items, ast.Call) and facts.is_builtin(items, "enumerate") and items.args:
            path = path_of(items.args[0])
        else:
            path = path_of(range_len(items))
    if path is None:
        return
    for place in facts.changing_calls(path, node):
        change = _change(place, path, node, facts)
        if change is None:
            continue
        by_index = range_len(node.iter) is not None
        if by_index and getattr(getattr(place, "func", None), "attr", "pop") != "pop":
            continue
        yield Match(
            node=node,
            core=place,
            names=(path,),
            confidence=0.9,
            message=f"The loop goes through `{path}` while `{facts.text(place)}` changes it, so "
            f"items are skipped or the loop fails. Go through a copy, or build a new collection "
            f"of what stays.",
        )
        return


def _change(place: ast.AST, path: str, loop: ast.For, facts: Facts) -> ast.AST | None:
    if isinstance(place, ast.Call):
        assert isinstance(place.func, ast.Attribute)
        if place.func.attr not in _CHANGES:
            return None
    elif not isinstance(place, ast.Subscript) or not isinstance(place.ctx, ast.Del):
        return None
    if not any(facts.holds(part, place) for part in loop.body):
        return None
    statement = facts.statement(place)
    if facts.leaves(statement, loop) or facts.binds(path, loop):
        return None
    return place


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """Go through a copy."""
    loop = match.node
    assert isinstance(loop, ast.For)
    if range_len(loop.iter) is not None:
        edit.refuse("the index would go past the end")
    edit.replace(loop.iter, f"list({edit.code(loop.iter)})")


def find_copies(node: ast.For, facts: Facts) -> Iterator[Match]:
    """A loop over a copy: `list(xs)`, `tuple(xs)` or `xs.copy()`."""
    items = node.iter
    source = method_call(items, "copy")
    if source is None and facts.is_builtin(items, "list", "tuple") and len(items.args) == 1:
        source = items.args[0]
    if source is not None:
        yield Match(node=node, core=node, message="", parts={"source": source})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Go through the collection itself."""
    assert isinstance(match.node, ast.For)
    edit.replace(match.node.iter, "{source}", source=match.parts["source"])


KIND = KindCode(
    id="remove-while-iterating",
    detect=detect,
    on=(ast.For,),
    repair=repair,
    condition="the loop is meant to see each item once",
    inject=Injection(find_copies, inject, on=(ast.For,)),
    bad=(
        Bad(
            "for i in range(len(xs)):\n    if xs[i] == 0:\n        del xs[i]\n",
            lines=(1, 3),
            core=3,
            names=("xs",),
        ),
        Bad(
            """\
def keep_open(orders):
    for order in orders:
        if order.closed:
            orders.remove(order)
    return orders
""",
            lines=(2, 4),
            core=4,
            names=("orders",),
            repaired="""\
def keep_open(orders):
    for order in list(orders):
        if order.closed:
            orders.remove(order)
    return orders
""",
        ),
        Bad(
            "for key, value in table.items():\n    if not value:\n        del table[key]\n",
            lines=(1, 3),
            core=3,
            names=("table",),
            repaired="for key, value in list(table.items()):\n    if not value:\n"
            "        del table[key]\n",
        ),
    ),
    good=(
        Good("for i in range(len(xs)):\n    xs.append(i)\n"),
        Good(
            """\
def drop_old(jobs: list):
    for job in list(jobs):
        if job.done:
            jobs.remove(job)
""",
            injected="""\
def drop_old(jobs: list):
    for job in jobs:
        if job.done:
            jobs.remove(job)
""",
        ),
        Good("for order in list(orders):\n    if order.closed:\n        orders.remove(order)\n"),
        Good(
            "for order in orders:\n    if order.closed:\n        orders.remove(order)\n"
            "        break\n"
        ),
        Good("for name in names:\n    names[name] = 1\n"),
    ),
)
