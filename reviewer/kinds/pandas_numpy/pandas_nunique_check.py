"""nunique() == 1 counts all values to learn whether they are one."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import constant, method_call
from ..kind import Bad, Good, KindCode, Match


def detect(node: ast.Compare, facts: Facts) -> Iterator[Match]:
    """A comparison of nunique() with 1."""
    column = method_call(node.left, "nunique")
    if column is None or len(node.ops) != 1 or constant(node.comparators[0]) != 1:
        return
    if isinstance(node.ops[0], ast.Lt | ast.GtE) or node.left.args:  # type: ignore[attr-defined]
        return
    name = facts.text(column)
    yield Match(
        node=node,
        core=node,
        confidence=0.75,
        message=f"`nunique` hashes every value of `{name}` only to learn whether they are all the "
        f"same. Comparing with the first is enough: `(x == x[0]).all()` on its array.",
    )


KIND = KindCode(
    id="pandas-nunique-check",
    detect=detect,
    on=(ast.Compare,),
    bad=(Bad("constant = df['shop'].nunique() == 1\n", lines=(1, 1), core=1),),
    good=(
        Good("few = df['shop'].nunique() == 3\n"),
        Good("x = df['shop'].to_numpy()\nconstant = (x == x[0]).all()\n"),
    ),
)
