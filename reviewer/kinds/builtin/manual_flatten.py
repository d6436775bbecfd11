"""Nested loops flatten a list of lists."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import expression_call, method_call, path_of, same
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.For, facts: Facts) -> Iterator[Match]:
    """`for group in groups: for x in group: out.append(x)`, or `out.extend(group)` alone."""
    inner = node.body[0]
    if len(node.body) != 1 or node.orelse:
        return
    if isinstance(inner, ast.For) and len(inner.body) == 1 and not inner.orelse:
        call, name, item = expression_call(inner.body[0]), "append", inner.target
        groups = same(inner.iter, node.target)
        source: ast.expr = inner.iter
    elif isinstance(inner, ast.AugAssign):
        yield from _added(node, inner, facts)
        return
    else:
        call, name, item = expression_call(inner), "extend", node.target
        groups, source = True, node.target
    out = method_call(call, name)
    if call is None or out is None or len(call.args) != 1 or not same(call.args[0], item):
        return
    path = path_of(out)
    if path is None or not groups or not isinstance(source, ast.Name):
        return
    yield Match(
        node=node,
        core=node,
        names=(path,),
        confidence=0.9,
        message=f"The loop puts all groups of `{facts.text(node.iter)}` one after another into "
        f"`{path}`. `itertools.chain.from_iterable({facts.text(node.iter)})` is made for that.",
        parts={"out": out},
    )


def _added(node: ast.For, inner: ast.AugAssign, facts: Facts) -> Iterator[Match]:
    """`rows += page`, with a list that starts empty."""
    out = inner.target
    if not isinstance(out, ast.Name) or not isinstance(inner.op, ast.Add):
        return
    if not same(inner.value, node.target) or facts.head(out) != "list":
        return
    yield Match(
        node=node,
        core=node,
        names=(out.id,),
        confidence=0.9,
        message=f"The loop puts all groups of `{facts.text(node.iter)}` one after another into "
        f"`{out.id}`. `itertools.chain.from_iterable({facts.text(node.iter)})` is made for that.",
        parts={"out": out},
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """`out.extend(chain.from_iterable(groups))`."""
    loop = match.node
    assert isinstance(loop, ast.For)
    chain = edit.use("itertools", "chain")
    edit.replace_statement(
        loop,
        f"{{out}}.extend({chain}.from_iterable({{groups}}))",
        out=match.parts["out"],
        groups=loop.iter,
    )


def find_chains(node: ast.Expr, facts: Facts) -> Iterator[Match]:
    """`out.extend(chain.from_iterable(groups))`"""
    call = node.value
    out = method_call(call, "extend")
    if out is None or not isinstance(call, ast.Call) or len(call.args) != 1:
        return
    inner = call.args[0]
    if facts.called(inner) == "itertools.chain.from_iterable" and isinstance(inner, ast.Call):
        parts = {"out": out, "groups": inner.args[0]}
        yield Match(node=node, core=node, message="", parts=parts)


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Group by group."""
    group = edit.fresh("group")
    edit.replace_statement(
        match.node,
        f"for {group} in {{groups}}:\n    {{out}}.extend({group})\n",
        **match.parts,
    )


KIND = KindCode(
    id="manual-flatten",
    detect=detect,
    on=(ast.For,),
    repair=repair,
    safety="safe",
    inject=Injection(find_chains, inject, on=(ast.Expr,)),
    bad=(
        Bad(
            "rows = []\nfor page in pages:\n    rows += page\n",
            lines=(2, 3),
            core=2,
            names=("rows",),
            repaired="from itertools import chain\n\n\nrows = []\n"
            "rows.extend(chain.from_iterable(pages))\n",
        ),
        Bad(
            """\
lines = []
for order in orders:
    for line in order:
        lines.append(line)
""",
            lines=(2, 4),
            core=2,
            names=("lines",),
            repaired="""\
from itertools import chain


lines = []
lines.extend(chain.from_iterable(orders))
""",
        ),
        Bad(
            "for page in pages:\n    rows.extend(page)\n",
            lines=(1, 2),
            core=1,
            names=("rows",),
            repaired="from itertools import chain\n\n\nrows.extend(chain.from_iterable(pages))\n",
        ),
    ),
    good=(
        Good(
            "from itertools import chain\n\n\ndef fill(out, groups):\n"
            "    out.extend(chain.from_iterable(groups))\n",
            injected="def fill(out, groups):\n    for group in groups:\n"
            "        out.extend(group)\n",
        ),
        Good("total = 0\nfor page in pages:\n    total += page\n"),
        Good(
            "for order in orders:\n    for line in order.lines:\n        out.append(line.price)\n"
        ),
        Good("for page in pages:\n    rows.extend(parse(page))\n"),
    ),
)
