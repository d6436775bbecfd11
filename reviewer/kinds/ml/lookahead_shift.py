"""shift(-n), a centred window or bfill lets a feature see the future."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import constant, keyword, method_call
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor
_LABELS = ("y", "target", "label", "future", "next", "outcome", "forward", "ahead", "lead")


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A negative shift, `rolling(center=True)` or bfill that does not make a label."""
    if not isinstance(node.func, ast.Attribute) or facts.called(node) is not None:
        return
    method = node.func.attr
    if method == "shift":
        steps = node.args[0] if node.args else keyword(node, "periods")
        value = constant(steps)
        looks = isinstance(value, int) and value < 0
    elif method == "rolling":
        looks = constant(keyword(node, "center")) is True
    else:
        looks = method in ("bfill", "backfill") or constant(keyword(node, "method")) == "bfill"
    target = _target(node, facts).lower()
    words = (
        target.replace("[", " ")
        .replace("]", " ")
        .replace('"', " ")
        .replace("'", " ")
        .replace("_", " ")
        .split()
    )
    if not looks or not target or any(word in _LABELS for word in words):
        return
    yield Match(
        node=facts.construct(node),
        core=node,
        names=(method,),
        confidence=0.75,
        message=f"`{facts.text(node)}` gives each row values of later rows, which are not known "
        f"when the prediction is made. Look back only: a positive shift, a trailing window, ffill.",
    )


def _target(node: ast.Call, facts: Facts) -> str:
    """The name that the values get: by assignment, or as a keyword of a frame's assign()."""
    below: ast.AST = node
    for above in facts.ancestors(node):
        if isinstance(above, ast.Assign):
            return facts.text(above.targets[0])
        if isinstance(below, ast.keyword) and method_call(above, "assign") is not None:
            return below.arg or ""
        below = above
    return ""


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """The other direction."""
    call = match.core
    assert isinstance(call, ast.Call)
    if match.names != ("shift",) or not call.args:
        edit.refuse("only a shift is turned round")
    edit.replace(call.args[0], str(-constant(call.args[0])))  # type: ignore[operator]


def find_shifts(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A positive shift."""
    value = constant(node.args[0]) if node.args else None
    if isinstance(value, int) and value > 0 and isinstance(facts.statement(node), ast.Assign):
        yield Match(node=node, core=node, message="")


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Look ahead."""
    call = match.node
    assert isinstance(call, ast.Call)
    edit.replace(call.args[0], f"-{edit.code(call.args[0])}")


KIND = KindCode(
    id="lookahead-shift",
    detect=detect,
    calls=("shift", "rolling", "bfill", "backfill", "fillna"),
    repair=repair,
    condition="the column is a feature",
    inject=Injection(find_shifts, inject, calls=("shift",)),
    bad=(
        Bad(
            "def build(rides):\n    return rides.assign(\n        day=1,\n"
            "        recent=rides['n'].rolling(3, center=True).mean(),\n    )\n",
            lines=(2, 5),
            core=4,
            names=("rolling",),
        ),
        Bad(
            'df["lag"] = df["sales"].shift(-1)\n',
            lines=(1, 1),
            core=1,
            names=("shift",),
            repaired='df["lag"] = df["sales"].shift(1)\n',
        ),
        Bad(
            'df["smooth"] = df["sales"].rolling(7, center=True).mean()\n',
            lines=(1, 1),
            core=1,
            names=("rolling",),
        ),
    ),
    good=(
        Good('df["lag"] = df["sales"].shift(1)\n', injected='df["lag"] = df["sales"].shift(-1)\n'),
        Good('df["target"] = df["sales"].shift(-1)\n'),
    ),
)
