"""`sum(xs[:i])` for every i computes each prefix from the start."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import constant, names_in, path_of, range_len, same
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor

_FUNCTIONS = {"sum", "max", "min", "any", "all", "statistics.mean", "numpy.mean", "numpy.sum"}


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """An aggregate of a slice open at one end, whose other end moves with the loop."""
    if not node.args or facts.called(node) not in _FUNCTIONS:
        return
    part = node.args[0]
    if not (isinstance(part, ast.Subscript) and isinstance(part.slice, ast.Slice)):
        return
    lower, upper = part.slice.lower, part.slice.upper
    end = upper if lower is None or constant(lower) == 0 else lower if upper is None else None
    path = path_of(part.value)
    if end is None or path is None:
        return
    loop = facts.growing_loop(node, path)
    if loop is None or not any(facts.binds(name, loop) for name in names_in(end)):
        return
    what = facts.text(node.func)
    yield Match(
        node=loop,
        core=node,
        names=(path,),
        confidence=0.9,
        message=f"`{facts.text(node)}` copies and adds up a part of `{path}` from scratch in each "
        f"pass: quadratic time. Each result follows from the one before; "
        f"`itertools.accumulate` gives all of them in one pass.",
        parts={"loop": loop, "items": part.value, "end": upper, "function": what},
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """Exactly `[sum(xs[:i + 1]) for i in range(len(xs))]`."""
    loop, items, end = match.parts["loop"], match.parts["items"], match.parts["end"]
    if not (
        isinstance(loop, ast.ListComp)
        and loop.elt is match.core
        and len(loop.generators) == 1
        and match.parts["function"] == "sum"
    ):
        edit.refuse("only a list of all running sums is rewritten")
    generator = loop.generators[0]
    is_next = (
        isinstance(end, ast.BinOp)
        and isinstance(end.op, ast.Add)
        and same(end.left, generator.target)
        and constant(end.right) == 1
    )
    if generator.ifs or not same(range_len(generator.iter), items) or not is_next:
        edit.refuse("the slices are not all the prefixes")
    edit.replace(loop, f"list({edit.use('itertools', 'accumulate')}({{items}}))", items=items)


def find_running(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`list(accumulate(xs))` of a variable."""
    inner = node.args[0] if facts.is_builtin(node, "list") and len(node.args) == 1 else None
    if facts.called(inner) != "itertools.accumulate" or not isinstance(inner, ast.Call):
        return
    if len(inner.args) == 1 and not inner.keywords and path_of(inner.args[0]) is not None:
        yield Match(node=node, core=node, message="", parts={"items": inner.args[0]})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Sum each prefix from scratch."""
    index = edit.fresh("i")
    edit.replace(
        match.node,
        f"[sum({{items}}[:{index} + 1]) for {index} in range(len({{items}}))]",
        items=edit.code(match.parts["items"]),
    )


KIND = KindCode(
    id="prefix-sum-by-slicing",
    detect=detect,
    calls=("sum", "max", "min", "any", "all", "mean"),
    repair=repair,
    safety="safe",
    inject=Injection(find_running, inject, calls=("list",)),
    bad=(
        Bad(
            """\
def balances(payments):
    return [sum(payments[: i + 1]) for i in range(len(payments))]
""",
            lines=(2, 2),
            core=2,
            names=("payments",),
            repaired="""\
from itertools import accumulate


def balances(payments):
    return list(accumulate(payments))
""",
        ),
        Bad(
            """\
def pivot(values):
    for i in range(len(values)):
        if sum(values[:i]) == sum(values) / 2:
            return i
    return None
""",
            lines=(2, 4),
            core=3,
            names=("values",),
        ),
    ),
    good=(
        Good(
            "from itertools import accumulate\n\n\ndef running(xs):\n"
            "    return list(accumulate(xs))\n",
            injected="def running(xs):\n    return [sum(xs[:i + 1]) for i in range(len(xs))]\n",
        ),
        Good("""\
from itertools import accumulate

def balances(payments):
    return list(accumulate(payments))
"""),
        Good("""\
def windows(values):
    return [sum(values[i : i + 3]) for i in range(len(values))]
"""),
        Good("def first(values, n):\n    return sum(values[:n])\n"),
        Good("""\
def heads(rows, n):
    return [sum(row[:n]) for row in rows]
"""),
    ),
)
