"""backward() in a loop without zero_grad(): gradients add up."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import walk
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.For | ast.While, facts: Facts) -> Iterator[Match]:
    """A training loop with backward() and step() in each pass, and no zero_grad() in it."""
    backward = step = None
    for child in walk(node):
        if isinstance(child, ast.Call) and isinstance(child.func, ast.Attribute):
            if child.func.attr == "zero_grad":
                return
            if child.func.attr == "backward":
                backward = child
            elif child.func.attr == "step" and not child.args:
                step = child
    if backward is None or step is None or facts.loop(backward) is not node:
        return
    if not isinstance(facts.parent(facts.statement(step)), ast.For | ast.While | ast.With):
        return  # a step only after some batches: gradients are to add up
    yield Match(
        node=node,
        core=backward,
        names=(facts.text(step.func.value),) if isinstance(step.func, ast.Attribute) else (),
        confidence=0.9,
        message=f"`{facts.text(backward)}` adds to the gradients of all earlier batches, for "
        f"nothing clears them. Call `zero_grad()` before it in every pass.",
        parts={"backward": backward},
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """zero_grad() just before."""
    statement = facts.statement(match.parts["backward"])
    edit.insert_before(statement, f"{match.names[0]}.zero_grad()")


def find_clears(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A statement that is zero_grad() in a loop."""
    if isinstance(facts.parent(node), ast.Expr) and facts.loop(node) is not None:
        yield Match(node=facts.statement(node), core=node, message="")


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Leave it out."""
    assert isinstance(match.node, ast.stmt)
    edit.remove(match.node)


KIND = KindCode(
    id="gradients-not-cleared",
    detect=detect,
    on=(ast.For, ast.While),
    repair=repair,
    condition="gradients are not accumulated on purpose",
    inject=Injection(find_clears, inject, calls=("zero_grad",)),
    bad=(
        Bad(
            "for x, y in loader:\n    loss = criterion(model(x), y)\n    loss.backward()\n"
            "    optimizer.step()\n",
            lines=(1, 4),
            core=3,
            names=("optimizer",),
            repaired="for x, y in loader:\n    loss = criterion(model(x), y)\n"
            "    optimizer.zero_grad()\n    loss.backward()\n    optimizer.step()\n",
        ),
    ),
    good=(
        Good(
            "for x, y in loader:\n    criterion(model(x), y).backward()\n    if full():\n"
            "        optimizer.step()\n"
        ),
        Good(
            "for x, y in loader:\n    optimizer.zero_grad()\n    loss = criterion(model(x), y)\n"
            "    loss.backward()\n    optimizer.step()\n",
            injected="for x, y in loader:\n    loss = criterion(model(x), y)\n"
            "    loss.backward()\n    optimizer.step()\n",
        ),
    ),
)
