"""`sum(lists, [])` joins lists by copying the growing result again and again."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import keyword
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`sum(xs, [])` or `sum(xs, ())`, the start given by place or by name; and the same as
    `reduce(operator.add, xs, [])`."""
    items, start = _summed(node, facts)
    if items is None or not isinstance(start, ast.List | ast.Tuple) or facts.is_small(items):
        return
    text = facts.text(items)
    yield Match(
        node=node,
        core=node,
        names=(text,) if text.isidentifier() else (),
        confidence=0.95,
        message=f"`{facts.text(node)}` builds a new list for every list it adds, so the items at "
        f"the front are copied again and again: quadratic time. "
        f"`itertools.chain.from_iterable` joins them in one pass.",
        parts={"start": start, "items": items},
    )


def _summed(node: ast.Call, facts: Facts) -> tuple[ast.expr | None, ast.expr | None]:
    """What a call adds up, and what it starts from."""
    if facts.is_builtin(node, "sum") and node.args:
        start = node.args[1] if len(node.args) == 2 else keyword(node, "start")
        return node.args[0], start
    if facts.called(node) == "functools.reduce" and len(node.args) == 3:
        function = node.args[0]
        adds = facts.qualified(function) in ("operator.add", "operator.concat") or (
            isinstance(function, ast.Lambda)
            and isinstance(function.body, ast.BinOp)
            and isinstance(function.body.op, ast.Add)
            and isinstance(function.body.left, ast.Name)
            and isinstance(function.body.right, ast.Name)
        )
        if adds:
            return node.args[1], node.args[2]
    return None, None


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """`list(chain.from_iterable(xs))`, where the start is an empty list."""
    call, start = match.node, match.parts["start"]
    assert isinstance(call, ast.Call)
    if not (isinstance(start, ast.List) and not start.elts):
        edit.refuse("the sum does not start with an empty list")
    chain = edit.use("itertools", "chain")
    edit.replace(call, f"list({chain}.from_iterable({{lists}}))", lists=match.parts["items"])


def find_chains(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`list(chain.from_iterable(xs))`"""
    inner = node.args[0] if facts.is_builtin(node, "list") and len(node.args) == 1 else None
    if (
        facts.called(inner) == "itertools.chain.from_iterable"
        and isinstance(inner, ast.Call)
        and len(inner.args) == 1
    ):
        yield Match(node=node, core=node, message="", parts={"lists": inner.args[0]})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Add the lists up."""
    edit.replace(match.node, "sum({lists}, [])", lists=match.parts["lists"])


KIND = KindCode(
    id="flatten-with-sum",
    detect=detect,
    calls=("sum", "reduce"),
    repair=repair,
    safety="safe",
    inject=Injection(find_chains, inject, calls=("list",)),
    bad=(
        Bad(
            "import functools\nflat = functools.reduce(lambda a, b: a + b, groups, [])\n",
            lines=(2, 2),
            core=2,
            names=("groups",),
            repaired="from itertools import chain\n\nflat = list(chain.from_iterable(groups))\n",
        ),
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
        Good(
            "from itertools import chain\n\n\ndef flat(groups):\n"
            "    return list(chain.from_iterable(groups))\n",
            injected="def flat(groups):\n    return sum(groups, [])\n",
        ),
        Good("total = sum(prices, 0.0)\n"),
        Good("both = sum(([1], [2]), [])\n"),
    ),
)
