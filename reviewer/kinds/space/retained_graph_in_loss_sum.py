"""running_loss += loss keeps the autograd graph of every batch."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import method_call, same, walk
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.AugAssign | ast.Assign | ast.Call, facts: Facts) -> Iterator[Match]:
    """`total += loss`, `total = total + loss` or `losses.append(loss)` in a loop that calls
    `loss.backward()`."""
    if not facts.mentions("backward("):
        return
    target, added = _added(node)
    loop = facts.loop(node) if target is not None else None
    if loop is None or target is None or added is None:
        return
    names = (
        {added.id}
        if isinstance(added, ast.Name)
        else {child.id for child in walk(added) if isinstance(child, ast.Name)}
        if isinstance(added, ast.BinOp)
        else set()
    )
    detached = any(
        (isinstance(child, ast.Attribute) and child.attr in ("item", "detach", "data"))
        or facts.is_builtin(child, "float")
        for child in walk(added)
    )
    if detached:
        return
    for call in facts.calls_of("backward"):
        loss = call.func.value if isinstance(call.func, ast.Attribute) else None
        if isinstance(loss, ast.Name) and loss.id in names and facts.holds(loop, call):
            total = facts.text(target)
            yield Match(
                node=facts.statement(node),
                core=node,
                names=(total, loss.id),
                confidence=0.9,
                message=f"`{loss.id}` carries the graph of its whole batch, and `{total}` keeps "
                f"them all until the epoch ends. Add the number: `{loss.id}.item()`.",
                parts={"plain": isinstance(added, ast.Name), "added": added},
            )
            return


def _added(
    node: ast.AugAssign | ast.Assign | ast.Call,
) -> tuple[ast.expr | None, ast.expr | None]:
    """What a statement adds to, and what it adds."""
    if isinstance(node, ast.AugAssign):
        return (node.target, node.value) if isinstance(node.op, ast.Add) else (None, None)
    if isinstance(node, ast.Call):
        return (method_call(node, "append"), node.args[0]) if node.args else (None, None)
    total = node.value
    if (
        isinstance(total, ast.BinOp)
        and isinstance(total.op, ast.Add)
        and same(total.left, node.targets[0])
    ):
        return node.targets[0], total.right
    return None, None


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """item()."""
    if not match.parts["plain"]:
        edit.refuse("the loss is part of a formula")
    edit.replace(match.parts["added"], f"{match.names[1]}.item()")


def find_items(node: ast.AugAssign, facts: Facts) -> Iterator[Match]:
    """`total += loss.item()`."""
    value = node.value
    if (
        isinstance(value, ast.Call)
        and isinstance(value.func, ast.Attribute)
        and value.func.attr == "item"
        and isinstance(value.func.value, ast.Name)
    ):
        yield Match(node=node, core=node, message="", parts={"loss": value.func.value})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """The tensor itself."""
    assert isinstance(match.node, ast.AugAssign)
    edit.replace(match.node.value, match.parts["loss"].id)


KIND = KindCode(
    id="retained-graph-in-loss-sum",
    detect=detect,
    on=(ast.AugAssign, ast.Assign),
    calls=("append",),
    repair=repair,
    safety="safe",
    inject=Injection(find_items, inject, on=(ast.AugAssign,)),
    bad=(
        Bad(
            "for x, y in loader:\n    loss = criterion(model(x), y)\n    loss.backward()\n"
            "    history.append(loss)\n",
            lines=(4, 4),
            core=4,
            names=("history", "loss"),
            repaired="for x, y in loader:\n    loss = criterion(model(x), y)\n"
            "    loss.backward()\n    history.append(loss.item())\n",
        ),
        Bad(
            "for batch in loader:\n    loss = step(batch)\n    loss.backward()\n"
            "    total = total + loss * len(batch)\n",
            lines=(4, 4),
            core=4,
            names=("total", "loss"),
        ),
        Bad(
            "for x, y in loader:\n    optimizer.zero_grad()\n    loss = criterion(model(x), y)\n"
            "    loss.backward()\n    optimizer.step()\n    total += loss\n",
            lines=(6, 6),
            core=6,
            names=("total", "loss"),
            repaired="for x, y in loader:\n    optimizer.zero_grad()\n"
            "    loss = criterion(model(x), y)\n"
            "    loss.backward()\n    optimizer.step()\n    total += loss.item()\n",
        ),
    ),
    good=(
        Good(
            "for batch in loader:\n    loss = step(batch)\n    loss.backward()\n"
            "    total = total + float(loss) * len(batch)\n"
        ),
        Good(
            "for x, y in loader:\n    loss = criterion(model(x), y)\n    loss.backward()\n"
            "    total += loss.item()\n",
            injected="for x, y in loader:\n    loss = criterion(model(x), y)\n"
            "    loss.backward()\n    total += loss\n",
        ),
        Good("for loss in losses:\n    total += loss\n"),
    ),
)
