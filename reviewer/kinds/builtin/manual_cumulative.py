"""A running total is kept and appended by hand."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import expression_call, method_call, same
from ..kind import Bad, Good, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.For, facts: Facts) -> Iterator[Match]:
    """A loop of exactly `total += x` and `out.append(total)`."""
    if len(node.body) != 2 or node.orelse:
        return
    add, keep = node.body
    call = expression_call(keep)
    out = method_call(call, "append")
    if not (
        isinstance(add, ast.AugAssign)
        and isinstance(add.op, ast.Add)
        and isinstance(add.target, ast.Name)
        and isinstance(out, ast.Name)
        and call is not None
        and len(call.args) == 1
        and same(call.args[0], add.target)
    ):
        return
    yield Match(
        node=node,
        core=add,
        names=(add.target.id, out.id),
        confidence=0.9,
        message=f"The loop appends the running total `{add.target.id}` to `{out.id}`. "
        f"`itertools.accumulate` yields exactly these running totals.",
        parts={"add": add, "out": out},
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """`out = list(accumulate(xs))`, where both start empty and the total is not used later."""
    loop, add, out = match.node, match.parts["add"], match.parts["out"]
    assert isinstance(loop, ast.For)
    if any(
        not facts.holds(loop, use) and use.lineno > loop.lineno for use in facts.uses(add.target)
    ):
        edit.refuse("the total is used after the loop")
    starts: dict[str, ast.Assign] = {}
    previous = facts.before(loop)
    while (
        isinstance(previous, ast.Assign)
        and isinstance(previous.targets[0], ast.Name)
        and len(starts) < 2
    ):
        starts[previous.targets[0].id] = previous
        previous = facts.before(previous)
    first, items = starts.get(add.target.id), starts.get(out.id)
    if (
        first is None
        or items is None
        or not (
            isinstance(first.value, ast.Constant)
            and first.value.value == 0
            and isinstance(items.value, ast.List)
            and not items.value.elts
        )
    ):
        edit.refuse("the total and the list do not start empty just before the loop")
    accumulate = edit.use("itertools", "accumulate")
    if same(add.value, loop.target):
        edit.replace(items.value, f"list({accumulate}({{items}}))", items=loop.iter)
    else:
        edit.replace(
            items.value,
            f"list({accumulate}({{value}} for {{name}} in {{items}}))",
            value=add.value,
            name=loop.target,
            items=loop.iter,
        )
    edit.remove(first)
    edit.remove(loop)


KIND = KindCode(
    id="manual-cumulative",
    detect=detect,
    on=(ast.For,),
    repair=repair,
    safety="safe",
    bad=(
        Bad(
            """\
def balances(payments):
    total = 0
    result = []
    for payment in payments:
        total += payment
        result.append(total)
    return result
""",
            lines=(4, 6),
            core=5,
            names=("total", "result"),
            repaired="""\
from itertools import accumulate


def balances(payments):
    result = list(accumulate(payments))
    return result
""",
        ),
    ),
    good=(
        Good("from itertools import accumulate\nresult = list(accumulate(payments))\n"),
        Good("for x in xs:\n    total += x\n    out.append(x)\n"),
    ),
)
