"""`sorted(xs)[:k]` sorts everything for the best k."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import constant, keyword, method_call
from ..kind import Bad, Good, Injection, KindCode, Match
from ._sorted import sorted_before

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Subscript, facts: Facts) -> Iterator[Match]:
    """`sorted(...)[:k]` and `sorted(...)[-k:]`, also where the sorted list has a name that nothing
    else uses."""
    call, part = node.value, node.slice
    if not (isinstance(part, ast.Slice) and part.step is None):
        return
    named = call if isinstance(call, ast.Name) else None
    items: ast.expr | None = named
    if named is not None:
        call = sorted_before(named, facts) or call
        if call is named and len(facts.uses(named)) == 2 and facts.loop(node) is None:
            call = facts.value(named) or call
    if facts.is_builtin(call, "sorted"):
        items = call.args[0] if call.args else None
    elif method_call(call, "sort") is None:
        return
    assert isinstance(call, ast.Call)
    first = part.lower is None and part.upper is not None and not _negative(part.upper)
    last = part.upper is None and part.lower is not None and _negative(part.lower)
    if not (first or last) or items is None or facts.is_small(items):
        return
    order = constant(keyword(call, "reverse")) if keyword(call, "reverse") else False
    if not isinstance(order, bool):
        return
    name = "nsmallest" if first is not order else "nlargest"
    text = facts.text(items)
    yield Match(
        node=facts.statement(call),
        core=node,
        until=node,
        names=(text,) if text.isidentifier() else (),
        message=f"`{facts.text(node)}` sorts all of `{text}` though only a few items of it are "
        f"kept. `heapq.{name}` keeps just those while it passes over the rest.",
        parts={
            "call": call,
            "name": name,
            "count": part.upper,
            "first": first,
            "named": named is not None,
        },
    )


def _negative(node: ast.expr) -> bool:
    return isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub)


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """heapq.nsmallest or nlargest: same order, same choice among equals."""
    call, count = match.parts["call"], match.parts["count"]
    if match.parts["named"]:
        edit.refuse("the sorted list has a name")
    if not match.parts["first"]:
        edit.refuse("the last k come in another order")
    function = edit.use("heapq", match.parts["name"])
    key = keyword(call, "key")
    if key is None:
        edit.replace(match.core, f"{function}({{k}}, {{items}})", k=count, items=call.args[0])
    else:
        edit.replace(
            match.core,
            f"{function}({{k}}, {{items}}, key={{key}})",
            k=count,
            items=call.args[0],
            key=key,
        )


def find_heaps(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`heapq.nsmallest(k, xs)` and nlargest."""
    if facts.called(node) in ("heapq.nsmallest", "heapq.nlargest") and len(node.args) == 2:
        yield Match(node=node, core=node, message="")


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Sort all, cut off k."""
    call = match.node
    assert isinstance(call, ast.Call)
    reverse = ", reverse=True" if facts.called(call) == "heapq.nlargest" else ""
    count, items = call.args
    key = keyword(call, "key")
    if key is None:
        edit.replace(call, f"sorted({{items}}{reverse})[:{{k}}]", items=items, k=count)
    else:
        edit.replace(
            call, f"sorted({{items}}, key={{key}}{reverse})[:{{k}}]", items=items, key=key, k=count
        )


KIND = KindCode(
    id="sorted-slice-for-topk",
    detect=detect,
    on=(ast.Subscript,),
    repair=repair,
    condition="k is not negative",
    inject=Injection(find_heaps, inject, calls=("nsmallest", "nlargest")),
    bad=(
        Bad(
            "def top(words, n):\n    words = list(words)\n    words.sort(key=len)\n"
            "    return words[-n:]\n",
            lines=(3, 4),
            core=4,
            names=("words",),
        ),
        Bad(
            """\
def best(prices, count):
    ranked = sorted(prices)
    return ranked[:count]
""",
            lines=(2, 3),
            core=3,
            names=("prices",),
        ),
        Bad(
            """\
import heapq

def slowest(calls, k):
    return sorted(calls, key=lambda call: call.seconds, reverse=True)[:k]
""",
            lines=(4, 4),
            core=4,
            names=("calls",),
            repaired="""\
import heapq

def slowest(calls, k):
    return heapq.nlargest(k, calls, key=lambda call: call.seconds)
""",
        ),
        Bad(
            "lowest = sorted(prices)[:3]\n",
            lines=(1, 1),
            core=1,
            names=("prices",),
            repaired="from heapq import nsmallest\n\n\nlowest = nsmallest(3, prices)\n",
        ),
        Bad("tail = sorted(prices)[-5:]\n", lines=(1, 1), core=1, names=("prices",)),
    ),
    good=(
        Good("def top(words, n):\n    words.sort()\n    return words[:n]\n"),
        Good("ranked = sorted(words)\nprint(ranked)\nbest = ranked[:3]\n"),
        Good(
            "from heapq import nlargest\ntop = nlargest(n, prices)\n",
            injected="top = sorted(prices, reverse=True)[:n]\n",
        ),
        Good("trimmed = sorted(prices)[1:-1]\n"),
        Good("rest = sorted(prices)[:-1]\n"),
    ),
)
