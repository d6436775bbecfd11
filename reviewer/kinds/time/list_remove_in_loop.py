"""xs.remove(x) for many items: each call scans and shifts the list."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import path_of, same
from ..kind import Bad, Good, KindCode, Match


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`xs.remove(x)` in a growing loop over something else, with xs a list."""
    if not isinstance(node.func, ast.Attribute) or len(node.args) != 1:
        return
    items = node.func.value
    path = path_of(items)
    known = facts.head(items)
    if path is None or (
        known not in ("list", "Sequence") and (known or not _is_many(items, facts))
    ):
        return
    loop = facts.growing_loop(node, path)
    if loop is None or (isinstance(loop, ast.For) and same(loop.iter, items)):
        return  # changing what the loop goes through is a kind of its own
    yield Match(
        node=loop,
        core=node,
        names=(path,),
        confidence=0.85 if known else 0.5,
        message=f"`{facts.text(node)}` searches `{path}` from the start and moves all that "
        f"follows, once per item. Filter once: keep what is not in a set of the items to drop.",
    )


def _is_many(items: ast.expr, facts: Facts) -> bool:
    """Whether a parameter's name is a plural; what removes children from a tree has no such."""
    return isinstance(items, ast.Name) and facts.is_parameter(items) and items.id.endswith("s")


KIND = KindCode(
    id="list-remove-in-loop",
    detect=detect,
    calls=("remove",),
    bad=(
        Bad(
            "def open_only(orders: list[str], closed):\n    for order in closed:\n"
            "        orders.remove(order)\n",
            lines=(2, 3),
            core=3,
            names=("orders",),
        ),
    ),
    good=(
        Good(
            "def open_only(orders, closed):\n    gone = set(closed)\n"
            "    return [order for order in orders if order not in gone]\n"
        ),
        Good(
            "def drop(known: set[str], closed):\n    for order in closed:\n"
            "        known.remove(order)\n"
        ),
        Good("def drop(orders: list[str], order):\n    orders.remove(order)\n"),
    ),
)
