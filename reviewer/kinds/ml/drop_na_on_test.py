"""Rows with missing values are dropped from the test part."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..kind import Bad, Good, KindCode, Match
from ._experiment import part


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`test.dropna()`, and `X_test[X_test.notna().all(axis=1)]`."""
    if getattr(node.func, "attr", "") != "dropna" and not _chooses_rows(node, facts):
        return
    if not isinstance(node.func, ast.Attribute) or part(node.func.value, facts) != "test":
        return
    name = facts.text(node.func.value)
    yield Match(
        node=facts.construct(node),
        core=node,
        names=(name,),
        confidence=0.85,
        message=f"Without the incomplete rows of `{name}` the score is that of the easy ones, but "
        f"in use the model must answer for all. Fill gaps with what the training rows say.",
    )


def _chooses_rows(node: ast.Call, facts: Facts) -> bool:
    """Whether the answer, perhaps by way of a name, says which rows of a test part are kept."""
    statement = facts.statement(node)
    above = next((a for a in facts.ancestors(node) if isinstance(a, ast.Subscript)), None)
    if above is not None and facts.holds(above.slice, node):
        return part(above.value, facts) == "test"
    if not (isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name)):
        return False
    mask = statement.targets[0]
    return any(
        isinstance(place := facts.parent(use), ast.Subscript)
        and place.slice is use
        and part(place.value, facts) == "test"
        for use in facts.uses(mask)
    )


KIND = KindCode(
    id="drop-na-on-test",
    detect=detect,
    calls=("dropna", "notna", "notnull"),
    bad=(
        Bad("test = test.dropna()\n", lines=(1, 1), core=1, names=("test",)),
        Bad(
            "whole = X_test.notna().all(axis=1)\nX_test, y_test = X_test[whole], y_test[whole]\n",
            lines=(1, 1),
            core=1,
            names=("X_test",),
        ),
    ),
    good=(
        Good("print(X_test.notna().mean())\n"),
        Good("train = train.dropna()\n"),
        Good("df = df.dropna(subset=['id'])\n"),
    ),
)
