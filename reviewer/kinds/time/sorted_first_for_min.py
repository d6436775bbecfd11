"""`sorted(xs)[0]` or `[-1]` sorts everything to take one end."""

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
    """`sorted(...)[0]` and `sorted(...)[-1]`, also by way of a name that nothing else reads."""
    call, index = node.value, constant(node.slice)
    if type(index) is not int or index not in (0, -1) or not isinstance(node.ctx, ast.Load):
        return
    items: ast.expr | None = None
    named = isinstance(call, ast.Name)
    if isinstance(call, ast.Name):
        items, call = call, sorted_before(call, facts) or call
    if facts.is_builtin(call, "sorted"):
        items = call.args[0] if call.args else None
    elif method_call(call, "sort") is None:
        return
    if items is None or not isinstance(call, ast.Call):
        return
    order = constant(keyword(call, "reverse")) if keyword(call, "reverse") else False
    if not isinstance(order, bool):
        return
    name = "min" if (index == 0) is not order else "max"
    text = facts.text(items)
    yield Match(
        node=facts.statement(call) if named else node,
        until=node,
        core=node,
        names=(text,) if text.isidentifier() else (),
        confidence=0.95,
        message=f"`{facts.text(node)}` sorts all items to take one of them. "
        f"`{name}({text}{', key=...' if keyword(call, 'key') else ''})` finds it in a single pass.",
        parts={"call": call, "name": name, "last": index == -1, "reverse": order, "named": named},
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """min() or max(), except where equal keys make the two differ."""
    call, name = match.parts["call"], match.parts["name"]
    key = keyword(call, "key")
    if match.parts["named"]:
        edit.refuse("the sorted list has a name")
    if key is not None and match.parts["last"]:
        edit.refuse("with a key, the last of several equal items is another one")
    if key is None:
        edit.replace(match.core, f"{name}({{items}})", items=call.args[0])
    else:
        edit.replace(match.core, f"{name}({{items}}, key={{key}})", items=call.args[0], key=key)


def find_ends(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`min(xs)` and `max(xs)` of one iterable, with nothing but a key."""
    if (
        len(node.args) == 1
        and {k.arg for k in node.keywords} <= {"key"}
        and facts.is_builtin(node, "min", "max")
        and not isinstance(node.args[0], ast.Starred)
    ):
        yield Match(node=node, core=node, message="")


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Sort, then take the first."""
    call = match.node
    assert isinstance(call, ast.Call)
    reverse = ", reverse=True" if facts.is_builtin(call, "max") else ""
    key = keyword(call, "key")
    if key is None:
        edit.replace(call, f"sorted({{items}}{reverse})[0]", items=call.args[0])
    else:
        edit.replace(
            call, f"sorted({{items}}, key={{key}}{reverse})[0]", items=call.args[0], key=key
        )


KIND = KindCode(
    id="sorted-first-for-min",
    detect=detect,
    on=(ast.Subscript,),
    repair=repair,
    safety="safe",
    inject=Injection(find_ends, inject, calls=("min", "max")),
    bad=(
        Bad(
            "def newest(files):\n    files = sorted(files, key=age)\n    return files[-1]\n",
            lines=(2, 3),
            core=3,
            names=("files",),
        ),
        Bad(
            "cheapest = sorted(offers, key=lambda offer: offer.price)[0]\n",
            lines=(1, 1),
            core=1,
            names=("offers",),
            repaired="cheapest = min(offers, key=lambda offer: offer.price)\n",
        ),
        Bad(
            "longest = sorted(gaps, reverse=True)[0]\n",
            lines=(1, 1),
            core=1,
            names=("gaps",),
            repaired="longest = max(gaps)\n",
        ),
        Bad(
            "best = sorted(scores)[-1]\n",
            lines=(1, 1),
            core=1,
            names=("scores",),
            repaired="best = max(scores)\n",
        ),
    ),
    good=(
        Good("def ends(xs):\n    xs = sorted(xs)\n    return xs[0], xs[-1]\n"),
        Good(
            "best = max(scores, key=abs)\n",
            injected="best = sorted(scores, key=abs, reverse=True)[0]\n",
        ),
        Good("second = sorted(scores)[1]\n"),
        Good("ordered = sorted(scores)\nbest = ordered[-1]\n"),
    ),
)
