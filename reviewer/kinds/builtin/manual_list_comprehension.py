"""A loop whose only work is to append builds a list that a comprehension states."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import expression_call, method_call, names_in, same, walk
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.For, facts: Facts) -> Iterator[Match]:
    """`out = []`, then a loop with one append, perhaps under one if; out is not read in it."""
    yield from _with_more(node, facts)
    inner = node.body[0]
    condition = None
    if (
        len(node.body) == 1
        and isinstance(inner, ast.If)
        and not inner.orelse
        and len(inner.body) == 1
    ):
        condition, inner = inner.test, inner.body[0]
    call = expression_call(inner)
    out = method_call(call, "append")
    if len(node.body) != 1 or node.orelse or call is None or not isinstance(out, ast.Name):
        return
    start = facts.before(node)
    if not (
        isinstance(start, ast.Assign | ast.AnnAssign)
        and same(start.targets[0] if isinstance(start, ast.Assign) else start.target, out)
        and _is_empty(start.value, facts)
        and len(call.args) == 1
    ):
        return
    used = [call.args[0], node.iter] + ([condition] if condition is not None else [])
    if any(out.id in names_in(part) for part in used) or isinstance(call.args[0], ast.Starred):
        return
    if any(
        isinstance(child, ast.Await | ast.Yield | ast.NamedExpr)
        or method_call(child, "pop", "popleft", "write", "send") is not None
        # super() without arguments fails in a comprehension before Python 3.12
        or (facts.is_builtin(child, "super") and not child.args)
        for part in used
        for child in walk(part)
    ):
        return
    plain = same(call.args[0], node.target) and condition is None
    better = (
        f"list({facts.text(node.iter)})"
        if plain
        else (
            f"[{facts.text(call.args[0])} for {facts.text(node.target)} in {facts.text(node.iter)}"
            + (f" if {facts.text(condition)}]" if condition is not None else "]")
        )
    )
    yield Match(
        node=node,
        core=inner,
        names=(out.id,),
        confidence=0.9,
        message=f"The loop does nothing but fill `{out.id}`. `{out.id} = {better}` states the "
        f"result in one expression and saves the method call per item.",
        parts={"start": start, "item": call.args[0], "if": condition, "plain": plain},
    )


def _is_short(node: ast.For, first: ast.stmt, facts: Facts) -> bool:
    """Whether all fits on a line, with no comment that would be lost: a name for the item of a
    long expression helps the reader."""
    pieces = (getattr(first, "value", first), node.target, node.iter)
    length = sum(len(facts.text(piece, 200)) for piece in pieces)
    return length <= _LINE and "#" not in facts.lines_of(node)


_LINE = 60


def _is_empty(value: ast.expr | None, facts: Facts) -> bool:
    """`[]` and `list()`"""
    if isinstance(value, ast.List):
        return not value.elts
    return facts.is_builtin(value, "list") and not value.args


def _with_more(node: ast.For, facts: Facts) -> Iterator[Match]:
    """The loop with `if not ...: continue` before its append, or with one name for the item."""
    if len(node.body) != 2 or node.orelse:
        return
    first, inner = node.body
    call = expression_call(inner)
    out = method_call(call, "append")
    start = facts.before(node)
    if call is None or not isinstance(out, ast.Name) or len(call.args) != 1:
        return
    if not isinstance(start, ast.Assign | ast.AnnAssign) or not _is_empty(start.value, facts):
        return
    if not same(start.targets[0] if isinstance(start, ast.Assign) else start.target, out):
        return
    if isinstance(first, ast.If):
        fits = isinstance(first.body[0], ast.Continue) and not first.orelse
    else:
        named = first.targets[0] if isinstance(first, ast.Assign) else None
        fits = isinstance(named, ast.Name) and len(facts.uses(named)) == 2
        fits = fits and same(call.args[0], named) and _is_short(node, first, facts)
    used = (first, call.args[0], node.iter)
    if not fits or any(out.id in names_in(part) for part in used):
        return
    if any(
        isinstance(part, ast.Await | ast.Yield | ast.NamedExpr) for u in used for part in walk(u)
    ):
        return
    yield Match(
        node=node,
        core=inner,
        names=(out.id,),
        confidence=0.75,
        message=f"The loop does nothing but fill `{out.id}`: a list comprehension states the "
        f"result in one expression and saves the method call per item.",
        parts={"start": None},
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """The comprehension in the place of the empty list."""
    loop, parts = match.node, match.parts
    assert isinstance(loop, ast.For)
    if parts["start"] is None:
        edit.refuse("the loop has two statements")
    value = parts["start"].value
    if parts["plain"]:
        edit.replace(value, "list({items})", items=loop.iter)
    elif parts["if"] is None:
        edit.replace(
            value,
            "[{item} for {name} in {items}]",
            item=parts["item"],
            name=loop.target,
            items=loop.iter,
        )
    else:
        edit.replace(
            value,
            "[{item} for {name} in {items} if {test}]",
            item=parts["item"],
            name=loop.target,
            items=loop.iter,
            test=parts["if"],
        )
    edit.remove(loop)


def find_comprehensions(node: ast.Assign, facts: Facts) -> Iterator[Match]:
    """`out = [x for ...]` with one loop, on a name."""
    made = node.value
    if (
        isinstance(made, ast.ListComp)
        and len(made.generators) == 1
        and len(node.targets) == 1
        and isinstance(node.targets[0], ast.Name)
        and len(made.generators[0].ifs) <= 1
        and not made.generators[0].is_async
        and node.targets[0].id not in names_in(made)
        and facts.function(node) is not None
    ):
        yield Match(node=node, core=node, message="")


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Append one by one."""
    node = match.node
    assert isinstance(node, ast.Assign)
    made = node.value
    assert isinstance(made, ast.ListComp)
    generator, name = made.generators[0], facts.text(node.targets[0])
    head = f"{name} = []\nfor {{target}} in {{items}}:\n"
    parts = {"target": generator.target, "items": generator.iter, "item": made.elt}
    if generator.ifs:
        edit.replace_statement(
            node,
            f"{head}    if {{test}}:\n        {name}.append({{item}})\n",
            test=generator.ifs[0],
            **parts,
        )
    else:
        edit.replace_statement(node, f"{head}    {name}.append({{item}})\n", **parts)


KIND = KindCode(
    id="manual-list-comprehension",
    detect=detect,
    on=(ast.For,),
    repair=repair,
    safety="safe",
    inject=Injection(find_comprehensions, inject, on=(ast.Assign,)),
    bad=(
        Bad(
            "out = list()\nfor x in xs:\n    if not x.ok:\n        continue\n    out.append(x)\n",
            lines=(2, 5),
            core=5,
            names=("out",),
        ),
        Bad(
            "out = []\nfor x in xs:\n    y = x * 2\n    out.append(y)\n",
            lines=(2, 4),
            core=4,
            names=("out",),
        ),
        Bad(
            """\
def emails(users):
    # only those we may write to
    result = []
    for user in users:
        if user.agreed:
            result.append(user.email.lower())
    return result
""",
            lines=(4, 6),
            core=6,
            names=("result",),
            repaired="""\
def emails(users):
    # only those we may write to
    result = [user.email.lower() for user in users if user.agreed]
    return result
""",
        ),
    ),
    good=(
        Good("taken = []\nfor place in places:\n    taken.append(stock.pop(place))\n"),
        Good("out = []\nfor x in xs:\n    if not x.ok:\n        break\n    out.append(x)\n"),
        Good("out = []\nfor x in xs:\n    y = x * 2\n    out.append(y)\nprint(y)\n"),
        Good(
            "def names(users):\n    result = [user.name for user in users]\n    return result\n",
            injected="def names(users):\n    result = []\n    for user in users:\n"
            "        result.append(user.name)\n    return result\n",
        ),
        Good("out = []\nfor row in rows:\n    if row not in out:\n        out.append(row)\n"),
        Good("out = []\nfor row in rows:\n    out.append(super().read(row))\n"),
        Good("out = [0]\nfor row in rows:\n    out.append(row)\n"),
        Good("out = []\nfor row in rows:\n    print(row)\n    out.append(row)\n"),
    ),
)
