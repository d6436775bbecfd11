"""df.apply(lambda row: ..., axis=1) runs Python for every row."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import constant, keyword
from ..kind import Bad, Good, KindCode, Match


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`.apply(f, axis=1)` or `axis="columns"`."""
    axis = constant(keyword(node, "axis"))
    if len(node.args) == 2 and facts.head(getattr(node.func, "value", None)) == "DataFrame":
        axis = constant(node.args[1])
    if not isinstance(node.func, ast.Attribute) or axis not in (1, "columns") or not node.args:
        return
    frame = facts.text(node.func.value)
    yield Match(
        node=node,
        core=node,
        names=(frame,) if frame.isidentifier() else (),
        confidence=0.9 if isinstance(node.args[0], ast.Lambda) else 0.75,
        message=f"`apply` with `axis=1` calls a Python function for every row of `{frame}`. "
        f"Write the formula on whole columns; for choices use `numpy.where` or `numpy.select`.",
    )


KIND = KindCode(
    id="pandas-apply-axis1",
    detect=detect,
    calls=("apply",),
    bad=(
        Bad(
            'df["total"] = df.apply(lambda row: row["price"] * row["count"], axis=1)\n',
            lines=(1, 1),
            core=1,
            names=("df",),
        ),
        Bad(
            'df["a"] = df[["b", "c"]].apply(lambda row: row.b - row.c, 1)\n',
            lines=(1, 1),
            core=1,
        ),
    ),
    good=(
        Good("df.apply(lambda column: column.max(), 0)\n"),
        Good('df["total"] = df["price"] * df["count"]\n'),
        Good("ranges = df.apply(lambda column: column.max() - column.min())\n"),
        Good("m = numpy.apply_along_axis(f, 1, table)\n"),
    ),
)
