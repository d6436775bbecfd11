"""A loop whose only work is d[k] = v builds a dict that a comprehension states."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import names_in, same, walk
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.For, facts: Facts) -> Iterator[Match]:
    """`d = {}`, then a loop of one `d[k] = v`, perhaps under one if; d is not read in it."""
    inner = node.body[0]
    condition = None
    if isinstance(inner, ast.If) and not inner.orelse and len(inner.body) == 1:
        condition, inner = inner.test, inner.body[0]
    if not (
        len(node.body) == 1
        and not node.orelse
        and isinstance(inner, ast.Assign)
        and len(inner.targets) == 1
        and isinstance(inner.targets[0], ast.Subscript)
        and isinstance(inner.targets[0].value, ast.Name)
        and not isinstance(inner.targets[0].slice, ast.Slice)
    ):
        return
    table, key = inner.targets[0].value, inner.targets[0].slice
    start = facts.before(node)
    if not (
        isinstance(start, ast.Assign | ast.AnnAssign)
        and same(start.targets[0] if isinstance(start, ast.Assign) else start.target, table)
        and (
            (isinstance(start.value, ast.Dict) and not start.value.keys)
            or (facts.is_builtin(start.value, "dict") and _is_bare(start.value))
        )
    ):
        return
    used = [key, inner.value, node.iter] + ([condition] if condition is not None else [])
    if any(table.id in names_in(part) for part in used) or not names_in(key) & names_in(
        node.target
    ):
        return
    if any(
        isinstance(child, ast.Await | ast.Yield | ast.NamedExpr)
        # super() without arguments fails in a comprehension before Python 3.12
        or (facts.is_builtin(child, "super") and not child.args)
        for part in used
        for child in walk(part)
    ):
        return
    only = f" if {facts.text(condition)}" if condition is not None else ""
    yield Match(
        node=node,
        core=inner,
        names=(table.id,),
        confidence=0.9,
        message=f"The loop does nothing but fill `{table.id}`. "
        f"`{{{facts.text(key)}: {facts.text(inner.value)} for {facts.text(node.target)} in "
        f"{facts.text(node.iter)}{only}}}` states the result in one expression.",
        parts={"start": start, "key": key, "value": inner.value, "if": condition},
    )


def _is_bare(call: ast.Call) -> bool:
    return not call.args and not call.keywords


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """The comprehension in the place of the empty dict."""
    loop, parts = match.node, match.parts
    assert isinstance(loop, ast.For)
    pieces = {"key": parts["key"], "value": parts["value"], "name": loop.target, "items": loop.iter}
    if parts["if"] is None:
        edit.replace(parts["start"].value, "{{key}: {value} for {name} in {items}}", **pieces)
    else:
        edit.replace(
            parts["start"].value,
            "{{key}: {value} for {name} in {items} if {test}}",
            test=parts["if"],
            **pieces,
        )
    edit.remove(loop)


def find_comprehensions(node: ast.Assign, facts: Facts) -> Iterator[Match]:
    """`d = {k: v for ... in ...}` whose variables mean nothing else in the function."""
    table, made = node.targets[0], node.value
    if not (
        len(node.targets) == 1
        and isinstance(table, ast.Name)
        and isinstance(made, ast.DictComp)
        and len(made.generators) == 1
        and len(made.generators[0].ifs) <= 1
        and not made.generators[0].is_async
    ):
        return
    own = names_in(made.generators[0].target)
    if own.isdisjoint(facts.scope(node).names) and table.id not in names_in(made):
        yield Match(node=node, core=node, message="", parts={"table": table.id, "made": made})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Fill the dict in a loop."""
    table, made = match.parts["table"], match.parts["made"]
    loop = made.generators[0]
    line = f"{table}[{{key}}] = {{value}}"
    inner = f"    if {{test}}:\n        {line}" if loop.ifs else f"    {line}"
    tests = {"test": loop.ifs[0]} if loop.ifs else {}
    edit.replace_statement(
        match.node,
        f"{table} = {{}}\nfor {{target}} in {{items}}:\n{inner}",
        target=loop.target,
        items=loop.iter,
        key=made.key,
        value=made.value,
        **tests,
    )


KIND = KindCode(
    id="manual-dict-comprehension",
    detect=detect,
    on=(ast.For,),
    repair=repair,
    safety="safe",
    inject=Injection(find_comprehensions, inject, on=(ast.Assign,)),
    bad=(
        Bad(
            "out = dict()\nfor k, v in d.items():\n    if v:\n        out[k] = v\n",
            lines=(2, 4),
            core=4,
            names=("out",),
            repaired="out = {k: v for (k, v) in d.items() if v}\n",
        ),
        Bad(
            """\
def by_number(invoices):
    index = {}
    for invoice in invoices:
        index[invoice.number] = invoice
    return index
""",
            lines=(3, 4),
            core=4,
            names=("index",),
            repaired="""\
def by_number(invoices):
    index = {invoice.number: invoice for invoice in invoices}
    return index
""",
        ),
    ),
    good=(
        Good(
            """\
def lengths(words):
    sizes = {word: len(word) for word in words if word}
    return sizes
""",
            injected="""\
def lengths(words):
    sizes = {}
    for word in words:
        if word:
            sizes[word] = len(word)
    return sizes
""",
        ),
        Good("index = {invoice.number: invoice for invoice in invoices}\n"),
        Good("d = {}\nfor k in keys:\n    d[k] = d.get(k, 0) + 1\n"),
        Good("out = [0] * 9\nfor i in range(9):\n    out[i] = i\n"),
    ),
)
