"""Features and labels are put in a new order, each for itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import expression_call, same
from ..kind import Bad, Good, KindCode, Match

_LABELS = ("y", "labels", "label", "targets", "target", "answers", "classes")


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`shuffle(y)` just after the same on other rows, with no seed set in between; and rows taken
    by a permutation of their own."""
    statement = facts.statement(node)
    before = facts.before(statement)
    if before is None:
        return
    if getattr(node.func, "attr", "") == "permutation":
        labels, rows = _taken(statement), _taken(before)
        if rows is None or not _draws(before):
            return
    else:
        labels, rows = _shuffled(expression_call(statement)), _shuffled(expression_call(before))
    if labels is None or rows is None or same(labels, rows) or not _is_labels(labels):
        return
    yield Match(
        node=before,
        until=statement,
        core=node,
        names=(facts.text(rows), facts.text(labels)),
        confidence=0.9,
        message=f"`{facts.text(rows)}` and `{facts.text(labels)}` get two different orders, so "
        f"rows no longer belong to their labels. Draw one permutation and use it for both "
        f"(`sklearn.utils.shuffle(X, y)` does).",
    )


def _shuffled(call: ast.Call | None) -> ast.expr | None:
    """The `X` of `random.shuffle(X)`."""
    if call is None or len(call.args) != 1 or call.keywords:
        return None
    return call.args[0] if getattr(call.func, "attr", "") == "shuffle" else None


def _taken(statement: ast.stmt) -> ast.expr | None:
    """The `y` of `y = y[...]`."""
    if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Subscript):
        rows = statement.value.value
        return rows if same(rows, statement.targets[0]) else None
    return None


def _draws(statement: ast.stmt) -> bool:
    value = statement.value.slice if isinstance(statement, ast.Assign) else None  # type: ignore[attr-defined]
    func = getattr(value, "func", None)
    return getattr(func, "attr", "") == "permutation"


def _is_labels(node: ast.expr) -> bool:
    name = getattr(node, "attr", getattr(node, "id", "")).lower()
    return name in _LABELS or name.startswith("y_") or name.endswith("_labels")


KIND = KindCode(
    id="misaligned-shuffle",
    detect=detect,
    calls=("shuffle", "permutation"),
    bad=(
        Bad(
            "import random\n\ndef mixed(texts, labels):\n    random.shuffle(texts)\n"
            "    random.shuffle(labels)\n",
            lines=(4, 5),
            core=5,
            names=("texts", "labels"),
        ),
        Bad(
            "X = X[rng.permutation(n)]\ny = y[rng.permutation(n)]\n",
            lines=(1, 2),
            core=2,
            names=("X", "y"),
        ),
    ),
    good=(
        Good("order = rng.permutation(n)\nX = X[order]\ny = y[order]\n"),
        Good(
            "import random\nrandom.seed(0)\nrandom.shuffle(X)\nrandom.seed(0)\nrandom.shuffle(y)\n"
        ),
        Good("import random\nrandom.shuffle(cards)\nrandom.shuffle(players)\n"),
    ),
)
