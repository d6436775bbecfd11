"""The same deep chain of keys is looked up several times in a loop."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import names_in, path_of, same, walk
from ..kind import Bad, Good, KindCode, Match

_DEEP = 3


def detect(node: ast.Subscript, facts: Facts) -> Iterator[Match]:
    """`d["a"]["b"]["c"]` twice in a growing loop that leaves d alone, at its first place."""
    if not isinstance(node.ctx, ast.Load) or _depth(node) != _DEEP:
        return
    loop = facts.growing_loop(node)
    base: ast.expr = node
    while isinstance(base, ast.Subscript):
        base = base.value
    path = path_of(base)
    if loop is None or path is None or not isinstance(loop, ast.For | ast.While):
        return
    if facts.changes(path, loop) or any(facts.binds(name, loop) for name in names_in(base)):
        return
    again = [part for part in walk(loop) if isinstance(part, ast.Subscript) and same(part, node)]
    if len(again) < 2 or again[0] is not node:
        return
    yield Match(
        node=loop,
        core=node,
        names=(path,),
        confidence=0.7,
        message=f"`{facts.text(node)}` is looked up key by key {len(again)} times in every pass. "
        f"Give it a name once before the loop: shorter to read, and one look-up.",
    )


def _depth(node: ast.expr) -> int:
    """How many constant keys follow each other."""
    depth = 0
    while isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        depth, node = depth + 1, node.value
    return depth


KIND = KindCode(
    id="repeated-chained-lookup",
    detect=detect,
    on=(ast.Subscript,),
    bad=(
        Bad(
            """\
def bill(order, config):
    total = 0
    for item in order.items:
        total += item.count * config["shop"]["eu"]["prices"][item.sku]
        total += config["shop"]["eu"]["prices"]["fee"]
    return total
""",
            lines=(3, 5),
            core=4,
            names=("config",),
        ),
    ),
    good=(
        Good(
            """\
def bill(order, config):
    prices = config["shop"]["eu"]["prices"]
    return sum(item.count * prices[item.sku] + prices["fee"] for item in order.items)
"""
        ),
        Good("for row in rows:\n    print(row['a']['b']['c'], row['a']['b']['c'])\n"),
        Good("print(config['a']['b']['c'], config['a']['b']['c'])\n"),
    ),
)
