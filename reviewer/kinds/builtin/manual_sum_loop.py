"""A loop adds numbers into an accumulator; sum() does that."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import constant, names_in, same, walk
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.For, facts: Facts) -> Iterator[Match]:
    """`total = 0`, then a loop of one `total += x`, perhaps under one if."""
    inner = node.body[0]
    condition = None
    if isinstance(inner, ast.If) and not inner.orelse and len(inner.body) == 1:
        condition, inner = inner.test, inner.body[0]
    inner = as_augmented(inner)
    if not (
        len(node.body) == 1
        and not node.orelse
        and isinstance(inner, ast.AugAssign)
        and isinstance(inner.op, ast.Add)
        and isinstance(inner.target, ast.Name)
    ):
        return
    start = facts.before(node)
    if not (isinstance(start, ast.Assign) and same(start.targets[0], inner.target)):
        return
    first = constant(start.value)
    if isinstance(first, bool) or not isinstance(first, int | float) or first != 0:
        return
    used = [inner.value, node.iter] + ([condition] if condition is not None else [])
    if any(inner.target.id in names_in(part) for part in used):
        return
    if any(
        isinstance(child, ast.Await | ast.Yield | ast.NamedExpr)
        for part in used
        for child in walk(part)
    ):
        return
    yield Match(
        node=node,
        core=inner,
        names=(inner.target.id,),
        confidence=0.85,
        message=f"The loop only adds up `{facts.text(inner.value)}`. "
        f"`{inner.target.id} = sum({facts.text(inner.value)} for {facts.text(node.target)} in "
        f"{facts.text(node.iter)})` says so in one line.",
        parts={"start": start, "add": inner.value, "if": condition, "float": type(first) is float},
    )


def as_augmented(statement: ast.stmt) -> ast.stmt:
    """`total = total + x` as `total += x`; other statements as they are."""
    if (
        isinstance(statement, ast.Assign)
        and isinstance(statement.value, ast.BinOp)
        and isinstance(statement.targets[0], ast.Name)
        and same(statement.value.left, statement.targets[0])
    ):
        total = statement.value
        augmented = ast.AugAssign(statement.targets[0], total.op, total.right)
        return ast.copy_location(augmented, statement)
    return statement


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """sum() in the place of the zero."""
    loop, parts = match.node, match.parts
    assert isinstance(loop, ast.For)
    pieces = {"add": parts["add"], "name": loop.target, "items": loop.iter}
    if parts["float"]:
        edit.refuse("an empty sum would be 0 instead of 0.0")
    if parts["if"] is not None:
        edit.replace(
            parts["start"].value,
            "sum({add} for {name} in {items} if {test})",
            test=parts["if"],
            **pieces,
        )
    elif same(parts["add"], loop.target):
        edit.replace(parts["start"].value, "sum({items})", items=loop.iter)
    else:
        edit.replace(parts["start"].value, "sum({add} for {name} in {items})", **pieces)
    edit.remove(loop)


def find_sums(node: ast.Assign, facts: Facts) -> Iterator[Match]:
    """`total = sum(x for ...)`."""
    call = node.value
    if (
        facts.is_builtin(call, "sum")
        and len(call.args) == 1
        and len(node.targets) == 1
        and isinstance(node.targets[0], ast.Name)
        and isinstance(call.args[0], ast.GeneratorExp)
        and len(call.args[0].generators) == 1
        and len(call.args[0].generators[0].ifs) <= 1
        and facts.function(node) is not None
    ):
        yield Match(node=node, core=node, message="", parts={"made": call.args[0]})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Add up by hand."""
    node, made = match.node, match.parts["made"]
    assert isinstance(node, ast.Assign)
    generator, name = made.generators[0], facts.text(node.targets[0])
    head = f"{name} = 0\nfor {{target}} in {{items}}:\n"
    parts = {"target": generator.target, "items": generator.iter, "item": made.elt}
    if generator.ifs:
        edit.replace_statement(
            node,
            f"{head}    if {{test}}:\n        {name} += {{item}}\n",
            test=generator.ifs[0],
            **parts,
        )
    else:
        edit.replace_statement(node, f"{head}    {name} += {{item}}\n", **parts)


KIND = KindCode(
    id="manual-sum-loop",
    detect=detect,
    on=(ast.For,),
    repair=repair,
    condition="the numbers start at the integer 0",
    inject=Injection(find_sums, inject, on=(ast.Assign,)),
    bad=(
        Bad(
            "n = 0\nfor x in xs:\n    if x.ok:\n        n = n + 1\n",
            lines=(2, 4),
            core=4,
            names=("n",),
            repaired="n = sum(1 for x in xs if x.ok)\n",
        ),
        Bad(
            """\
def owed(invoices):
    total = 0
    for invoice in invoices:
        if not invoice.paid:
            total += invoice.amount
    return total
""",
            lines=(3, 5),
            core=5,
            names=("total",),
            repaired="""\
def owed(invoices):
    total = sum(invoice.amount for invoice in invoices if not invoice.paid)
    return total
""",
        ),
    ),
    good=(
        Good(
            "def owed(rows):\n    total = sum(row.amount for row in rows)\n    return total\n",
            injected="def owed(rows):\n    total = 0\n    for row in rows:\n"
            "        total += row.amount\n    return total\n",
        ),
        Good('text = ""\nfor row in rows:\n    text += row\n'),
        Good("total = 0\nfor row in rows:\n    total += row\n    print(total)\n"),
    ),
)
