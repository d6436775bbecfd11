"""`sum(lists, [])` joins lists by copying the growing result again and again."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import keyword
from ..kind import Bad, Good, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`sum(xs, [])` or `sum(xs, ())`, the start given by place or by name."""
    if not facts.is_builtin(node, "sum") or not node.args:
        return
    start = node.args[1] if len(node.args) == 2 else keyword(node, "start")
    if not isinstance(start, ast.List | ast.Tuple) or facts.is_small(node.args[0]):
        return
    text = facts.text(node.args[0])
    yield Match(
        node=node,
        core=node,
        names=(text,) if text.isidentifier() else (),
        confidence=0.95,
        message=f"`{facts.text(node)}` builds a new list for every list it adds, so the items at "
        f"the front are copied again and again: quadratic time. "
        f"`itertools.chain.from_iterable` joins them in one pass.",
        parts={"start": start},
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """`list(chain.from_iterable(xs))`, where the start is an empty list."""
    call, start = match.node, match.parts["start"]
    assert isinstance(call, ast.Call)
    if not (isinstance(start, ast.List) and not start.elts):
        edit.refuse("the sum does not start with an empty list")
    chain = edit.use("itertools", "chain")
    edit.replace(call, f"list({chain}.from_iterable({{lists}}))", lists=call.args[0])


KIND = KindCode(
    id="flatten-with-sum",
    detect=detect,
    calls=("sum",),
    repair=repair,
    safety="safe",
    bad=(
        Bad(
            """\
def all_orders(shops):
    return sum((shop.orders for shop in shops), [])
""",
            lines=(2, 2),
            core=2,
            repaired="""\
from itertools import chain


def all_orders(shops):
    return list(chain.from_iterable(shop.orders for shop in shops))
""",
        ),
        Bad(
            """\
import itertools

rows = sum(pages, start=[])  # one list
""",
            lines=(3, 3),
            core=3,
            names=("pages",),
            repaired="""\
import itertools

rows = list(itertools.chain.from_iterable(pages))  # one list
""",
        ),
    ),
    good=(
        Good("total = sum(prices, 0.0)\n"),
        Good("both = sum(([1], [2]), [])\n"),
    ),
)
